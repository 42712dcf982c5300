"""SARI of a simplification (Xu et al. 2016, "Optimizing Statistical Machine Translation for
Text Simplification", TACL 4), with one reference.

As in the authors' program an n-gram order without anything to add, keep or delete counts 0,
so a text that is copied scores what it keeps and nothing else.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ORDERS = (1, 2, 3, 4)

Gram = tuple[str, ...]


class Sari(NamedTuple):
    """A score and its three parts, each 0-100."""

    score: float
    added: float
    kept: float
    deleted: float


def sari(source: Sequence[str], output: Sequence[str], reference: Sequence[str]) -> Sari:
    """SARI of ``output`` for ``source``, all three in words."""
    parts = [_order(source, output, reference, n) for n in ORDERS]
    added, kept, deleted = (
        100 * sum(part[place] for part in parts) / len(ORDERS) for place in range(3)
    )
    return Sari((added + kept + deleted) / 3, added, kept, deleted)


def mean(scores: Sequence[Sari]) -> Sari:
    """The mean over sentences; zeros for none."""
    count = len(scores) or 1
    score, added, kept, deleted = (sum(s[place] for s in scores) / count for place in range(4))
    return Sari(score, added, kept, deleted)


def _order(
    source: Sequence[str], output: Sequence[str], reference: Sequence[str], n: int
) -> tuple[float, float, float]:
    s, o, r = (Counter(_grams(words, n)) for words in (source, output, reference))
    return _added(s, o, r), _kept(s, o, r), _deleted(s, o, r)


def _grams(words: Sequence[str], n: int) -> Iterator[Gram]:
    return (tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def _added(s: Counter[Gram], o: Counter[Gram], r: Counter[Gram]) -> float:
    new, wanted = o.keys() - s.keys(), r.keys() - s.keys()
    good = len(new & wanted)
    return _f1(good / len(new) if new else 0.0, good / len(wanted) if wanted else 0.0)


def _kept(s: Counter[Gram], o: Counter[Gram], r: Counter[Gram]) -> float:
    kept, wanted = s & o, s & r
    good = kept & wanted
    precision = sum(good[g] / kept[g] for g in good) / len(kept) if kept else 0.0
    recall = sum(good[g] / wanted[g] for g in good) / len(wanted) if wanted else 0.0
    return _f1(precision, recall)


def _deleted(s: Counter[Gram], o: Counter[Gram], r: Counter[Gram]) -> float:
    gone = s - o
    good = gone & (s - r)
    return sum(good[g] / gone[g] for g in good) / len(gone) if gone else 0.0


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
