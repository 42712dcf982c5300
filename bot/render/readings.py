"""How the words of a text are read: our words, numbers, rules of context, and then Sudachi.

Sudachi divides a text into words and knows most readings. `readings.yml` says what it gets
wrong in general: ``words`` (the longest that begins and ends where words do), and ``rules``
for kanji with several readings, told apart by what stands around them.
"""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from sudachipy import Dictionary, SplitMode

from bot.catalogue.yaml_source import read_yaml
from bot.render.counted import spoken_numbers

KANJI = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
HAS_KANJI = re.compile(rf"[{KANJI}]")
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
NUMERAL = "名詞,数詞"

_own = threading.local()


@dataclass(frozen=True)
class Word:
    """A word in a text and its reading in hiragana (None: nobody knows).

    ``part`` is Sudachi's part of speech with commas, empty for words of our own.
    """

    start: int
    text: str
    reading: str | None
    part: str = ""

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


class Rule(BaseModel):
    """A reading of a word where all of the patterns fit.

    ``part``: its part of speech; ``previous``, ``next``: the part of speech of the word before
    and after it; ``after``, ``before``: the text that it comes after and before.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: str
    part: re.Pattern[str] = re.compile("")
    previous: re.Pattern[str] = re.compile("")
    next: re.Pattern[str] = re.compile("")
    after: re.Pattern[str] = re.compile("")
    before: re.Pattern[str] = re.compile("")


class Readings(BaseModel):
    """`readings.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, str]
    rules: dict[str, tuple[Rule, ...]]


def read_words(text: str) -> list[Word]:
    """The words of a text in order; together they are the text."""
    tokens = _tokens(text)
    borders = {token.start for token in tokens} | {len(text)}
    ours = list(_our_words(text, borders))
    numerals = {token.start for token in tokens if token.part.startswith(NUMERAL)}
    taken = {place for word in ours for place in range(word.start, word.end)}
    ours += [
        Word(s.start, text[s.start : s.end], s.reading, NUMERAL)
        for s in spoken_numbers(text, borders, numerals)
        if taken.isdisjoint(range(s.start, s.end))
    ]
    return list(_in_context(text, _merged(text, tokens, sorted(ours, key=lambda w: w.start))))


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(KATAKANA_TO_HIRAGANA)


def _tokens(text: str) -> list[Word]:
    return [
        Word(m.begin(), m.surface(), _reading(m), ",".join(m.part_of_speech()[:4]))
        for m in sudachi().tokenize(text, SplitMode.C)
    ]


def _reading(morpheme: Any) -> str | None:
    surface: str = morpheme.surface()
    if not HAS_KANJI.search(surface):
        return surface
    reading = hiragana(morpheme.reading_form())
    return None if HAS_KANJI.search(reading) else reading


def _our_words(text: str, borders: set[int]) -> Iterator[Word]:
    words, lengths = _readings().words, _lengths()
    place = 0
    for start in sorted(borders):
        if start < place:
            continue
        for length in lengths:
            end = start + length
            if end in borders and (reading := words.get(text[start:end])):
                yield Word(start, text[start:end], reading)
                place = end
                break


def _merged(text: str, tokens: list[Word], ours: list[Word]) -> Iterator[Word]:
    """Our words in the place of Sudachi's; what is left of a token that they cut is read anew."""
    place = 0
    for word in [*ours, Word(len(text), "", "")]:
        for token in tokens:
            start, end = max(token.start, place), min(token.end, word.start)
            if (start, end) == (token.start, token.end):
                yield token
            elif start < end:
                yield from _again(text, start, end)
        if word.text:
            yield word
        place = word.end


def _again(text: str, start: int, end: int) -> Iterator[Word]:
    for token in _tokens(text[start:end]):
        yield replace(token, start=start + token.start)


def _in_context(text: str, words: Iterator[Word]) -> Iterator[Word]:
    edge = Word(0, "", "")
    around = [edge, *words, edge]
    for (previous, word), following in zip(pairwise(around), around[2:], strict=False):
        rules = _readings().rules.get(word.text, ()) if word.part else ()
        fitting = (rule for rule in rules if _fits(rule, text, previous, word, following))
        rule = next(fitting, None)
        yield replace(word, reading=rule.reading) if rule else word


def _fits(rule: Rule, text: str, previous: Word, word: Word, following: Word) -> bool:
    return bool(
        rule.part.match(word.part)
        and rule.previous.match(previous.part)
        and rule.next.match(following.part)
        and rule.after.search(text[: word.start])
        and rule.before.match(text[word.end :])
    )


def sudachi() -> Any:
    """A tokenizer of this thread's own: SudachiPy's cannot be shared."""
    if not hasattr(_own, "sudachi"):
        _own.sudachi = _dictionary().create()
    return _own.sudachi


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    return Dictionary(dict="core")


@lru_cache(maxsize=1)
def _readings() -> Readings:
    return TypeAdapter(Readings).validate_python(
        read_yaml(Path(__file__).with_name("readings.yml")).data
    )


@lru_cache(maxsize=1)
def _lengths() -> list[int]:
    return sorted({len(word) for word in _readings().words}, reverse=True)
