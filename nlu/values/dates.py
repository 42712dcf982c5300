"""Dates: absolute, of an era, relative to today; as precise as they were said."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Optional, Sequence

from dateutil.relativedelta import relativedelta

from nlu.values.said import Said

FISCAL_APRIL = 4
"""Japan's fiscal year begins in April (地方自治法 208 条)."""

UNITS_A_YEAR = {"day": 365, "week": 52, "month": 12, "year": 1}
GENERATIONS = 120
"""Years from today; more is a number of something else."""

EITHER, PAST, FUTURE = "either", "past", "future"
"""Where a date without a year is looked for: nearest to today, before it, after it."""

YEARS_NEAR = 4
"""Years around this one in which a day without a year is looked for: one is a leap year."""


@dataclass(frozen=True)
class Date:
    """A day, or the ``precision`` (week, month, year, fiscal_year) that begins on ``first``.

    ``assumed`` names what was not said but supposed: the year of 4月1日, the week of a bare
    "Friday", the order of 1/4, the tense of कल (yesterday or tomorrow).
    """

    first: date
    precision: str = "day"
    assumed: Optional[str] = None

    @property
    def iso(self) -> str:
        """ISO 8601: 2026-12-04, 2026-W49, 2026-12, 2026, 2026-04/2027-03."""
        year = self.first.year
        if self.precision == "week":
            iso_year, week, _ = self.first.isocalendar()
            return f"{iso_year}-W{week:02}"
        if self.precision == "fiscal_year":
            return f"{year}-04/{year + 1}-03"
        length = {"day": 10, "month": 7, "year": 4}[self.precision]
        return self.first.isoformat()[:length]


@dataclass(frozen=True)
class Moment:
    """When a message is read: today, and whether a bare date lies before or after it."""

    today: date
    toward: str = EITHER
    day_first: bool = False


def date_of(shape: str, said: Optional[Said], moment: Moment) -> Optional[Date]:
    """The date that was said, or None if there is no such date."""
    if shape == "never" or said is None:
        return None
    if shape in ("ahead", "ago"):
        return at_distance(said, moment.today, 1 if shape == "ahead" else -1)
    if said.weekday is not None:
        return weekday_of(shape, said, moment)
    if said.days is not None:
        return near_today(said, moment)
    if said.week is not None:
        return Date(monday(moment.today, said.week), "week")
    if shape == "fiscal":
        return fiscal_year(said, moment.today)
    if shape == "end":
        return last_day(said, moment)
    return calendar_date(said, moment)


def at_distance(said: Said, today: date, sign: int) -> Optional[Date]:
    """So many days, weeks, months or years from today; months are not counted to the day."""
    number = 1 if said.number is None else said.number
    years = number // UNITS_A_YEAR[said.unit or "year"]
    if years > GENERATIONS:
        return None
    day = today + relativedelta(**{f"{said.unit}s": sign * number})
    if said.unit == "year":
        return Date(date(day.year, 1, 1), "year")
    return Date(day.replace(day=1), "month") if said.unit == "month" else Date(day)


def weekday_of(shape: str, said: Said, moment: Moment) -> Date:
    """A weekday of a week that was named, or the one next to today."""
    weekday = said.weekday or 0
    if said.week is not None:
        return Date(monday(moment.today, said.week) + timedelta(weekday))
    if shape == "next":
        return Date(monday(moment.today, 1) + timedelta(weekday), assumed="week")
    back = shape == "passed" or (shape == "said" and moment.toward == PAST)
    step = -1 if back else 1
    distance = (step * (weekday - moment.today.weekday()) - 1) % 7 + 1
    day = moment.today + timedelta(step * distance)
    return Date(day, assumed="week" if shape == "said" else None)


def near_today(said: Said, moment: Moment) -> Date:
    """Tomorrow, or a word for one day on either side of today."""
    days = said.days or 0
    if not said.either_way:
        return Date(moment.today + timedelta(days))
    days = -days if moment.toward == PAST else days
    return Date(moment.today + timedelta(days), assumed="tense")


def monday(today: date, weeks: int) -> date:
    """The Monday of the week so many weeks from this one."""
    return today + timedelta(7 * weeks - today.weekday())


def fiscal_year(said: Said, today: date) -> Optional[Date]:
    """The fiscal year of that number, or so many from this one."""
    year = said.year
    if year is None and said.fiscal is not None:
        year = today.year - (today.month < FISCAL_APRIL) + said.fiscal
    return Date(date(year, FISCAL_APRIL, 1), "fiscal_year") if year else None


def last_day(said: Said, moment: Moment) -> Optional[Date]:
    """The last day of the month that was named, or else of this month."""
    if said.month is None:
        return Date(moment.today + relativedelta(day=31))
    month = calendar_date(said, moment)
    return Date(month.first + relativedelta(day=31), assumed=month.assumed) if month else None


def calendar_date(said: Said, moment: Moment) -> Optional[Date]:
    """A day, month or year of the calendar; what was not said is looked for near today."""
    if said.day is None and said.month is None:
        return Date(date(said.year, 1, 1), "year") if said.year else None
    precision = "month" if said.day is None else "day"
    if said.year is not None and said.month is not None:
        days = [day_or_none(said.year, said.month, said.day or 1)]
        assumed = "order" if said.order_assumed else None
    elif said.month is not None:
        years = range(moment.today.year - YEARS_NEAR, moment.today.year + YEARS_NEAR + 1)
        days = [day_or_none(year, said.month, said.day or 1) for year in years]
        assumed = "year"
    else:
        months = [moment.today + relativedelta(day=1, months=step) for step in range(-3, 4)]
        days = [day_or_none(month.year, month.month, said.day or 1) for month in months]
        assumed = "month"
    day = nearest([day for day in days if day], moment)
    return Date(day, precision, assumed) if day else None


def day_or_none(year: int, month: int, day: int) -> Optional[date]:
    """The day, unless the calendar has none such (2月30日)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(days: Sequence[date], moment: Moment) -> Optional[date]:
    """The day next to today, on the side where it is looked for."""
    if len(days) == 1:
        return days[0]
    this_month = moment.today.replace(day=1)
    side = {
        PAST: [day for day in days if day <= moment.today],
        FUTURE: [day for day in days if day >= moment.today or day == this_month],
    }.get(moment.toward, days)
    return min(side, key=lambda day: abs(day - moment.today), default=None)
