"""``madoguchi import-faq``: a town hall's FAQ table becomes a pack's FAQ (docs/open-data.md)."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
import yaml

from bot.catalogue.faq import faq_path
from bot.catalogue.findings import CatalogueError
from bot.catalogue.load import PACK
from bot.catalogue.yaml_source import read_yaml
from bot.opendata.faq import faq_yaml, read_faq
from bot.settings import Settings


def import_faq(
    csv: Annotated[Path, typer.Argument(help="columns question, answer, category, url")],
    pack: Annotated[str, typer.Option(help="whose FAQ it is")],
    source: Annotated[str, typer.Option(help="what residents are told it is from")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="the FAQ that is there")] = False,
) -> None:
    """Checks the table and writes procedures/<pack>/faq.yml; with mistakes it writes nothing."""
    settings = Settings()
    try:
        packs = {file.parent.name: file for file in settings.procedures.glob(f"*/{PACK}.yml")}
        if pack not in packs:
            _refuse(f"There is no pack {pack}; there are: {', '.join(sorted(packs))}.")
        entries = read_faq(csv, source or f"{_name(packs[pack])}「よくある質問」")
        path = faq_path(packs[pack].parent)
        if path.exists() and not replace:
            _refuse(f"{path} is there already; to write it anew add --replace.")
        _write(path, faq_yaml(entries))
    except CatalogueError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename}: {error.strerror}")
    typer.echo(f"{len(entries)} questions in {path}")


def _name(pack: Path) -> str:
    """What a pack is called; only its own file is read, others may be under repair."""
    try:
        return str(read_yaml(pack).data["name"])
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError):
        _refuse(f"{pack} has no name that can be read: run `madoguchi check`.")


def _write(path: Path, text: str) -> None:
    """In one go: a door that is open reads the file within a second."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _refuse(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1)
