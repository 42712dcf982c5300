"""A person's name, and how it is read in katakana."""

import re
import unicodedata
from functools import cache

from bot.guides.answers.heard import (
    Accepted,
    Heard,
    Read,
    Rejected,
    said,
    strange,
    unheard,
    without_end,
)
from bot.guides.answers.numerals import languages_words
from bot.guides.answers.tables import openings

LONGEST = 60
BESIDE_LETTERS = frozenset(" '’‘-‐・·.\u200c\u200d")
HYPHENS = frozenset("-‐‑–")
KATAKANA = re.compile(r"[ァ-ヺ][ァ-ヺー・ ヽヾ]*")
ADDRESS_OF_A_PAGE = re.compile(r"https?:|www\.|\w\.(?:com|net|org|jp)\b", re.IGNORECASE)

TO_KATAKANA = {place: place + 0x60 for place in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
"""ぁ to ゖ, ゝ and ゞ; the two blocks of Unicode are in the same order."""


def read_name(heard: Heard) -> Read:
    """1 to 60 letters of any script, without "my name is" around them.

    Errors: name_strange, name_too_long.
    """
    if problem := unheard(heard):
        return problem
    text = said(heard)
    if strange(text) or ADDRESS_OF_A_PAGE.search(text):
        return Rejected("name_strange")
    name = _bare(text)
    if not name:
        return Rejected("nothing_said")
    if not all(map(_in_names, name)) or not any(c.isalpha() for c in name):
        return Rejected("name_strange")
    if len(name) > LONGEST:
        return Rejected("name_too_long")
    return Accepted(name, corrected=name != _spaced(text))


def read_kana(heard: Heard) -> Read:
    """The reading of a name in full-width katakana, one space between its parts.

    Errors: kana_expected, name_too_long.
    """
    if problem := unheard(heard):
        return problem
    written = _bare(said(heard))
    kana = re.sub(r"(?<=[ぁ-ゖァ-ヺー])[-‐‑–—―−]", "ー", written).translate(TO_KATAKANA)
    if not KATAKANA.fullmatch(kana):
        return Rejected("kana_expected")
    if len(kana) > LONGEST:
        return Rejected("name_too_long")
    return Accepted(kana, corrected=kana != " ".join(heard.text.split()))


def _bare(text: str) -> str:
    """``text`` without what is said around a name; a name alone stays as it is."""
    name = without_end(_spaced(text)) + ("." if text.endswith(".") and _initial(text) else "")
    opening = _opening(name)
    name = name[len(opening) :].lstrip(" 、,:")
    for ending in _endings(bool(opening)):
        if name.casefold().endswith(ending) and len(name) > len(ending):
            return without_end(name[: -len(ending)])
    return name.strip()


def _opening(name: str) -> str:
    """How the text begins, if that is no part of a name: "I am" is, "Iamu" is not."""
    lower = name.casefold().replace("’", "'")
    if len(lower) != len(name):
        return ""
    for opening in _openings():
        if lower.startswith(opening):
            next_one = name[len(opening) :][:1]
            goes_on = bool(next_one) and unicodedata.category(next_one)[0] in "LM"
            if not (goes_on and _spaces_between_words(opening)):
                return name[: len(opening)]
    return ""


def _spaces_between_words(words: str) -> bool:
    """Whether the script has spaces between words; Chinese, Japanese and Burmese have none."""
    name = unicodedata.name(words[0], "")
    return name.startswith(("LATIN", "DEVANAGARI", "HANGUL"))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _initial(text: str) -> bool:
    """Whether the full stop at the end is of an abbreviation: John Smith Jr."""
    return bool(re.search(r"(?:\b[A-Za-z]|\b[JS]r)\.$", text))


def _in_names(character: str) -> bool:
    return character in BESIDE_LETTERS or unicodedata.category(character)[0] in "LM"


@cache
def _openings() -> tuple[str, ...]:
    return languages_words(word for table in openings().values() for word in table.before)


@cache
def _endings(after_an_opening: bool) -> tuple[str, ...]:
    """Without an opening only endings of Japanese and Korean, which no name has."""
    tables = [table for tag, table in openings().items() if after_an_opening or tag in ("ja", "ko")]
    ends = languages_words(word for table in tables for word in table.after)
    return ends if after_an_opening else tuple(end for end in ends if end not in ("예요", "이에요"))
