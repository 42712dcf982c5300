"""The record of one public service and of the pack it belongs to.

Field set: STANDARDS section 4 (the union of Universal Menu, GIF 451-4, HSDS and
CPSV-AP). Everything that a resident reads is Japanese source text; its translations
live in ``locales/``. Everything that could be wrong tomorrow is a typed fact.
"""

from datetime import date, time
from typing import Annotated, Literal

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
from bot.catalogue.guide import Guide
from bot.catalogue.texts import OF_THE_PACK, PLACEHOLDER, translatable
from bot.catalogue.vocabulary import Category, Facet, LifeEvent

PackId = Annotated[str, StringConstraints(pattern=r"^_?[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


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
    phone: PhoneNumber | None = None
    hours: list[Hours] = Field([])
    closed: Text | None = None
    languages: list[Language] = Field([])


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
    situations: Text | None = Field(None, description="how people say it without its name")
    life_events: Annotated[list[LifeEvent], Field(min_length=1)]
    categories: Annotated[list[Category], Field(min_length=1)]
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
    guide: Guide | None = None
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
    def checked_on(self) -> date | None:
        """Since when every fact has been compared with its source; None if one never was."""
        days = [item.checked_on for item in self.sourced()]
        return min((day for day in days if day), default=None) if all(days) else None

    def in_force(self, day: date) -> bool:
        """Whether the whole record and every fact in it holds on ``day``."""
        return (self.valid_from or day) <= day <= (self.valid_until or day) and all(
            item.holds_on(day) for item in self.sourced()
        )

    def texts(self) -> dict[str, str]:
        """Every translatable text by its context inside this record (``text.when`` …)."""
        return dict(translatable(self.model_dump(mode="python", by_alias=True)))


class Pack(Record):
    """One authority and its offices; ``sample`` marks a fictional one.

    A pack of kind ``template`` is nobody's: municipalities extend it (`layers.py`), and it
    speaks for a resident whose municipality is not known.
    """

    id: PackId
    kind: Literal["metro", "ward", "city", "state", "other", "template"]
    extends: PackId | None = None
    without: list[Identifier] = Field([], description="procedures of the template it has not")
    sample: bool
    name: Text
    reading: Annotated[str, StringConstraints(pattern=r"^[ぁ-ゖー・　 ]+$")]
    romaji: Text
    hall: Text | None = Field(None, description="what its office is called: 区役所, 市役所")
    website: HttpUrl | None = None
    contact: Identifier
    emergency: dict[FactName, PhoneNumber] = Field({})
    offices: dict[Identifier, Office]

    @model_validator(mode="after")
    def _the_contact_is_an_office(self) -> "Pack":
        if self.contact not in self.offices:
            raise ValueError(f"contact {self.contact} is not among the offices")
        return self

    @property
    def is_template(self) -> bool:
        """Whether it only lends its records."""
        return self.kind == "template"

    @property
    def is_municipal(self) -> bool:
        """Whether residents have one of these each: a ward, a city, or the template of them."""
        return self.kind in ("ward", "city", "template")
