"""The record of a guide: an application, one question at a time.

Steps that many guides ask (name, address, telephone) stand once in `procedures/steps.yml`; a
guide takes one with ``use`` and may change everything but its words.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, JsonValue, StringConstraints, model_validator

from bot.catalogue.expressions import Expression, names_in
from bot.catalogue.facts import FactName, Identifier, Record, Text

SHARED = "step"
"""Begins the context of a shared step's texts: ``step.name:ask``."""

READING = "kana"
"""The shared step that asks how a name is read, and the last part of its key."""

WORDS = frozenset(
    {"ask", "label", "help", "why", "example", "name", "otherwise", "intro", "outcome"}
)
"""Keys inside a guide whose strings a resident reads."""

Key = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+){0,3}$", max_length=80)
]
"""One question: a step, a part of it (``name.kana``), or somebody's (``family.2.birth_date``)."""


class StepType(StrEnum):
    """What sort of answer a step wants."""

    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    TEXT = "text"
    NAME = "name"
    KANA = "kana"
    DATE = "date"
    POSTCODE = "postcode"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    COUNT = "count"
    PEOPLE = "people"
    DOCUMENTS = "documents"
    INFORMATION = "information"


class ProfileField(StrEnum):
    """What a resident may have kept for the next time."""

    NAME = "name"
    KANA = "kana"
    BIRTH_DATE = "birth_date"
    POSTCODE = "postcode"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


class Option(Record):
    """One of the answers of a choice."""

    id: FactName
    name: Text


class Check(Record):
    """What must hold of an answer, and what is said if it does not."""

    id: FactName
    that: Expression
    otherwise: Text


class Step(Record):
    """One question and everything around it."""

    id: FactName
    use: FactName | None = Field(None, description="the shared step that it is")
    type: StepType
    ask: Text
    label: Text = Field(description="what the answer is called in the review")
    field: Text | None = Field(None, description="what the paper form calls it; Japanese only")
    help: Text | None = None
    why: Text | None = Field(None, description="why we ask")
    example: Text | None = None
    when: Expression | None = Field(None, description="asked only then")
    optional: bool = False
    sensitive: bool = Field(False, description="never asked inside a messenger (STANDARDS SE1)")
    prefill: ProfileField | None = None
    options: list[Option] = Field([])
    kana: bool = Field(False, description="of a name: its reading is asked next")
    of: list[Identifier] = Field([], description="documents to tick; all of the procedure if empty")
    earliest: Expression | None = None
    latest: Expression | None = None
    least: int | None = None
    most: int | None = None
    each: list["Step"] = Field([], description="of people: what is asked of every one")
    checks: list[Check] = Field([])
    ends: bool = Field(False, description="of an information: the guide is over with it")

    @model_validator(mode="after")
    def _it_has_what_its_type_needs(self) -> "Step":
        wants_options = self.type in (StepType.CHOICE, StepType.CHOICES)
        if wants_options != bool(self.options):
            raise ValueError(f"a step of type {self.type} and its options do not go together")
        if (self.type is StepType.PEOPLE) != bool(self.each):
            raise ValueError("people have `each`, and nothing else has")
        if self.ends and self.type is not StepType.INFORMATION:
            raise ValueError("only an information ends a guide")
        if self.kana and self.type is not StepType.NAME:
            raise ValueError("only a name has a reading")
        if any(step.each or step.kana for step in self.each):
            raise ValueError("what is asked of each person is one question, without parts")
        return self

    def expressions(self) -> list[str]:
        """Every expression of the step."""
        own = (self.when, self.earliest, self.latest, *(check.that for check in self.checks))
        return [source for source in own if source]


class Walk(Record):
    """Somebody who walks the guide: shows it, and proves that every branch can be reached."""

    id: FactName
    answers: dict[Key, JsonValue] = Field(description="typed texts, or ids of options")


class Interview(Record):
    """Questions that lead somewhere: to a draft (`Guide`), or to a personal checklist."""

    values: dict[FactName, Expression] = Field({}, description="computed, by name")
    steps: Annotated[list[Step], Field(min_length=1)]
    reading: Step | None = Field(None, description="filled in: asks how a name is read")
    walks: Annotated[list[Walk], Field(min_length=1)]

    @model_validator(mode="after")
    def _what_is_read_was_asked_before(self) -> Self:
        known: set[str] = set()
        waiting = dict(self.values)
        for step in self.steps:
            for source in filter(None, (step.when, step.earliest, step.latest)):
                if unknown := names_in(source) - known:
                    raise ValueError(
                        f"{step.id} reads what is not known by then: {_listed(unknown)}"
                    )
            if step.id in known:
                raise ValueError(f"{step.id} is asked twice")
            known.add(step.id)
            while ready := [name for name, source in waiting.items() if names_in(source) <= known]:
                known.update(ready)
                waiting = {name: s for name, s in waiting.items() if name not in known}
            for check in step.checks:
                if unknown := names_in(check.that) - known:
                    raise ValueError(
                        f"{step.id} reads what is not known by then: {_listed(unknown)}"
                    )
        if waiting:
            raise ValueError(
                f"never to be computed (a loop, or a missing step): {_listed(waiting)}"
            )
        return self


class Guide(Interview):
    """The questions of one application."""

    minutes: Annotated[int, Field(ge=1, le=60)]
    intro: Text = Field(description="what the reader has at the end")
    outcome: Text = Field(description="what to do with the draft")


def _listed(names: Any) -> str:
    return ", ".join(sorted(names))


def with_shared_steps(
    record: Mapping[str, Any], shared: Mapping[str, Any], key: str = "guide"
) -> dict[str, Any]:
    """A record's data with every shared step of its guide spelled out."""
    guide = record.get(key)
    if not isinstance(guide, dict) or not isinstance(guide.get("steps"), list):
        return dict(record)
    steps = [_spelled_out(step, shared) for step in guide["steps"]]
    has_readings = any(isinstance(step, dict) and step.get("kana") for step in steps)
    reading = {"reading": _spelled_out({"use": READING}, shared)} if has_readings else {}
    return {**record, key: {**guide, "steps": steps, **reading}}


def _spelled_out(step: Any, shared: Mapping[str, Any]) -> Any:
    if not isinstance(step, dict):
        return step
    used = shared.get(str(step.get("use")))
    whole = {"id": step.get("use"), **used, **step} if isinstance(used, dict) else dict(step)
    if isinstance(whole.get("each"), list):
        whole["each"] = [_spelled_out(part, shared) for part in whole["each"]]
    return whole


def guide_texts(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """(path, Japanese text) of a guide's own words; shared steps have theirs elsewhere."""
    entries = (
        data.items()
        if isinstance(data, dict)
        else ((e.get("id", n), e) for n, e in _numbered(data))
    )
    for key, value in entries:
        if key in ("walks", "values") or (isinstance(value, dict) and value.get("use")):
            continue
        here = f"{path}.{key}"
        if isinstance(value, dict | list):
            yield from guide_texts(value, here)
        elif key in WORDS and isinstance(value, str):
            yield here, value


def _numbered(entries: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((place, entry) for place, entry in enumerate(entries) if isinstance(entry, dict))


def prefix_of(step: Step, inside: str) -> str:
    """What begins the contexts of a step's texts, as in ``move-in:guide.steps.moved_on.ask``.

    ``inside`` is what begins those of all steps beside it (``move-in:guide.steps.``).
    """
    return f"{SHARED}.{step.use}:" if step.use else f"{inside}{step.id}."


def shared_step_texts(steps: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(context in the translations, Japanese text) of `procedures/steps.yml`."""
    return [
        (f"{SHARED}.{name}:{path.removeprefix('.')}", text)
        for name, step in steps.items()
        for path, text in guide_texts(step, "")
    ]
