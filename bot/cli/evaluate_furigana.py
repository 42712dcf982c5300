"""``madoguchi eval furigana``: our readings against a corpus with readings."""

from pathlib import Path
from typing import Annotated

import typer

from bot.evaluate.furigana import CorpusError, Figures, measure, read_corpus
from bot.render.furigana import with_furigana
from bot.render.spoken import spoken_kana


def furigana(
    file: Annotated[
        Path, typer.Argument(help="lines ID:漢字(かんじ)…,カタカナ, as in the ITA corpus")
    ],
    errors: Annotated[bool, typer.Option(help="print what is read or said wrongly")] = False,
) -> None:
    """Blocks and sentences read right, kana error rate of the speech front end."""
    try:
        sentences = list(read_corpus(file.read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, CorpusError) as broken:
        typer.echo(f"{file}: {broken}", err=True)
        raise typer.Exit(1) from broken
    figures = measure(sentences, with_furigana, spoken_kana)
    if errors:
        _print_errors(figures)
    right = figures.blocks - sum(wrong.blocks for wrong in figures.wrong)
    typer.echo(f"blocks     {figures.block_accuracy:7.2%}  {right} of {figures.blocks}")
    share = figures.exact / max(figures.sentences, 1)
    typer.echo(f"sentences  {share:7.2%}  {figures.exact} of {figures.sentences}")
    rate = figures.kana_error_rate
    typer.echo(f"kana CER   {rate:7.2%}  {figures.edits} edits in {figures.sounds} kana")


def _print_errors(figures: Figures) -> None:
    for wrong in figures.wrong:
        typer.echo(f"{wrong.sentence.id}\t{wrong.base}\t{wrong.expected}\t{wrong.ours}")
    for said in figures.misheard:
        typer.echo("\n  ".join(said))
