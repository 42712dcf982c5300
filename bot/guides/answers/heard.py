"""What goes into reading an answer, and what comes out."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from bot.masking import HIDDEN, masked

LONGEST_BRIEF = 500
"""Characters; a date, a number or a choice in more of them is a part of something else."""

STRIKES = re.compile(r"[＊*]{4}")
"""What the door writes for a number that nobody may keep; NFKC makes it narrow."""

INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad]")
"""Not the joiners (U+200C, U+200D): Nepali and Sinhala names are written with them."""

MARKUP = re.compile(r"<\s*[a-z/!?]|&#?\w+;|javascript:|\{\{|\$\{", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LATIN = "a-zÀ-ɏḀ-ỹ"
"""Small letters of words that have spaces between them, for a class in a pattern."""

AROUND = " \t\r\n。．.、,!?…"


@dataclass(frozen=True)
class Heard:
    """An answer as the door cleaned it, with what Rasa understood of it.

    ``entities`` are those of `nlu.components.value_extractor`:
    ``{"entity": "date", "value": "2026-04-01", "precision": "day", "start": 0, "end": 9}``.
    """

    text: str
    entities: Sequence[Mapping[str, Any]] = ()
    intent: str | None = None


@dataclass(frozen=True)
class Accepted:
    """A value; ``corrected`` if something was supposed or changed that the reader should see."""

    value: JsonValue
    corrected: bool = False


@dataclass(frozen=True)
class Rejected:
    """Why there is no value: a code ``[a-z_]+``, and what may have been meant."""

    error: str
    suggestions: tuple[JsonValue, ...] = ()


Read = Accepted | Rejected


def said(heard: Heard) -> str:
    """The text in NFKC with ASCII digits and without invisible characters around or inside."""
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", heard.text))
    return "".join(map(_ascii_digit, plain)).strip()


def briefly_said(heard: Heard) -> str:
    """What was `said` to a short question; nothing if it is longer than any answer to one.

    Bounds what a hostile text costs; readers find nothing in it, and say so.
    """
    text = said(heard)
    return text if len(text) <= LONGEST_BRIEF else ""


def unheard(heard: Heard) -> Rejected | None:
    """Why there is nothing to read: nothing was said, or a number that nobody may keep."""
    text = said(heard)
    if not text.strip(AROUND):
        return Rejected("nothing_said")
    if STRIKES.search(text) or HIDDEN in heard.text or masked(text) != text:
        return Rejected("number_refused")
    return None


def without_end(text: str) -> str:
    """``text`` without spaces, full stops and the like around it."""
    return text.strip(AROUND + '「」『』"“”')


def strange(text: str) -> bool:
    """Whether there is markup, a script or a control character in it."""
    return bool(MARKUP.search(text) or CONTROL.search(text))


def entity_values(heard: Heard, entity: str) -> list[Any]:
    """The values of one entity, each once, in their order."""
    values = (e.get("value") for e in heard.entities if e.get("entity") == entity)
    return list(dict.fromkeys(value for value in values if value is not None))


def _ascii_digit(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character
