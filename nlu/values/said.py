"""What the parts of a date say, before it is known which day that is."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Dict, Mapping, Optional, Tuple

from dateutil.relativedelta import relativedelta

from nlu.values.grammar.grammar import PLACEHOLDERS, Grammar
from nlu.values.grammar.templates import NUMBERS

EARLIEST = 1868
"""The first year of 明治: nobody who writes to us was born before."""

BUDDHA = 543
"""Years that the Buddhist era of Thailand and Cambodia is ahead."""

OLDEST_BUDDHIST = 2400
THIS_CENTURY = 2000
FIRST_YEAR = "元"
LAST_MONTH, LAST_DAY = 12, 31

TABLES = {**PLACEHOLDERS, **{name: name for name in ("month", "mon", "weekday", "wide")}}


class Impossible(ValueError):
    """A part of a date that no calendar has: 13月, 令和99年."""


@dataclass(frozen=True)
class Said:
    """The parts of one match; None is what was not said.

    ``weekday`` counts from Monday as 0; ``days``, ``week`` and ``fiscal`` are steps from today.
    """

    year: Optional[int] = None
    month: Optional[int] = None
    day: Optional[int] = None
    weekday: Optional[int] = None
    week: Optional[int] = None
    days: Optional[int] = None
    either_way: bool = False
    fiscal: Optional[int] = None
    number: Optional[int] = None
    unit: Optional[str] = None
    order_assumed: bool = False


Parts = Mapping[str, Any]


def said_in(
    match: "re.Match[str]", grammar: Grammar, today: date, day_first: bool
) -> Optional[Said]:
    """The parts of a date, or None if one of them is impossible."""
    parts = parts_of(match, grammar)
    if "n" in parts and parts["n"] is None:
        return None
    try:
        day, month, assumed = day_and_month(parts, today, day_first)
        return Said(
            year=year_of(parts, grammar, today),
            month=month,
            day=day,
            weekday=first_of(parts, "weekday", "wide", "wd"),
            week=parts.get("week"),
            days=first_of(parts, "relday", "either"),
            either_way="either" in parts,
            fiscal=parts.get("fyear"),
            number=parts.get("n"),
            unit=parts.get("unit"),
            order_assumed=assumed,
        )
    except Impossible:
        return None


def parts_of(match: "re.Match[str]", grammar: Grammar) -> Parts:
    """What every placeholder of the template stands for."""
    parts: Dict[str, Any] = {}
    for name, written in match.groupdict().items():
        if written is None:
            continue
        word = " ".join(written.split())
        if name == "eyear" and word == FIRST_YEAR:
            parts[name] = 1
        elif name in NUMBERS:
            parts[name] = grammar.numerals.value(word)
        else:
            parts[name] = grammar.tables[TABLES[name]][word]
    return parts


def first_of(parts: Parts, *names: str) -> Optional[Any]:
    """The first of some parts that is there."""
    return next((parts[name] for name in names if name in parts), None)


def year_of(parts: Parts, grammar: Grammar, today: date) -> Optional[int]:
    """The western year; raises `Impossible` for one outside the era or our time."""
    era = first_of(parts, "era", "era_letter")
    if era is not None:
        return year_of_era(era, parts["eyear"], today)
    if "relyear" in parts:
        return today.year + int(parts["relyear"])
    if "relmonth" in parts:
        return month_away(parts, today).year
    if "yy" in parts:
        return THIS_CENTURY + int(parts["yy"])
    if "year" not in parts:
        return None
    year = parts["year"] or 0
    if grammar.buddhist_years and year >= OLDEST_BUDDHIST:
        year -= BUDDHA
    return possible(int(year), today, grammar.years_ahead)


def year_of_era(era: Mapping[str, int], number: Optional[int], today: date) -> int:
    """The western year of an era's year; the last year of an era is the first of the next.

    Papers of early 平成31年 name months after its end, which stay valid
    (改元に伴う元号による年表示の取扱いについて, 2019).
    """
    year = era["first"] + (number or 0) - 1
    if not number or year > era.get("last", year):
        raise Impossible(f"year {number} of an era that began in {era['first']}")
    return possible(year, today, Grammar.years_ahead)


def possible(year: int, today: date, ahead: int) -> int:
    """``year`` if residents can mean it."""
    if not EARLIEST <= year <= today.year + ahead:
        raise Impossible(f"year {year}")
    return year


def day_and_month(
    parts: Parts, today: date, day_first: bool
) -> Tuple[Optional[int], Optional[int], bool]:
    """(day, month, whether their order is assumed); ``first``/``second`` as in 1/4."""
    if "first" in parts:
        return in_order(parts, day_first)
    month = month_away(parts, today).month if "relmonth" in parts else checked_month(parts)
    return checked(parts, "day", LAST_DAY), month, False


def in_order(parts: Parts, day_first: bool) -> Tuple[int, int, bool]:
    """Day and month of two numbers; with a year, the other order is tried too (12/31/2026)."""
    first, second = (checked(parts, name, LAST_DAY) or 0 for name in ("first", "second"))
    day, month = (first, second) if day_first else (second, first)
    if month > LAST_MONTH and "year" in parts:
        day, month = month, day
    return day, month, max(first, second) <= LAST_MONTH and first != second


def checked_month(parts: Parts) -> Optional[int]:
    """The month, by number or name."""
    if "m" in parts:
        return checked(parts, "m", LAST_MONTH)
    return first_of(parts, "month", "mon")


def checked(parts: Parts, name: str, greatest: int) -> Optional[int]:
    """A number between 1 and ``greatest``; raises `Impossible`."""
    if name not in parts:
        return None
    number = parts[name]
    if number is None or not 1 <= number <= greatest:
        raise Impossible(f"{name} {number}")
    return int(number)


def month_away(parts: Parts, today: date) -> date:
    """The first day of a month so many months from this one."""
    first: date = today + relativedelta(day=1, months=parts["relmonth"])
    return first
