"""What happens in a life, and what is then to be done: `procedures/life_events.yml`."""

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from bot.catalogue.expressions import Expression, names_in
from bot.catalogue.facts import FactName, Identifier, Record, Text
from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.guide import Interview, StepType, guide_texts, with_shared_steps
from bot.catalogue.reading import context_of, read_source
from bot.catalogue.vocabulary import LifeEvent
from bot.catalogue.yaml_source import YamlSource

PREFIX = "life-event."

LIFE_EVENTS = "life_events.yml"
"""The file's name; it lies beside the packs, because its order is the same everywhere."""


class Concerns(StrEnum):
    """Whom an entry of a checklist concerns; said by the phrases of the group ``concerns``."""

    OTHER_MUNICIPALITY = "other-municipality"
    SAME_MUNICIPALITY = "same-municipality"
    FOREIGNERS = "foreigners"
    JAPANESE = "japanese"
    WITHOUT_COMPANY_INSURANCE = "without-company-insurance"
    JOINING_COMPANY_INSURANCE = "joining-company-insurance"
    CHILDREN = "children"
    PUPILS = "pupils"
    MOVING_PUPILS = "moving-pupils"
    SINGLE_PARENTS = "single-parents"
    LOW_INCOME = "low-income"
    LONG_TREATMENT = "long-treatment"
    CAR_OWNERS = "car-owners"
    DOG_OWNERS = "dog-owners"
    SEAL_USERS = "seal-users"
    HEIRS = "heirs"
    DAMAGED_HOUSE = "damaged-house"


class ToDo(Record):
    """One procedure of a checklist, and for whom it is."""

    model_config = ConfigDict(populate_by_name=True)

    id: Identifier
    concerns: Concerns | None = Field(None, alias="for")
    when: Expression | None = Field(None, description="the same, of what was answered")


class LifeEventInterview(Interview):
    """What tells which entries of a checklist are one's own."""

    since: FactName = Field(description="the step whose day deadlines are counted from")

    @model_validator(mode="after")
    def _deadlines_have_a_beginning(self) -> "LifeEventInterview":
        if self.since not in {step.id for step in self.steps if step.type is StepType.DATE}:
            raise ValueError(f"{self.since} is no step that asks for a date")
        return self


class LifeEventPlan(Record):
    """How people say that it has happened, and what to do, in order."""

    situations: Text
    procedures: Annotated[list[ToDo], Field(min_length=2)]
    interview: LifeEventInterview | None = None

    @model_validator(mode="after")
    def _conditions_read_what_is_asked(self) -> "LifeEventPlan":
        asked = {step.id for step in self.interview.steps} if self.interview else set()
        for entry in self.procedures:
            if entry.when and (unknown := names_in(entry.when) - asked):
                raise ValueError(f"{entry.id} reads what nobody asks: {', '.join(unknown)}")
        return self


Plans = Mapping[LifeEvent, LifeEventPlan]
_PLANS = TypeAdapter(dict[LifeEvent, LifeEventPlan])


def life_event_of(owner: str) -> LifeEvent | None:
    """The life event whose interview a walk is through; None if it is a procedure's guide."""
    name = owner.removeprefix(PREFIX)
    return LifeEvent(name) if name != owner and name in set(LifeEvent) else None


def owner_of(event: LifeEvent) -> str:
    """Whose interview it is, as walks and contexts of texts name it."""
    return f"{PREFIX}{event}"


def load_life_events(folder: Path, steps: YamlSource | None = None) -> Plans:
    """The plans of a catalogue; none where there is no file.

    Raises:
        CatalogueError: the file is broken.
    """
    path = folder / LIFE_EVENTS
    if not path.is_file():
        return {}
    source = read_source(path)
    shared = steps.data if steps else {}
    data = {
        event: with_shared_steps(plan, shared, "interview") if isinstance(plan, dict) else plan
        for event, plan in source.data.items()
    }
    try:
        return _PLANS.validate_python(data)
    except ValidationError as errors:
        raise CatalogueError(
            [
                Finding(path, source.line(context), "schema", f"{context}: {error['msg']}")
                for error in errors.errors(include_url=False)
                for context in [context_of(data, error["loc"])]
            ]
        ) from None


def unknown_procedures(folder: Path, plans: Plans, procedures: Set[str]) -> Iterator[Finding]:
    """Entries that are left out of every checklist, because nobody offers the procedure."""
    for event, plan in plans.items():
        for entry in plan.procedures:
            if entry.id not in procedures:
                path = folder / LIFE_EVENTS
                line = read_source(path).line(f"{event}.procedures.{entry.id}")
                yield Finding(path, line, "life-event", f"no procedure {entry.id}", error=False)


def life_event_texts(data: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """(context in the translations, Japanese text) of the file."""
    for event, plan in data.items():
        yield f"{PREFIX}{event}:situations", plan["situations"]
        for path, text in guide_texts(plan.get("interview", {}), "guide"):
            yield f"{PREFIX}{event}:{path}", text
