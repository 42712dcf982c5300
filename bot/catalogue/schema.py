"""The record of one public service and of the pack it belongs to.

Field set: STANDARDS section 4 (the union of Universal Menu, GIF 451-4, HSDS and
CPSV-AP). Everything that a resident reads is Japanese source text; its translations
live in ``locales/``. Everything that could be wrong tomorrow is a typed fact.
"""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, HttpUrl, StringConstraints, model_validator

from bot.catalogue.facts import (
    Fact,
    FactName,
    Identifier,
    Language,
    PhoneNumber,
    Record,
    Source,
    Sourced,
    Text,
)

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A fact inside a sentence: ``{deadline}``."""

OF_THE_PACK = frozenset({"municipality", "hall"})
"""Placeholders that every text may use: the name of the municipality and of its office."""


class Facet(StrEnum):
    """What is asked about a procedure (DESIGN, vocabulary)."""

    WHAT = "what"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    COST = "cost"
    DOCUMENTS = "documents"
    HOW = "how"
    ONLINE = "online"
    DURATION = "duration"
    AUTHORITY = "authority"


class Fee(Sourced):
    """One line of a price list; 0 is said as "free"."""

    id: Identifier
    name: Text
    amount: Annotated[int, Field(ge=0, description="yen")]


class Document(Record):
    """A piece of evidence to bring."""

    id: Identifier
    name: Text
    note: Text | None = None
    when: Text | None = Field(None, description="who needs it, if not everybody")
    optional: bool = False


class Hours(Record):
    """Opening hours on some days of the week, Tokyo time."""

    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    open: time
    close: time


class Office(Record):
    """A counter or a telephone line where people answer."""

    name: Text
    place: Text
    phone: PhoneNumber
    hours: list[Hours]
    closed: Text
    languages: list[Language]


class ServiceChannel(Record):
    """A way to do the procedure: at an office, on a web page, by post, at a machine."""

    type: Literal["counter", "phone", "online", "post", "machine"]
    office: Identifier | None = None
    name: Text | None = None
    url: HttpUrl | None = None

    @model_validator(mode="after")
    def _it_leads_somewhere(self) -> "ServiceChannel":
        if self.type in ("counter", "phone") and not self.office:
            raise ValueError(f"a channel of type {self.type} names its office")
        if not self.office and not self.name:
            raise ValueError("a channel without an office needs a name")
        return self


class Deadline(Record):
    """The rule behind the sentence in ``text.when``."""

    rule: Literal["within", "before", "none"]
    fact: FactName | None = None
    start: (
        Literal["move", "birth", "death", "eligibility", "loss", "loan", "use", "event", "year-end"]
        | None
    ) = Field(None, alias="from")


class Online(Record):
    """How much of the procedure can be done from home, and where."""

    available: Literal["full", "partly", "none"]
    name: Text | None = None
    url: HttpUrl | None = None

    @model_validator(mode="after")
    def _what_is_online_has_an_address(self) -> "Online":
        if (self.available == "none") != (self.url is None):
            raise ValueError("online needs a url if available is full or partly, and only then")
        return self


class Interpretation(Record):
    """In which languages somebody helps at the counter."""

    languages: list[Language]
    note: Text


class Texts(Record):
    """One answer for each facet, and what follows a missed deadline. Japanese source text."""

    what: Text
    who: Text
    where: Text
    when: Text
    cost: Text
    documents: Text
    how: Text
    online: Text
    duration: Text
    authority: Text
    missed: Text | None = None

    def of(self, facet: Facet) -> str:
        """The source text that answers ``facet``."""
        text: str = getattr(self, facet.value)
        return text


class Procedure(Record):
    """One public service, whole."""

    id: Identifier
    title: Text
    reading: Annotated[str, StringConstraints(pattern=r"^[ぁ-ゖー・　 ]+$")]
    romaji: Text
    aliases: Text
    life_events: list[Identifier]
    authority: Literal["metro", "ward", "state", "other"]
    area: Literal["metro", "ward", "state"]
    who_may_apply: list[Literal["self", "household", "parent", "proxy", "anyone", "employer"]]
    conditions: list[Text]
    deadline: Deadline
    processing_time: FactName | None = None
    my_number_needed: bool
    interpretation: Interpretation
    text: Texts
    facts: dict[FactName, Fact] = Field({})
    fees: list[Fee]
    documents: list[Document]
    steps: list[Text]
    channels: list[ServiceChannel]
    online: Online
    output: Text
    next: Text
    mistakes: list[Text] = Field([], description="what often goes wrong, and how to avoid it")
    related: list[Identifier] = Field([])
    legal_basis: list[Identifier]
    sources: dict[Identifier, Source]
    valid_from: date | None = None
    valid_until: date | None = None
    text_status: Literal["draft", "checked"]

    @model_validator(mode="after")
    def _what_is_named_exists(self) -> "Procedure":
        facts = set(self.facts)
        for name, text in self.texts().items():
            if unknown := set(PLACEHOLDER.findall(text)) - facts - OF_THE_PACK:
                raise ValueError(f"{name} names a fact that is not there: {', '.join(unknown)}")
        for fact in (self.deadline.fact, self.processing_time):
            if fact and fact not in facts:
                raise ValueError(f"{fact} is not among the facts")
        cited = {item.source for item in self.sourced()} | set(self.legal_basis)
        if unknown := cited - set(self.sources):
            raise ValueError(f"source is cited but not listed: {', '.join(sorted(unknown))}")
        return self

    def sourced(self) -> list[Sourced]:
        """Everything that can be compared with a source."""
        return [*self.facts.values(), *self.fees]

    @property
    def checked(self) -> bool:
        """Whether somebody has compared every fact with its source."""
        return all(item.checked_on for item in self.sourced())

    def in_force(self, day: date) -> bool:
        """Whether the whole record and every fact in it holds on ``day``."""
        return (self.valid_from or day) <= day <= (self.valid_until or day) and all(
            item.holds_on(day) for item in self.sourced()
        )

    def texts(self) -> dict[str, str]:
        """Every translatable text by its context inside this record (``text.when`` …)."""
        return dict(translatable(self.model_dump(mode="python", by_alias=True)))


class Pack(Record):
    """One authority and its offices; ``sample`` marks a fictional one."""

    id: Identifier
    kind: Literal["metro", "ward", "state", "other"]
    sample: bool
    name: Text
    reading: Annotated[str, StringConstraints(pattern=r"^[ぁ-ゖー・　 ]+$")]
    romaji: Text
    contact: Identifier
    emergency: dict[FactName, PhoneNumber] = Field({})
    offices: dict[Identifier, Office]

    @model_validator(mode="after")
    def _the_contact_is_an_office(self) -> "Pack":
        if self.contact not in self.offices:
            raise ValueError(f"contact {self.contact} is not among the offices")
        return self


TRANSLATED = {"title", "aliases", "name", "note", "place", "closed", "output", "next", "when"}
"""Keys whose strings are shown to residents, wherever they stand."""


def translatable(data: Any, path: str = "") -> list[tuple[str, str]]:
    """(context, Japanese text) for every text in a record as plain data.

    Lists are addressed by the ``id`` of their entries where there is one, else by place,
    so that a new document does not rename the contexts of the others.
    """
    found: list[tuple[str, str]] = []
    for key, value in data.items():
        here = f"{path}.{key}" if path else str(key)
        if key == "sources":
            found += [(f"{here}.{name}.title", entry["title"]) for name, entry in value.items()]
        elif isinstance(value, str) and (key in TRANSLATED or path == "text"):
            found.append((here, value))
        elif isinstance(value, dict):
            found += translatable(value, here)
        elif isinstance(value, list):
            for place, entry in enumerate(value):
                if isinstance(entry, dict):
                    found += translatable(entry, f"{here}.{entry.get('id', place)}")
                elif key in ("steps", "conditions", "mistakes"):
                    found.append((f"{here}.{place}", entry))
    return found
