"""Counts outcomes: shares of questions in percent, confusions, calibration."""

from collections import Counter
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from nlu.evaluation.questions import REFUSED, Outcome

BINS = 10
"""Of a calibration diagram."""

Figures = Dict[str, Optional[float]]
"""Percent by name; None where no question is labelled for it."""


def _of(outcomes: Sequence[Outcome], column: str) -> Optional[float]:
    return percent([o.right(column) for o in outcomes if getattr(o.row, column)])


def _asked(outcomes: Sequence[Outcome]) -> List[Outcome]:
    return [o for o in outcomes if o.row.is_in_scope]


def _beyond(outcomes: Sequence[Outcome]) -> List[Outcome]:
    return [o for o in outcomes if o.row.procedure == REFUSED]


FIGURES: Dict[str, Callable[[Sequence[Outcome]], Optional[float]]] = {
    "intent": lambda outcomes: _of(outcomes, "intent"),
    "procedure": lambda outcomes: _of(_asked(outcomes), "procedure"),
    "facet": lambda outcomes: _of(outcomes, "facet"),
    "answered right": lambda outcomes: percent(
        [o.answered == o.row.procedure for o in _asked(outcomes)]
    ),
    "answered wrong": lambda outcomes: percent(
        [o.answered not in (None, o.row.procedure) for o in _asked(outcomes)]
    ),
    "refused": lambda outcomes: percent([o.is_refused for o in _beyond(outcomes)]),
    "wrongly refused": lambda outcomes: percent([o.is_refused for o in _asked(outcomes)]),
}
"""``procedure`` is the first guess, answered or offered; ``refused`` is of what is beyond scope."""

HIGHER_IS_BETTER = ("intent", "procedure", "facet", "refused")


def percent(hits: Sequence[bool]) -> Optional[float]:
    """The share of hits."""
    return 100 * sum(hits) / len(hits) if hits else None


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """All of ``FIGURES``."""
    return {name: count(outcomes) for name, count in FIGURES.items()}


def by_locale(outcomes: Sequence[Outcome]) -> Dict[str, List[Outcome]]:
    """The outcomes of each locale, and all of them under ``all``."""
    groups: Dict[str, List[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.row.locale, []).append(outcome)
    return {**dict(sorted(groups.items())), "all": list(outcomes)}


def confusions(column: str, outcomes: Sequence[Outcome]) -> Iterator[Tuple[str, str, int]]:
    """(expected, understood, how often), the most frequent first."""
    pairs: Counter = Counter()
    for outcome in outcomes:
        expected = getattr(outcome.row, column)
        if expected and not outcome.right(column):
            facets = outcome.understood["facets"][:1]
            seen = (facets or [None])[0] if column == "facet" else outcome.understood[column]
            pairs[expected, seen or REFUSED] += 1
    for (expected, seen), count in pairs.most_common():
        yield expected, seen, count


def refusal(outcomes: Sequence[Outcome]) -> Tuple[Optional[float], Optional[float]]:
    """Precision and recall of refusing what is beyond scope."""
    labelled = [o for o in outcomes if o.row.procedure]
    refused = [o for o in labelled if o.is_refused]
    precision = percent([o.row.procedure == REFUSED for o in refused])
    return precision, percent([o.is_refused for o in _beyond(labelled)])


class Bin(NamedTuple):
    """Questions of similar confidence: how sure they were, and how often that was right."""

    confidence: float
    accuracy: float
    count: int


def calibration_bins(confidences: Sequence[float], right: Sequence[bool]) -> List[Bin]:
    """Equally wide bins of confidence, those without questions left out."""
    bins: List[List[Tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, hit in zip(confidences, right, strict=True):
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, hit))
    return [
        Bin(sum(c for c, _ in b) / len(b), sum(hit for _, hit in b) / len(b), len(b))
        for b in bins
        if b
    ]


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error (0-1): Naeini, Cooper & Hauskrecht (2015)."""
    bins = calibration_bins(confidences, right)
    total = sum(b.count for b in bins) or 1
    return sum(b.count * abs(b.confidence - b.accuracy) for b in bins) / total


def offers(outcomes: Sequence[Outcome]) -> Tuple[List[float], List[bool]]:
    """How sure the first candidate was wherever one was named, and whether it was meant."""
    named = [o for o in outcomes if o.row.procedure and o.first]
    return (
        [o.understood["confidence"] for o in named],
        [o.first == o.row.procedure for o in named],
    )
