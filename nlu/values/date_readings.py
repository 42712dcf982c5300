"""Where dates stand in a text."""

import re
from functools import partial
from typing import Any, Iterator, List, Optional, Sequence

from nlu.values.dates import EITHER, Date, Moment, date_of
from nlu.values.grammar.found import Found, Reading
from nlu.values.grammar.grammar import Grammar
from nlu.values.said import said_in

NEAR = 4
"""Letters between a date and the weekday that repeats it: 12月4日(金), Friday, December 4."""


def date_readings(text: str, grammar: Grammar, moment: Moment) -> Iterator[Reading]:
    """Every place in a folded text that is written like a date."""
    for template in grammar.dates:
        for shape, match in template.matches(text):
            told = partial(date_told, shape, match, grammar, moment)
            yield Reading(match.start(), match.end(), told)


def date_told(
    shape: str, match: "re.Match[str]", grammar: Grammar, moment: Moment
) -> Optional[Date]:
    """The date that a match tells, if there is such a date."""
    return date_of(shape, said_in(match, grammar, moment.today, moment.day_first), moment)


def tense(text: str, grammars: Sequence[Grammar]) -> str:
    """Whether a folded text only tells of the past, or only of the future."""
    told = {
        side
        for grammar in grammars
        for side, pattern in grammar.tenses.items()
        if pattern.search(text)
    }
    return told.pop() if len(told) == 1 else EITHER


def without_echoes(found: Sequence[Found[Any]]) -> List[Found[Any]]:
    """Without weekdays that only repeat the date beside them: 12月4日(金曜日)."""
    days = [one for one in found if isinstance(one.value, Date) and one.value.precision == "day"]

    def echo(one: Found[Any]) -> bool:
        return (
            one in days
            and one.value.assumed == "week"
            and any(
                0 <= gap <= NEAR
                for other in days
                if other.value.assumed != "week"
                for gap in (one.start - other.end, other.start - one.end)
            )
        )

    return [one for one in found if not echo(one)]
