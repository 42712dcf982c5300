"""Which place of a list is meant: 2, 二番目, the second one, cái thứ 3."""

import re
from collections.abc import Iterable
from functools import cache

from bot.guides.answers.heard import AROUND, LATIN, without_end
from bot.guides.answers.numerals import KANJI, languages_words, number_in_words, whole
from bot.guides.answers.tables import ordinals

BARE = re.compile(rf"\d{{1,3}}|[{KANJI}]{{1,3}}")
MARK = "()[]<>「」"
"""What people put around a number: (2), 「2」."""


def place_of(text: str) -> int | None:
    """The place, from 1, if the text says nothing else; None if it says something else."""
    for said in _shorter(text):
        if BARE.fullmatch(said):
            return whole(said)
        if said in _ordinals():
            return _ordinals()[said]
        if match := _frames().fullmatch(said):
            return whole(next(filter(None, match.groups())))
        if number := number_in_words(said):
            return number
    return None


def without_around(text: str) -> str:
    """``text`` without the words that say nothing about which one is meant."""
    return list(_shorter(text))[-1]


def _shorter(text: str) -> Iterable[str]:
    """The text, and what is left as word after word beside it is taken away."""
    said = _trimmed(text)
    yield said
    while (less := _trimmed(_one_less(said))) != said and less:
        said = less
        yield said


def _one_less(text: str) -> str:
    for word in _around():
        apart = rf"(?![{LATIN}\u0900-\u097f])" if word[-1].isascii() else ""
        if match := re.match(re.escape(word) + apart, text):
            return text[match.end() :]
        if text.endswith(word) and not (word[0].isascii() and text[-len(word) - 1 :][:1].isalpha()):
            return text[: -len(word)]
    return text


def _trimmed(text: str) -> str:
    return without_end(text).strip(MARK + AROUND)


@cache
def _around() -> tuple[str, ...]:
    return languages_words(word for table in ordinals().values() for word in table.around)


@cache
def _ordinals() -> dict[str, int]:
    return {
        spelled.casefold(): place
        for table in ordinals().values()
        for place, word in enumerate(table.ordinals, start=1)
        for spelled in (word, word.replace(" ", ""))
    }


@cache
def _frames() -> re.Pattern[str]:
    frames = languages_words(frame for table in ordinals().values() for frame in table.frames)
    number = rf"({BARE.pattern})"
    return re.compile("|".join(re.escape(f).replace(r"\{n\}", number) for f in frames))
