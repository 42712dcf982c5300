"""``madoguchi eval``: what concerns the trained model runs in Rasa's environment."""

import os
import subprocess
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.evaluate_furigana import furigana
from bot.cli.evaluate_plain import plain
from bot.settings import ROOT, Settings
from bot.supervisor.model import model_path
from bot.supervisor.services import rasa_environment, rasa_python

evaluation = typer.Typer(
    no_args_is_help=True, help="Measures understanding, retrieval, readings and plain words."
)
evaluation.command()(furigana)
evaluation.command()(plain)


@evaluation.command()
def understand(
    files: Annotated[list[Path], typer.Argument(help="TSV: locale text intent procedure facet")],
    errors: Annotated[bool, typer.Option(help="print every wrong answer")] = False,
) -> None:
    """Accuracy per locale, confusions, refusal rate of the trained model."""
    model = model_path(Settings())
    if not model.is_file():
        typer.echo("Nothing is trained for these sources yet: run `madoguchi train`.", err=True)
        raise typer.Exit(1)
    _in_rasa("understand", *map(_whole, files), "--model", str(model), *["--errors"] * errors)


@evaluation.command()
def retrieval(
    corpus: Annotated[Path, typer.Option(help='JSON lines {"_id", "title", "text"}')],
    queries: Annotated[Path, typer.Option(help='JSON lines {"_id", "text"}')],
    qrels: Annotated[Path, typer.Option(help="TREC relevance judgements")],
) -> None:
    """The production retriever on any FAQ."""
    files = {"--corpus": corpus, "--queries": queries, "--qrels": qrels}
    _in_rasa("retrieval", *(word for pair in files.items() for word in (pair[0], _whole(pair[1]))))


def _whole(path: Path) -> str:
    if not path.is_file():
        typer.echo(f"{path}: no such file", err=True)
        raise typer.Exit(1)
    return str(path.resolve())


def _in_rasa(*arguments: str) -> None:
    command = [rasa_python(), "-m", "nlu.evaluate", *arguments]
    environment = {**os.environ, **rasa_environment(Settings())}
    raise typer.Exit(subprocess.run(command, cwd=ROOT, env=environment).returncode)  # noqa: S603
