"""Moves through a guide: pure functions from one session to the next.

Every answer belongs to the question that it was given to, so that none can fill another one,
and the question to be asked is always worked out anew from the answers.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import JsonValue

from bot.catalogue.expressions import evaluated
from bot.catalogue.guide import Interview, StepType
from bot.guides.questions import Question, Questions
from bot.guides.session import Answer, Left, Session

EASIER_AFTER = 2
"""Answers in a row that could not be taken, after which easier ones are offered."""

PERSON_AFTER = 3
"""And after which a person is (STANDARDS WA17)."""


class Needed(Exception):
    """The question cannot be passed over: what comes next depends on it."""


@dataclass(frozen=True)
class Walk:
    """The questions of a guide on one day."""

    questions: Questions
    today: date

    def begin(self, id: str, municipality: str | None) -> Session:
        """At the first question, nothing answered."""
        session = Session(
            id=id,
            procedure=self.questions.owner,
            municipality=municipality,
            digest=digest(self.questions.guide),
            begun_on=self.today.isoformat(),
        )
        return self._at_next(session)

    def current(self, session: Session) -> Question | None:
        """What is being asked; None: everything is answered."""
        return self.questions.find(session.at) if session.at else None

    def asked(self, session: Session) -> list[Question]:
        """Every question of this walk, answered or not, in order."""
        return self.questions.in_order(session.answers, self.today)

    def answered(self, session: Session) -> Iterator[tuple[Question, Answer]]:
        """What was asked and answered, in order, without what was only told."""
        for question in self.asked(session):
            answer = session.answers.get(question.key)
            if answer and question.step.type is not StepType.INFORMATION:
                yield question, answer

    def take(self, session: Session, value: JsonValue) -> Session:
        """The value is the answer to the current question.

        Raises:
            Unfit: a check of the step does not hold.
        """
        question = self._question(session)
        taken = self._with(session, Answer(value=value))
        values = self.questions.values(taken.answers, self.today)
        for check in question.step.checks:
            if evaluated(check.that, values, self.today) is False:
                raise Unfit(check.id)
        return self._at_next(taken)

    def leave(self, session: Session, why: Left) -> Session:
        """Goes on without an answer.

        Raises:
            Needed: others depend on it, or it may not be skipped.
        """
        question = self._question(session)
        if question.step.type is StepType.INFORMATION:
            return self._at_next(self._with(session, Answer(left="seen")))
        if why == "skipped" and not question.step.optional:
            raise Needed(question.key)
        if why == "unknown" and self._others_depend_on(question):
            raise Needed(question.key)
        return self._at_next(self._with(session, Answer(left=why)))

    def back(self, session: Session) -> Session:
        """At the question before; at the first one, there."""
        keys = [question.key for question in self.asked(session)]
        place = keys.index(session.at) if session.at in keys else len(keys)
        return _moved(session, keys[max(place - 1, 0)])

    def change(self, session: Session, key: str) -> Session:
        """At an earlier question; its answer stays until there is another.

        Raises:
            KeyError: it is not asked in this walk.
        """
        if key not in [question.key for question in self.asked(session)]:
            raise KeyError(key)
        return _moved(session, key)

    def onward(self, session: Session) -> Session:
        """At the first question without an answer, or at the review."""
        return self._at_next(session)

    def ended(self, session: Session) -> bool:
        """Whether the walk is over without a draft: an information told why."""
        asked = self.asked(session)
        return session.at is None and asked[-1].step.ends

    def adapted(self, session: Session) -> tuple[Session, list[str]]:
        """After the guide has changed: what still fits, and the keys of what does not.

        The session is the same object if nothing has changed.
        """
        now = digest(self.questions.guide)
        if session.digest == now:
            return session, []
        lost = [key for key, answer in session.answers.items() if not self._fits(key, answer)]
        kept = {key: answer for key, answer in session.answers.items() if key not in lost}
        changed = session.model_copy(update={"answers": kept, "digest": now, "reading": None})
        return self._at_next(changed), lost

    def _fits(self, key: str, answer: Answer) -> bool:
        question = self.questions.find(key)
        if question is None:
            return False
        if answer.left:
            return answer.left == "seen" or not self._others_depend_on(question)
        return _is_of_type(question, answer.value)

    def _others_depend_on(self, question: Question) -> bool:
        """Whether the next questions cannot be known without the answer."""
        return question.step.type is StepType.PEOPLE or any(
            check.that for check in question.step.checks if question.step.type is StepType.YES_NO
        )

    def _question(self, session: Session) -> Question:
        question = self.current(session)
        if question is None:
            raise KeyError(session.at)
        return question

    def _with(self, session: Session, answer: Answer) -> Session:
        answers = {**session.answers, str(session.at): answer}
        return session.model_copy(update={"answers": answers})

    def _at_next(self, session: Session) -> Session:
        asked = self.asked(session)
        open_keys = [question.key for question in asked if question.key not in session.answers]
        return _moved(session, open_keys[0] if open_keys else None)


class Unfit(Exception):
    """An answer that a check of its step does not let pass; the message is the check's id."""


def digest(guide: Interview) -> str:
    """Changes with everything but words and examples that walk it."""
    shape = guide.model_dump_json(exclude={"walks", "intro", "outcome", "minutes"})
    return hashlib.sha256(shape.encode()).hexdigest()[:16]


def _moved(session: Session, key: str | None) -> Session:
    return session.model_copy(
        update={"at": key, "failures": 0, "hinted": False, "reading": None, "confirmed": False}
    )


def _is_of_type(question: Question, value: Any) -> bool:
    """Whether a value could have been given to the question as it is now."""
    options = {option.id for option in question.step.options}
    match question.step.type:
        case StepType.CHOICE:
            return value in options
        case StepType.CHOICES:
            return isinstance(value, list) and options.issuperset(value)
        case StepType.DOCUMENTS:
            return isinstance(value, list)
        case StepType.YES_NO:
            return isinstance(value, bool)
        case StepType.COUNT | StepType.MONEY | StepType.PEOPLE:
            return isinstance(value, int) and not isinstance(value, bool)
        case StepType.DATE:
            return isinstance(value, str) and _is_date(value)
        case StepType.INFORMATION:
            return False
        case _:
            return isinstance(value, str)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
