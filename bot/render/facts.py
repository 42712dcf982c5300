"""Typed facts as people of each language say them."""

from collections.abc import Callable, Sequence
from datetime import date, time

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from bot.catalogue import facts
from bot.catalogue.schema import Hours
from bot.l10n.locales import Language

Say = Callable[..., str]
"""A phrase by its key with arguments, in the reader's language."""

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEAP_YEAR = 2024
"""Any year will do to format a yearly date; this one has all days."""


class FactFormatter:
    """Says facts in one language; ``say`` gives the phrases around them."""

    def __init__(self, language: Language, say: Say) -> None:
        self._say = say
        self._locale = Locale.parse(language.babel)
        self._japanese = language.japanese

    def fact(self, fact: facts.Fact) -> str:
        """Any fact of a procedure."""
        match fact:
            case facts.Money():
                return self.money(fact.value)
            case facts.Duration():
                return self.duration(fact.value, fact.unit)
            case facts.Count():
                return self.number(fact.value)
            case facts.YearlyDate():
                day = date(LEAP_YEAR, fact.month, fact.day)
                return format_date(day, self._say("fact.yearly_date"), locale=self._locale)
            case facts.TimeOfDay():
                return self.time(fact.value)
            case facts.Phone() | facts.Link():
                return str(fact.value)

    def number(self, value: int) -> str:
        """A number as the language writes it."""
        return str(format_decimal(value, locale=self._locale))

    def money(self, amount: int) -> str:
        """An amount of yen."""
        number = format_decimal(amount, locale=self._locale)
        return self._say("fact.money", amount=number)

    def price(self, amount: int) -> str:
        """An amount of yen where none is "free"."""
        return self.money(amount) if amount else self._say("fact.free")

    def duration(self, value: int, unit: str) -> str:
        """A length of time in the language's own plural."""
        text = format_unit(value, f"duration-{unit}", length="long", locale=self._locale)
        if "duration-" in text:  # Babel knows no long form where CLDR inherits the short one
            text = format_unit(value, f"duration-{unit}", length="short", locale=self._locale)
        return text.replace(" ", "") if self._japanese else text

    def time(self, moment: time) -> str:
        """A clock time, without minutes on the hour."""
        key = "fact.time" if moment.minute else "fact.time_on_the_hour"
        return format_time(moment, self._say(key), locale=self._locale)

    def day(self, day: date) -> str:
        """A calendar day with its year."""
        return format_date(day, self._say("fact.date"), locale=self._locale)

    def hours(self, hours: Hours) -> str:
        """Opening hours on some days, neighbouring days joined."""
        return self._say(
            "office.hours",
            days=self._days(hours.days),
            open=self.time(hours.open),
            close=self.time(hours.close),
        )

    def languages(self, tags: Sequence[str]) -> str:
        """Names of languages in the reader's language."""
        names = [Locale.parse(tag, sep="-").get_display_name(self._locale) or tag for tag in tags]
        return self.joined(names)

    def joined(self, items: Sequence[str]) -> str:
        """A, B and C."""
        if self._japanese:
            return "、".join(items)
        return format_list(list(items), locale=self._locale)

    def _days(self, days: Sequence[str]) -> str:
        names = self._locale.days["format"]["wide"]
        numbers = sorted(WEEK.index(day) for day in days)
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
            first, last = names[numbers[0]], names[numbers[-1]]
            return self._say("office.day_range", first=first, last=last)
        return self.joined([names[number] for number in numbers])
