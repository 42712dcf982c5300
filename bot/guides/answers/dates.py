"""A day: read in what is written, or in what Rasa understood, and held against the limits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.guides.answers.date_forms import Form, Parts, written_dates
from bot.guides.answers.heard import (
    Accepted,
    Heard,
    Read,
    Rejected,
    briefly_said,
    entity_values,
    unheard,
)

OLDEST_PERSON = 130
"""Years; the oldest person on record reached 122."""

FARTHEST = 50
"""Years ahead that a date without a limit may be."""

YEARS_NEAR = 8
"""Years around this one in which 2月29日 is surely found; 2100 has none."""

BUDDHIST = 2400
"""A year from here on is of the calendar of Thailand and Cambodia."""

BUDDHA = 543
"""Years that it is ahead."""

MOST_SUGGESTIONS = 4
ISO_YEAR = re.compile(r"\d{4}")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Limits:
    """What a day must lie between; both ends are allowed."""

    today: date
    earliest: date | None = None
    latest: date | None = None

    def error(self, day: date) -> str | None:
        """The code of what is wrong with the day; None if nothing is."""
        if day < _years_from(self.today, -OLDEST_PERSON):
            return "date_too_long_ago"
        if self.latest and day > self.latest:
            return "date_in_future" if day > self.today >= self.latest else "date_too_late"
        if self.earliest and day < self.earliest:
            return "date_in_past" if day < self.today <= self.earliest else "date_too_early"
        if not self.latest and day > _years_from(self.today, FARTHEST):
            return "date_too_late"
        return None

    def distance(self, day: date) -> int:
        """Days from today."""
        return abs((day - self.today).days)


@dataclass(frozen=True)
class Days:
    """The days that one date in the answer may be; ``assumed`` if a part was not said."""

    days: tuple[date, ...]
    assumed: bool = False


def read_date(
    heard: Heard, today: date, earliest: date | None = None, latest: date | None = None
) -> Read:
    """The day as ISO 8601.

    Errors: date_unreadable, date_impossible, date_ambiguous (with what it can be),
    date_in_future, date_in_past, date_too_long_ago, date_too_early, date_too_late.
    """
    if problem := unheard(heard):
        return problem
    limits = Limits(today, earliest, latest)
    written = written_dates(briefly_said(heard), today)
    found = list(dict.fromkeys(_days_of(form, limits) for form in written.forms))
    found = found or list(dict.fromkeys(_understood(heard, limits)))
    if not found:
        return Rejected("date_unreadable")
    days = tuple(dict.fromkeys(day for one in found for day in one.days))
    if not days or not all(one.days for one in found):
        return Rejected("date_impossible")
    if written.more or len({one.days for one in found}) > 1:
        return _ambiguous(days, limits)
    return _judged(days, found[0].assumed, limits)


def _judged(days: tuple[date, ...], assumed: bool, limits: Limits) -> Read:
    fitting = [day for day in days if limits.error(day) is None]
    if len(fitting) == 1:
        return Accepted(fitting[0].isoformat(), corrected=assumed or len(days) > 1)
    if fitting:
        return _ambiguous(tuple(fitting), limits)
    return Rejected(limits.error(min(days, key=limits.distance)) or "date_impossible")


def _ambiguous(days: Iterable[date], limits: Limits) -> Rejected:
    nearest = sorted(days, key=lambda day: (limits.error(day) is not None, limits.distance(day)))
    return Rejected("date_ambiguous", tuple(day.isoformat() for day in nearest[:MOST_SUGGESTIONS]))


def _days_of(form: Form, limits: Limits) -> Days:
    days = tuple(day for parts in form.possible for day in _real(parts, limits))
    outside = form.era is not None and not all(form.era.has(day) for day in days)
    supposed = any(year is None or year >= BUDDHIST for year, _, _ in form.possible)
    return Days(tuple(dict.fromkeys(days)), outside or supposed or form.guessed)


def _understood(heard: Heard, limits: Limits) -> Iterator[Days]:
    """Rasa's dates that are precise to the day; a year beside one is its year (Showa 30 May 3)."""
    years = [int(v) for v in entity_values(heard, "date") if ISO_YEAR.fullmatch(str(v))]
    for entity in heard.entities:
        value = str(entity.get("value"))
        if entity.get("entity") != "date" or not ISO_DAY.fullmatch(value):
            continue
        assumed = entity.get("assumed")
        day = date.fromisoformat(value)
        if assumed == "year" and len(years) == 1:
            yield Days(tuple(_of_calendar(years[0], day.month, day.day)))
            continue
        yield Days(tuple(_other_readings(day, assumed, limits)), assumed is not None)


def _other_readings(day: date, assumed: str | None, limits: Limits) -> Iterator[date]:
    """What else a date can be of which a part was ``assumed`` (`nlu.values.dates.Date`)."""
    if assumed == "year":
        yield from _real((None, day.month, day.day), limits)
        return
    yield day
    if assumed == "order" and day.day != day.month:
        yield from _real((day.year, day.day, day.month), limits)
    if assumed == "tense":
        yield limits.today + (limits.today - day)


def _real(parts: Parts, limits: Limits) -> Iterator[date]:
    """The day, if the calendar has it; without a year the nearest one that fits."""
    year, month, day = parts
    if year is not None:
        yield from _of_calendar(year - BUDDHA if year >= BUDDHIST else year, month, day)
        return
    this_year = limits.today.year
    years = {*range(this_year - YEARS_NEAR, this_year + YEARS_NEAR + 1)}
    years |= {limit.year for limit in (limits.earliest, limits.latest) if limit}
    days = [real for known in years for real in _of_calendar(known, month, day)]
    if days:
        yield min(days, key=lambda real: (limits.error(real) is not None, limits.distance(real)))


def _of_calendar(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _years_from(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)
