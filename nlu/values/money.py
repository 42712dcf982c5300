"""Money: yen, however it is written; other currencies are not ours."""

from dataclasses import dataclass
from functools import partial
from typing import Iterator, Optional

from nlu.values.grammar.found import Reading
from nlu.values.grammar.grammar import Grammar
from nlu.values.grammar.numerals import GREATEST


@dataclass(frozen=True)
class Money:
    """A sum in whole yen."""

    yen: int


def money_readings(text: str, grammar: Grammar) -> Iterator[Reading]:
    """Every place in a folded text that is written like a sum of yen."""
    for template in grammar.money:
        for times, match in template.matches(text):
            number = grammar.numerals.value(match["n"])
            yield Reading(match.start(), match.end(), partial(sum_of, number, int(times)))


def sum_of(number: Optional[int], times: int) -> Optional[Money]:
    """So many times so many yen; None for what no fee or income can be."""
    if number is None or number * times >= GREATEST:
        return None
    return Money(number * times)
