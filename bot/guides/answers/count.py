"""How many people or things."""

import re
from decimal import Decimal
from functools import cache

from bot.guides.answers.heard import (
    Accepted,
    Heard,
    Read,
    Rejected,
    briefly_said,
    entity_values,
    unheard,
    without_end,
)
from bot.guides.answers.numerals import languages_words, number_in_words, numbers
from bot.guides.answers.tables import number_words, ordinals

NOT_EVEN_ONE = re.compile(r"^(?:一人|1人|ひとり|誰|だれ|一つ|1つ)も")


def read_count(heard: Heard, minimum: int = 0, maximum: int | None = None) -> Read:
    """A whole number; one that Rasa saw goes before bare numbers.

    Errors: count_unreadable, count_whole, count_too_small, count_too_many.
    """
    if problem := unheard(heard):
        return problem
    number = _number(heard)
    if number is None:
        return Rejected("count_unreadable")
    if number != number.to_integral_value():
        return Rejected("count_whole")
    if number < minimum:
        return Rejected("count_too_small")
    if maximum is not None and number > maximum:
        return Rejected("count_too_many")
    return Accepted(int(number))


def _number(heard: Heard) -> Decimal | None:
    """The one number that was said; None if there are more, or none."""
    text = without_end(briefly_said(heard))
    bare = without_end(_polite().sub("", text))
    for whole in (text, bare):
        if (in_words := number_in_words(whole)) is not None:
            return Decimal(in_words)
    if NOT_EVEN_ONE.match(bare):
        return Decimal(0)
    written = {number.value for number in numbers(text)}
    unusual = [n for n in written if n is not None and (n < 0 or n != n.to_integral_value())]
    counted = {Decimal(str(value)) for value in entity_values(heard, "count")}
    found = written if unusual or not counted else counted
    return found.pop() if len(found) == 1 and not _beside_others(text) else None


def _beside_others(text: str) -> bool:
    """Whether the number is of a part only: 妻と子ども2人 are three."""
    return bool(_joints().search(text.casefold()))


@cache
def _joints() -> re.Pattern[str]:
    """Words that join; と after hiragana may be a part of another word (おとな)."""
    words = languages_words(word for table in ordinals().values() for word in table.between)
    found = [rf" {re.escape(word)} " if word[0] < "\u0250" else re.escape(word) for word in words]
    return re.compile(rf"(?<![ぁ-ん])(?:{'|'.join(found)})")


@cache
def _polite() -> re.Pattern[str]:
    words = languages_words(word for table in number_words().values() for word in table.polite)
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, words))})$", re.IGNORECASE)
