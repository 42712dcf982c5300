"""All that one language needs for finding numbers and dates."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Dict, List, Mapping, Optional, Sequence

from babel import Locale

from nlu.values.grammar import cldr
from nlu.values.grammar.numerals import Numerals, one_of
from nlu.values.grammar.templates import Edges, Template, compiled
from nlu.values.grammar.words import Words

ONE_OR_TWO_DIGITS = r"(?<!\d)\d{1,2}(?!\d)"
FOUR_DIGITS = r"(?<!\d)\d{4}(?!\d)"
TEN = 10

PLACEHOLDERS = {
    "relday": "days", "either": "either_way", "week": "weeks", "relmonth": "months",
    "relyear": "years", "fyear": "fiscal_years", "unit": "units", "wd": "weekday_letters",
    "era": "eras", "era_letter": "era_letters",
}  # fmt: skip
"""Placeholders and the tables that hold their words."""


@dataclass(frozen=True)
class Grammar:
    """Templates by what they find, and the words to understand their matches with.

    ``day_first`` and ``buddhist_years`` say how the language writes dates; a year more than
    ``years_ahead`` years from now is none (in Nepal it is one of the Vikram calendar).
    ``tenses`` find what only sentences about the past or the future have.
    """

    language: str
    numerals: Numerals
    tables: Mapping[str, Mapping[str, Any]]
    dates: Sequence[Template]
    money: Sequence[Template]
    counts: Sequence[Template]
    tenses: Mapping[str, "re.Pattern[str]"]
    day_first: bool = False
    buddhist_years: bool = False
    years_ahead: int = 50

    def applicable(self, text: str) -> "Grammar":
        """The same without what needs a number where a folded text has none (most have none)."""
        return self if self._number.search(text) else self._wordy

    @cached_property
    def _number(self) -> "re.Pattern[str]":
        return re.compile("|".join(filter(None, (r"\d|元年", self.numerals.first))))

    @cached_property
    def _wordy(self) -> "Grammar":
        dates = [template for template in self.dates if not template.numeric]
        return replace(self, dates=dates, money=(), counts=())


def grammar(words: Words, locale: Optional[Locale]) -> Grammar:
    """``words`` with their templates compiled."""
    settings = words.settings
    edges = Edges(settings.get("letters", "a-z"), settings.get("ending", "apart"))
    numerals = Numerals(
        words=words.numbers["numbers"],
        scales=words.numbers["scales"],
        before_scale=words.numbers["before_scale"],
        positional=settings.get("positional", False),
        joint=settings.get("joint", ""),
        grouping=settings.get("grouping", ""),
    )
    fields = {**number_fields(numerals), **word_fields(words)}

    def all_of(templates: Mapping[Any, Sequence[str]]) -> List[Template]:
        return [
            compiled(str(shape), template, fields, edges)
            for shape, some in templates.items()
            for template in some
        ]

    return Grammar(
        words.language,
        numerals,
        words.tables,
        all_of(words.templates),
        all_of(words.money),
        all_of(words.counts),
        {tense: re.compile("|".join(some)) for tense, some in words.tenses.items() if some},
        day_first=cldr.day_first(locale) if locale else False,
        buddhist_years=settings.get("buddhist_years", False),
        years_ahead=settings.get("years_ahead", Grammar.years_ahead),
    )


def number_fields(numerals: Numerals) -> Dict[str, str]:
    """Regular expressions of the placeholders for numbers."""
    digits = {word: value for word, value in numerals.words.items() if value < TEN}
    letter = one_of({**digits, **{w: s for w, s in numerals.scales.items() if s == TEN}})
    small = rf"{ONE_OR_TWO_DIGITS}|{letter}{{1,3}}" if numerals.positional else ONE_OR_TWO_DIGITS
    year = rf"{FOUR_DIGITS}|{one_of(digits)}{{4}}" if numerals.positional else FOUR_DIGITS
    return {
        "n": numerals.pattern,
        "day": small,
        "m": small,
        "year": year,
        "yy": ONE_OR_TWO_DIGITS,
        "eyear": rf"元|{small}",
        "first": ONE_OR_TWO_DIGITS,
        "second": ONE_OR_TWO_DIGITS,
    }


def word_fields(words: Words) -> Dict[str, str]:
    """Regular expressions of the placeholders for words."""
    named = {name: name for name in ("month", "mon", "wide", "weekday")}
    return {
        placeholder: one_of(words.tables.get(table) or {})
        for placeholder, table in {**PLACEHOLDERS, **named}.items()
    }
