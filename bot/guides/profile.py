"""What somebody wants to be kept for the next guide: their own name, address and the like."""

from collections.abc import Mapping

from pydantic import Field, JsonValue

from bot.catalogue.facts import Record
from bot.catalogue.guide import ProfileField
from bot.guides.questions import Question
from bot.guides.session import Session
from bot.guides.walk import Walk

KEPT = "p-1"
"""The answer "as it was kept"; which one it is, is not said in a message."""

WHOSE = "for_whom"
"""The shared step that asks whom a guide is for."""

OWN = "self"


class Profile(Record):
    """Answers by what they are of the person."""

    values: dict[ProfileField, JsonValue] = Field({})

    @classmethod
    def unpacked(cls, data: bytes | None) -> "Profile":
        """From what the store has unsealed; empty if nothing was kept."""
        return cls.model_validate_json(data) if data else cls()

    def of(self, question: Question, session: Session) -> JsonValue:
        """What was kept for a question; None if nothing, or if the guide is for somebody else."""
        if question.step.prefill is None or question.person or not is_own(session):
            return None
        return self.values.get(question.step.prefill)


def is_own(session: Session) -> bool:
    """Whether somebody walks the guide for themselves: a helper's own data is not theirs."""
    answer = session.answers.get(WHOSE)
    return answer is not None and answer.value == OWN


def profile_of(session: Session, walk: Walk, before: Profile) -> Profile:
    """The profile with what was answered in a walk; as before if it was for somebody else."""
    if not is_own(session):
        return before
    found: Mapping[ProfileField, JsonValue] = {
        question.step.prefill: answer.value
        for question, answer in walk.answered(session)
        if question.step.prefill and not question.person and answer.value is not None
    }
    return Profile(values={**before.values, **found})
