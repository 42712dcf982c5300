"""Facts: what could be wrong tomorrow, typed, with where it is from and who checked it."""

from datetime import date, time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^#?\d[\d-]*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]


class Record(BaseModel):
    """What all parts of a catalogue file share: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Record):
    """A law or a page that a fact can be compared with."""

    title: Text
    url: HttpUrl | None = None


class Sourced(Record):
    """A statement that somebody can check: where it is from, who compared it and when."""

    source: Identifier
    checked_on: date | None = None
    checker: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @model_validator(mode="after")
    def _a_check_has_a_date_and_a_period_an_order(self) -> "Sourced":
        if self.checker and not self.checked_on:
            raise ValueError("checker is named but checked_on is empty")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("valid_until lies before valid_from")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether the statement is in force on ``day``."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


class Money(Sourced):
    """An amount in yen."""

    type: Literal["money"]
    value: Annotated[int, Field(ge=0)]


class Duration(Sourced):
    """A length of time, to be said in the reader's own units of speech."""

    type: Literal["duration"]
    value: Annotated[int, Field(gt=0)]
    unit: Literal["minute", "hour", "day", "week", "month", "year"]


class Count(Sourced):
    """A number of things or of years of age; the noun stands in the sentence."""

    type: Literal["count"]
    value: Annotated[int, Field(ge=0)]


class YearlyDate(Sourced):
    """A day that comes back every year."""

    type: Literal["yearly-date"]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]


class TimeOfDay(Sourced):
    """A clock time, Tokyo time."""

    type: Literal["time"]
    value: time


class Phone(Sourced):
    """A telephone number, as dialled inside Japan."""

    type: Literal["phone"]
    value: PhoneNumber


class Link(Sourced):
    """A web address."""

    type: Literal["url"]
    value: HttpUrl


Fact = Annotated[
    Money | Duration | Count | YearlyDate | TimeOfDay | Phone | Link, Field(discriminator="type")
]
