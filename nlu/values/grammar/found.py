"""A value and its place; the longest reading counts."""

from dataclasses import dataclass
from typing import Callable, Generic, Iterable, List, Optional, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True)
class Found(Generic[Value]):
    """``value`` stands in ``text[start:end]``."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Reading:
    """A place that may hold a value; ``value`` tells which, or that there is none."""

    start: int
    end: int
    value: Callable[[], Optional[object]]


def longest(readings: Iterable[Reading]) -> List[Reading]:
    """Readings that do not overlap, in their order in the text.

    A longer one shuts out those inside it even if it has no value: 2月30日 is not "February".
    Of two equally long ones the first counts.
    """
    kept: List[Reading] = []
    for reading in sorted(readings, key=lambda r: r.start - r.end):
        if all(reading.end <= other.start or other.end <= reading.start for other in kept):
            kept.append(reading)
    return sorted(kept, key=lambda r: r.start)
