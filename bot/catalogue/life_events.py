"""What happens in a life, and what is then to be done: `procedures/life_events.yml`."""

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from bot.catalogue.facts import Identifier, Record, Text
from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.reading import context_of, read_source
from bot.catalogue.vocabulary import LifeEvent

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


class LifeEventPlan(Record):
    """How people say that it has happened, and what to do, in order."""

    situations: Text
    procedures: Annotated[list[ToDo], Field(min_length=2)]


Plans = Mapping[LifeEvent, LifeEventPlan]
_PLANS = TypeAdapter(dict[LifeEvent, LifeEventPlan])


def load_life_events(folder: Path) -> Plans:
    """The plans of a catalogue; none where there is no file.

    Raises:
        CatalogueError: the file is broken.
    """
    path = folder / LIFE_EVENTS
    if not path.is_file():
        return {}
    source = read_source(path)
    try:
        return _PLANS.validate_python(source.data)
    except ValidationError as errors:
        raise CatalogueError(
            [
                Finding(path, source.line(context), "schema", f"{context}: {error['msg']}")
                for error in errors.errors(include_url=False)
                for context in [context_of(source.data, error["loc"])]
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


def life_event_texts(data: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """(context in the translations, Japanese text) of the file."""
    for event, plan in data.items():
        yield f"life-event.{event}:situations", plan["situations"]
