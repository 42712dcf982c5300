"""The way in: reads an answer by the type of its question."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.guides.answers.address import read_address
from bot.guides.answers.choices import read_choice, read_choices
from bot.guides.answers.count import read_count
from bot.guides.answers.dates import read_date
from bot.guides.answers.email import read_email
from bot.guides.answers.heard import Heard, Read
from bot.guides.answers.money import read_money
from bot.guides.answers.names import read_kana, read_name
from bot.guides.answers.phone import read_phone
from bot.guides.answers.postcode import read_postcode
from bot.guides.answers.text import read_text
from bot.guides.answers.yes_no import read_yes_no

READERS: Mapping[str, Callable[..., Read]] = {
    "address": read_address,
    "choice": read_choice,
    "choices": read_choices,
    "count": read_count,
    "email": read_email,
    "kana": read_kana,
    "money": read_money,
    "name": read_name,
    "phone": read_phone,
    "postcode": read_postcode,
    "text": read_text,
    "yes_no": read_yes_no,
}
"""All types but the date, which alone is read on a day."""


class UnknownKind(ValueError):
    """Nothing reads answers of this type."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"no answers of type {kind!r}; there are date, {', '.join(READERS)}")


def read(kind: str, heard: Heard, today: date, **constraints: Any) -> Read:
    """The value of an answer, or the code of what is wrong with it.

    ``constraints``: ``earliest`` and ``latest`` of a date, ``options`` of a choice and choices,
    ``minimum`` of a count, ``maximum`` of a count, money or text (characters).

    Raises:
        UnknownKind: there is no such type.
    """
    if kind == "date":
        return read_date(heard, today, **constraints)
    if kind not in READERS:
        raise UnknownKind(kind)
    return READERS[kind](heard, **constraints)
