"""Counts of people, children, copies and things."""

from dataclasses import dataclass
from functools import partial
from typing import Iterator, Optional

from nlu.values.grammar.found import Reading
from nlu.values.grammar.grammar import Grammar

GREATEST = 10_000
"""More people or copies than that is no resident's business; it is another number."""


@dataclass(frozen=True)
class Count:
    """``number`` of a ``unit``: person, child, copy or item."""

    number: int
    unit: str


def count_readings(text: str, grammar: Grammar) -> Iterator[Reading]:
    """Every place in a folded text that counts something."""
    for template in grammar.counts:
        for unit, match in template.matches(text):
            number = grammar.numerals.value(match["n"])
            yield Reading(match.start(), match.end(), partial(count_of, number, unit))


def count_of(number: Optional[int], unit: str) -> Optional[Count]:
    """The count, unless it is none or too great."""
    return Count(number, unit) if number and number <= GREATEST else None
