"""The questions of a guide, flat and in order, as far as the answers so far tell.

A step is one question, or several: a name and its reading, how many people and something of
each. Every question has a key (`name`, `name.kana`, `family.2.birth_date`) that its answer is
kept under.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.catalogue.expressions import evaluated
from bot.catalogue.guide import READING, Interview, Step, StepType, prefix_of
from bot.guides.session import Answer


@dataclass(frozen=True)
class Question:
    """One thing to be asked."""

    key: str
    step: Step
    prefix: str
    """What begins the contexts of its texts."""
    person: int | None = None
    """Whom of several people it is about, from 1."""


Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Questions:
    """An interview, ready to be asked."""

    owner: str
    """Whose it is; begins the contexts of its texts."""
    guide: Interview

    def in_order(self, answers: Answers, today: date) -> list[Question]:
        """All that are to be asked, as far as it is known by now; ends after what ends it."""
        return [question for question, _ in self._walked(answers, today)]

    def values(self, answers: Answers, today: date) -> dict[str, Any]:
        """What expressions read: the answers to what is asked, and computed values."""
        asked = [answered for _, answered in self._walked(answers, today)]
        return self._computed(asked[-1], today) if asked else {}

    def find(self, key: str) -> Question | None:
        """The question of a key, whether it is to be asked or not; None if there is none."""
        name, *rest = key.split(".")
        step = next((step for step in self.guide.steps if step.id == name), None)
        if step is None:
            return None
        question = Question(name, step, prefix_of(step, self._inside))
        match rest:
            case []:
                return question
            case [part] if step.kana and self.guide.reading and part == READING:
                return self._reading_of(question)
            case [number, part] if number.isdecimal():
                asked = [q for q in _of_person(question, int(number)) if q.key == key]
                return asked[0] if asked else None
        return None

    def _walked(self, answers: Answers, today: date) -> Iterator[tuple[Question, dict[str, Any]]]:
        """Every question to be asked, and what is known after it.

        An answer to what is no longer asked, because an earlier one was changed, is not read.
        """
        known: dict[str, Any] = {}
        for step in self.guide.steps:
            if step.when and not evaluated(step.when, self._computed(known, today), today):
                continue
            if step.id in answers:
                known = {**known, step.id: _as_value(step, answers[step.id].value)}
            for question in self._of_step(step, answers):
                yield question, known
            if step.ends:
                break

    def _computed(self, known: Mapping[str, Any], today: date) -> dict[str, Any]:
        values = dict(known)
        for _ in self.guide.values:  # as often as one may read another
            for name, source in self.guide.values.items():
                values[name] = evaluated(source, values, today)
        return values

    def _of_step(self, step: Step, answers: Answers) -> Iterator[Question]:
        question = Question(step.id, step, prefix_of(step, self._inside))
        yield question
        answer = answers.get(step.id)
        if step.kana and self.guide.reading and not (answer and answer.left):
            yield self._reading_of(question)
        if step.type is StepType.PEOPLE and answer and isinstance(answer.value, int):
            for number in range(1, answer.value + 1):
                yield from _of_person(question, number)

    def _reading_of(self, name: Question) -> Question:
        """How the name is read: as personal, and kept for the next time, as the name is."""
        reading = self.guide.reading
        if reading is None:
            raise KeyError(READING)
        step = reading.model_copy(
            update={
                "sensitive": name.step.sensitive,
                "prefill": reading.prefill if name.step.prefill else None,
            }
        )
        return Question(f"{name.key}.{READING}", step, prefix_of(step, self._inside))

    @property
    def _inside(self) -> str:
        return f"{self.owner}:guide.steps."


def _of_person(people: Question, number: int) -> Iterator[Question]:
    inside = f"{people.prefix}each."
    for step in people.step.each:
        yield Question(f"{people.key}.{number}.{step.id}", step, prefix_of(step, inside), number)


def _as_value(step: Step, value: Any) -> Any:
    """An answer as expressions read it."""
    if step.type is StepType.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    return value
