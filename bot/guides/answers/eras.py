"""Japanese eras, and which western year a year of one is.

Kept here: japanera (PyPI) has no types, and refuses 平成31年5月2日, as papers of that spring say.
"""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.catalogue.yaml_source import read_yaml

YEARS_AHEAD = 20
"""How far ahead a paper names years of the era that we live in."""


class Era(BaseModel):
    """One line of `eras.yml`; ``last`` is None for the era that we live in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    letter: str
    first: date
    last: date | None

    def year(self, number: int, today: date) -> int | None:
        """The western year; None if the era never reached that year."""
        year = self.first.year + number - 1
        reached = self.last.year if self.last else today.year + YEARS_AHEAD
        return year if number >= 1 and year <= reached else None

    def has(self, day: date) -> bool:
        """Whether the day is of this era: 平成31年5月2日 is not."""
        return self.first <= day and (self.last is None or day <= self.last)


@cache
def eras() -> tuple[Era, ...]:
    """All eras, the newest first.

    Raises:
        pydantic.ValidationError: `eras.yml` has another form.
    """
    data = read_yaml(Path(__file__).with_name("eras.yml")).data
    return TypeAdapter(tuple[Era, ...]).validate_python(data)


def era_of(written: str) -> Era:
    """The era of a name or letter.

    Raises:
        KeyError: there is none.
    """
    name = written.casefold()
    for era in eras():
        if name in era.names or name == era.letter:
            return era
    raise KeyError(written)
