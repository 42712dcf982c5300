"""``madoguchi eval plain``: measures the automatic plain Japanese."""

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import ROOT

WORD_LISTS = "jlpt-vocab"
SHARED = ROOT.parent / "shared" / "data"


def plain(
    file: Annotated[Path, typer.Argument(help='JSON list or lines of {"ja", "easy"}')],
    word_lists: Annotated[
        Path | None, typer.Option(help="folder with n5.csv and n4.csv; else beside FILE")
    ] = None,
    show: Annotated[bool, typer.Option(help="print every sentence and its rewriting")] = False,
) -> None:
    """The rewriter's SARI beside doing nothing, JLPT N5+N4 share, facts kept."""
    from bot.evaluate.plain import NoPairs, evaluate, read_pairs
    from bot.plain.rewrite import rewrite

    try:
        pairs = read_pairs(file)
    except (OSError, NoPairs) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    lists = _word_lists(file, word_lists)
    report = evaluate(pairs, lambda text: rewrite(text).text, lists)
    if show:
        for pair in pairs:
            typer.echo(f"- {pair.ja}\n+ {rewrite(pair.ja).text}")
    typer.echo(f"{'':<12}{'SARI':>7}{'add':>7}{'keep':>7}{'delete':>8}{'N5+N4':>8}{'facts':>10}")
    for row in report.rows:
        scores = [f"{value:.2f}" for value in row.sari[:4]] if row.sari else ["-"] * 4
        everyday = f"{row.everyday.share:.3f}" if row.everyday else "-"
        kept = f"{row.facts_kept}/{report.pairs}"
        typer.echo(
            f"{row.name:<12}{scores[0]:>7}{scores[1]:>7}{scores[2]:>7}{scores[3]:>8}"
            f"{everyday:>8}{kept:>10}"
        )
    for source, output in report.lost:
        typer.echo(f"lost a fact: {source} → {output}")
    if not lists:
        typer.echo(f"No {WORD_LISTS} beside {file}: the share of N5+N4 is not measured.", err=True)


def _word_lists(file: Path, given: Path | None) -> Path | None:
    """The folder of word lists: the one that was given, beside the file, or in shared data."""
    places = (given,) if given else (file.parent / WORD_LISTS, SHARED / WORD_LISTS)
    return next((place for place in places if place and (place / "n5.csv").is_file()), None)
