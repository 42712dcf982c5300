"""Walks a guide as its examples do, without anybody there: which questions come, which do not."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.catalogue.guide import Interview, StepType
from bot.catalogue.guide import Walk as Example
from bot.guides.answers.heard import Accepted, Heard
from bot.guides.answers.read import read
from bot.guides.questions import Question, Questions
from bot.guides.walk import Needed, Unfit, Walk

LONGEST = 300
"""Questions; a walk that has more goes round in circles."""


@dataclass(frozen=True)
class Rehearsed:
    """How far an example came."""

    asked: frozenset[str]
    """The steps that it was asked."""
    problem: str | None = None
    """Why it did not come to the end."""


def rehearse(owner: str, guide: Interview, example: Example, today: date) -> Rehearsed:
    """One example through the whole guide."""
    walk = Walk(Questions(owner, guide), today)
    session = walk.begin("rehearsal", None)
    asked: set[str] = set()
    unused = set(example.answers)
    for _ in range(LONGEST):
        question = walk.current(session)
        if question is None:
            left = f"never asked for: {', '.join(sorted(unused))}" if unused else None
            return Rehearsed(frozenset(asked), left)
        asked.add(question.step.id)
        unused.discard(question.key)
        try:
            if question.step.type is StepType.INFORMATION:
                session = walk.leave(session, "seen")
            elif question.key not in example.answers:
                return Rehearsed(frozenset(asked), f"has no answer to {question.key}")
            elif example.answers[question.key] is None:
                session = walk.leave(session, "skipped" if question.step.optional else "unknown")
            else:
                session = walk.take(session, _value(question, example.answers[question.key], today))
        except Unfit as check:
            return Rehearsed(frozenset(asked), f"does not pass {question.key}'s check {check}")
        except Needed:
            return Rehearsed(frozenset(asked), f"leaves out {question.key}, which is needed")
    return Rehearsed(frozenset(asked), "never comes to an end")


def _value(question: Question, written: Any, today: date) -> Any:
    """What the example's answer is; a day in words ("3日前") stands for yesterday."""
    if question.step.type is not StepType.DATE:
        return written
    found = read("date", Heard(str(written)), today)
    yesterday = (today - timedelta(days=1)).isoformat()
    return found.value if isinstance(found, Accepted) else yesterday
