"""Yes or no, in words, by number, or as Rasa understood it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bot.guides.answers.heard import (
    LATIN,
    Accepted,
    Heard,
    Read,
    Rejected,
    briefly_said,
    unheard,
    without_end,
)
from bot.guides.answers.numerals import languages_words
from bot.guides.answers.tables import yes_no

NUMBERED = {"1": True, "2": False}
"""The two buttons in their order."""

NUMBER = re.compile(r"(?:no\. ?|#)?([12一二])(?:番|번|号|號)?(?:です|で|でお願いします)?")
KANJI = {"一": "1", "二": "2"}
CLAUSE = re.compile(r"[、。，,.!;:\n()…~ー-]+\s*|\s{2,}")
INTENTS = {"affirm": True, "deny": False}


@dataclass(frozen=True)
class Words:
    """The table as patterns: `alone` is a text of known words, `first` begins with one."""

    sides: dict[str, bool]
    polite: frozenset[str]
    unsure: re.Pattern[str]
    alone: re.Pattern[str]
    part: re.Pattern[str]
    first: re.Pattern[str]


def read_yes_no(heard: Heard) -> Read:
    """True or False; the words go before the intent. Error: yes_or_no."""
    if problem := unheard(heard):
        return problem
    text = without_end(briefly_said(heard).replace("’", "'")).casefold()
    if match := NUMBER.fullmatch(text):
        return Accepted(NUMBERED[KANJI.get(match[1], match[1])])
    sides = _sides(text)
    if not sides and heard.intent in INTENTS and not _unsure(text):
        return Accepted(INTENTS[heard.intent])
    return Accepted(sides.pop()) if len(sides) == 1 else Rejected("yes_or_no")


def _sides(text: str) -> set[bool]:
    """What is said anywhere in the text: nothing, one side, or both."""
    if whole := _of_clause(text):
        return whole
    sides: set[bool] = set()
    for clause in CLAUSE.split(text):
        sides |= _of_clause(clause.strip())
    return set() if _unsure(text) else sides


def _of_clause(clause: str) -> set[bool]:
    words = _words()
    if clause in words.sides:
        return {words.sides[clause]}
    if words.unsure.match(clause):
        return set()
    if words.alone.fullmatch(clause):
        parts = words.part.findall(clause)
        after = [part for part in parts[1:] if part not in words.polite]
        return {words.sides[part] for part in [*parts[:1], *after] if part in words.sides}
    if first := words.first.match(clause):
        others = clause[first.end() :].split()
        return {words.sides[part] for part in [first[1], *others] if part in words.sides}
    return set()


def _unsure(text: str) -> bool:
    return any(_words().unsure.match(clause.strip()) for clause in CLAUSE.split(text))


@cache
def _words() -> Words:
    tables = yes_no().values()
    sides = {word.casefold(): False for table in tables for word in table.deny}
    sides |= {word.casefold(): True for table in tables for word in table.affirm}
    polite = [word.casefold() for table in tables for word in table.polite]
    known = _one_of([*sides, *polite])
    unsure = _one_of(word for table in tables for word in table.unsure)
    return Words(
        sides,
        frozenset(polite),
        re.compile(unsure),
        re.compile(rf"(?:{known}(?:\s+|$|(?<=[^{LATIN}\u0900-\u097f])))+"),
        re.compile(known),
        re.compile(rf"({_one_of(sides)})(?=\s)"),
    )


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, languages_words(words)))})"
