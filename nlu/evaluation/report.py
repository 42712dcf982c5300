"""What people read of an evaluation: lines for the terminal, a page and a picture for the docs."""

import statistics
from pathlib import Path
from typing import Iterator, Optional, Sequence

from nlu.evaluation.figures import (
    FIGURES,
    by_locale,
    calibration_bins,
    calibration_error,
    confusions,
    figures,
    offers,
    refusal,
)
from nlu.evaluation.questions import Outcome

COLUMNS = ("intent", "procedure", "facet")
MOST_CONFUSIONS = 10


def lines(outcomes: Sequence[Outcome], errors: bool) -> Iterator[str]:
    """The figures for a terminal: per locale, refusals, calibration, confusions, time."""
    yield f"{'locale':8}{'n':>6}" + "".join(f"{name:>17}" for name in FIGURES)
    for locale, some in by_locale(outcomes).items():
        shares = "".join(f"{shown(value):>17}" for value in figures(some).values())
        yield f"{locale:8}{len(some):6}{shares}"
    yield from summary(outcomes)
    for column in COLUMNS:
        for expected, seen, count in list(confusions(column, outcomes))[:MOST_CONFUSIONS]:
            yield f"  {column}: {expected} taken for {seen}: {count}"
    if errors:
        yield from mistakes(outcomes)


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Refusals, calibration and time, a line each."""
    precision, recall = refusal(outcomes)
    yield f"refusals: precision {shown(precision)}, recall {shown(recall)} percent"
    yield f"calibration: expected error {calibration_error(*offers(outcomes)):.3f}"
    times = sorted(o.milliseconds for o in outcomes)
    p95 = times[int(len(times) * 0.95)]
    yield f"time: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms a message"


def mistakes(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every question that was understood wrongly, and how."""
    for outcome in outcomes:
        wrong = [c for c in COLUMNS if getattr(outcome.row, c) and not outcome.right(c)]
        if wrong:
            yield f"{','.join(wrong):18} {outcome.row} -> {outcome.understood}"


def shown(value: Optional[float]) -> str:
    """A share to one decimal; a dash where nothing is labelled."""
    return "–" if value is None else f"{value:.1f}"


def write_page(outcomes: Sequence[Outcome], page: Path) -> None:
    """The page and, beside it in `pictures/`, the diagram that it shows."""
    picture = page.parent / "pictures" / f"{page.stem}.svg"
    draw(outcomes, picture)
    page.write_text("\n".join(page_lines(outcomes, picture)) + "\n", encoding="utf-8")


def page_lines(outcomes: Sequence[Outcome], picture: Path) -> Iterator[str]:
    """The page in Markdown."""
    yield "# Evaluation of understanding\n"
    yield "Written by `make eval` from the questions in `tests/understanding`; not to be edited.\n"
    yield "Percent. *procedure*: the first guess is right, answered or offered; *answered*: without"
    yield "asking back; *refused*: of what is beyond scope, nothing was answered nor offered.\n"
    yield f"| locale | n | {' | '.join(FIGURES)} |"
    yield f"|---|---|{'---|' * len(FIGURES)}"
    for locale, some in by_locale(outcomes).items():
        shares = " | ".join(shown(value) for value in figures(some).values())
        yield f"| {locale} | {len(some)} | {shares} |"
    yield ""
    yield from (f"- {line}" for line in summary(outcomes))
    yield f"\n![Confidence and accuracy](pictures/{picture.name})\n"
    for column in COLUMNS:
        yield f"## {column}: most frequent confusions\n"
        yield "| expected | understood | times |"
        yield "|---|---|---|"
        for expected, seen, count in list(confusions(column, outcomes))[:MOST_CONFUSIONS]:
            yield f"| {expected} | {seen} | {count} |"
        yield ""


def draw(outcomes: Sequence[Outcome], picture: Path) -> None:
    """How often a confidence was right, and what each locale reaches (SVG)."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "madoguchi"  # the same figures give the same file
    from matplotlib import pyplot

    figure, (reliability, accuracy) = pyplot.subplots(1, 2, figsize=(10, 4))
    bins = calibration_bins(*offers(outcomes))
    reliability.plot([0, 1], [0, 1], "--", color="#888888", label="as it should be")
    reliability.plot(
        [b.confidence for b in bins], [b.accuracy for b in bins], "o-", label="measured"
    )
    reliability.set(xlabel="confidence", ylabel="share right", title="Calibration")
    reliability.legend()
    groups = by_locale(outcomes)
    for offset, name in enumerate(("procedure", "facet", "refused")):
        values = [figures(some)[name] or 0.0 for some in groups.values()]
        places = [place + 0.25 * offset for place in range(len(groups))]
        accuracy.bar(places, values, width=0.25, label=name)
    accuracy.set_xticks([place + 0.25 for place in range(len(groups))])
    accuracy.set_xticklabels(list(groups), rotation=45)
    accuracy.set(ylabel="percent", title="By locale", ylim=(0, 100))
    accuracy.legend(loc="lower right")
    figure.tight_layout()
    picture.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(picture, metadata={"Date": None})
