"""What somebody's words are as the answer to one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.addresses.postcodes import Postcodes
from bot.catalogue.expressions import evaluated
from bot.catalogue.guide import Step, StepType
from bot.guides.answers.heard import Accepted, Heard
from bot.guides.answers.read import read
from bot.guides.questions import Question
from bot.guides.session import Reading, Session
from bot.guides.walk import Walk

READ_AS = {StepType.PEOPLE: "count", StepType.DOCUMENTS: "choices"}
"""Types whose answers look like those of another."""


@dataclass(frozen=True)
class Reader:
    """Reads answers; ``postcodes`` completes an address whose beginning is known."""

    postcodes: Postcodes
    today: date

    def read(
        self,
        question: Question,
        heard: Heard,
        options: Sequence[Any],
        session: Session,
        walk: Walk,
    ) -> Reading:
        """The value, or the code of what is wrong with it."""
        step = question.step
        kind = READ_AS.get(step.type, step.type.value)
        values = walk.questions.values(session.answers, self.today)
        limits = _limits(step, values, self.today)
        if step.type in (StepType.CHOICE, StepType.CHOICES, StepType.DOCUMENTS):
            limits["options"] = options
        if step.type is StepType.ADDRESS:
            heard = Heard(self._whole(heard.text, session, walk), heard.entities, heard.intent)
        result = read(kind, heard, self.today, **limits)
        if isinstance(result, Accepted):
            return Reading(key=question.key, value=result.value)
        return Reading(key=question.key, error=result.error, suggestions=result.suggestions)

    def _whole(self, text: str, session: Session, walk: Walk) -> str:
        """An address with what its postal code says of it, unless it says so itself."""
        begins = self.beginning(session, walk)
        if not begins or text.startswith(begins):
            return text
        prefecture = begins[: 1 + next((n for n, c in enumerate(begins) if c in "都道府県"), 0)]
        return text if text.startswith(prefecture) else f"{begins}{text}"

    def beginning(self, session: Session, walk: Walk) -> str | None:
        """How the address begins that is being asked: the place of the postal code before it."""
        keys = [question.key for question in walk.asked(session)]
        if session.at not in keys:
            return None
        before = walk.asked(session)[: keys.index(session.at)]
        if not before or before[-1].step.type is not StepType.POSTCODE:
            return None
        answer = session.answers.get(before[-1].key)
        places = self.postcodes.places(str(answer.value)) if answer and answer.value else ()
        names = {place.prefecture + place.city + place.town for place in places}
        return names.pop() if len(names) == 1 else None


def _limits(step: Step, values: dict[str, Any], today: date) -> dict[str, Any]:
    """What the step wants of its answer, by the names of `bot.guides.answers`."""
    match step.type:
        case StepType.DATE:
            wanted = {"earliest": step.earliest, "latest": step.latest}
            limits = {k: evaluated(v, values, today) for k, v in wanted.items() if v}
        case StepType.COUNT | StepType.PEOPLE:
            limits = {"minimum": step.least or 0, "maximum": step.most}
        case StepType.MONEY | StepType.TEXT:
            limits = {"maximum": step.most}
        case _:
            limits = {}
    return {name: value for name, value in limits.items() if value is not None}
