"""``madoguchi eval``: what concerns the trained model runs in Rasa's environment."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from bot.cli.evaluate_furigana import furigana
from bot.cli.evaluate_plain import plain
from bot.encoder.errors import EncoderError
from bot.encoder.folder import model_folders
from bot.settings import ROOT, Settings
from bot.supervisor.briefly import free_port, started
from bot.supervisor.model import model_path
from bot.supervisor.services import (
    encoder_environment,
    encoder_service,
    rasa_environment,
    rasa_python,
)
from bot.supervisor.supervise import CannotStart

LONGEST_ENCODING = 60.0
"""Seconds; who measures waits, a resident does not (`Settings.encoder_timeout`)."""

evaluation = typer.Typer(
    no_args_is_help=True, help="Measures understanding, retrieval, readings and plain words."
)
evaluation.command()(furigana)
evaluation.command()(plain)


@evaluation.command()
def understand(
    files: Annotated[list[Path], typer.Argument(help="TSV: locale text intent procedure facet")],
    errors: Annotated[bool, typer.Option(help="print every wrong answer")] = False,
    page: Annotated[Path | None, typer.Option(help="write the figures as a page, too")] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="exit 1 if a locale has fallen behind it by 2 points")
    ] = None,
    keep: Annotated[bool, typer.Option(help="make this the baseline")] = False,
) -> None:
    """Accuracy per locale, confusions, refusals, calibration of the trained model."""
    model = model_path(Settings())
    if not model.is_file():
        typer.echo("Nothing is trained for these sources yet: run `madoguchi train`.", err=True)
        raise typer.Exit(1)
    paths = {"--model": model, "--page": page, "--baseline": baseline}
    named = (word for option, path in paths.items() if path for word in (option, str(path)))
    _in_rasa("understand", *map(_whole, files), *named, *["--errors"] * errors, *["--keep"] * keep)


@evaluation.command()
def calibrate(
    files: Annotated[list[Path], typer.Argument(help="the development set, TSV")],
) -> None:
    """Learns the retriever's weights and its certainty from the development set."""
    model = str(model_path(Settings()))
    _in_rasa("--fusion", *map(_whole, files), "--model", model, module="nlu.evaluation.calibrate")


@evaluation.command()
def retrieval(
    corpus: Annotated[Path, typer.Option(help='JSON lines {"_id", "title", "text"}')],
    queries: Annotated[Path, typer.Option(help='JSON lines {"_id", "text"}')],
    qrels: Annotated[Path, typer.Option(help="TREC relevance judgements")],
    encoder: Annotated[Path | None, typer.Option(help="a sentence-transformers folder")] = None,
    reranker: Annotated[Path | None, typer.Option(help="a cross-encoder folder")] = None,
) -> None:
    """The production retriever on any FAQ; with a model folder, as it would be with that."""
    files = {"--corpus": corpus, "--queries": queries, "--qrels": qrels}
    model = model_path(Settings())
    if model.is_file():
        files["--model"] = model
    named = [word for pair in files.items() for word in (pair[0], _whole(pair[1]))]
    if not (encoder or reranker):
        _in_rasa("retrieval", *named)
    with _encoder(encoder, reranker) as environment:
        _in_rasa("retrieval", *named, "--encoder", environment=environment)


@contextmanager
def _encoder(encoder: Path | None, reranker: Path | None) -> Iterator[Mapping[str, str]]:
    """Where a process with these folders is found while we measure; a question may take long."""
    chosen = {"encoder": encoder, "reranker": reranker, "encoder_locales": ""}
    place = {"encoder_port": free_port(), "encoder_timeout": LONGEST_ENCODING}
    settings = Settings().model_copy(update={**chosen, **place})
    try:
        model_folders(settings)
        with started(encoder_service(settings)):
            yield encoder_environment(settings)
    except (EncoderError, CannotStart) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None


def _whole(path: Path) -> str:
    if not path.is_file():
        typer.echo(f"{path}: no such file", err=True)
        raise typer.Exit(1)
    return str(path.resolve())


def _in_rasa(
    *arguments: str,
    module: str = "nlu.evaluation",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> None:
    command = [rasa_python(), "-m", module, *arguments]
    variables = {**os.environ, **rasa_environment(Settings()), **environment}
    raise typer.Exit(subprocess.run(command, cwd=ROOT, env=variables).returncode)  # noqa: S603
