"""Puts the answers of a guide into a draft: Japanese for the staff, the reader's words beside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.catalogue.catalogue import Jurisdiction
from bot.draft.draft import Both, Draft, Headings, Line
from bot.guides.asking import Asking, guide_of
from bot.guides.questions import Question
from bot.guides.session import Answer, Session
from bot.guides.walk import Walk
from bot.render.answer import office_blocks
from bot.render.answers import answer_in_words, label_of
from bot.render.words import Words

Say = Callable[[Words], str]


@dataclass(frozen=True)
class DraftWords:
    """A jurisdiction's guides in Japanese and in one reader's language."""

    there: Jurisdiction
    japanese: Words
    own: Words

    def draft(self, session: Session, today: date) -> Draft:
        """The draft of a walk that was confirmed.

        Raises:
            KeyError: its procedure has no guide any more.
        """
        procedure = self.there.procedures[session.procedure]
        asking = guide_of(procedure)
        if asking is None or procedure.guide is None:
            raise KeyError(session.procedure)
        outcome, title = procedure.guide.outcome, procedure.title
        return Draft(
            procedure=procedure.id,
            municipality=self.there.municipality.id,
            locale=self.own.language.tag,
            made_on=today,
            code=session.code or "",
            title=self._both(lambda w: w.text(f"{procedure.id}:title", title).text),
            notice=self._said("notice"),
            lines=tuple(self._lines(asking, session, today)),
            outcome=self._both(lambda w: w.text(f"{procedure.id}:guide.outcome", outcome).text),
            office=tuple(
                line
                for block in office_blocks(self.there, procedure.id, self.japanese)
                for line in block.lines
            ),
            headings=Headings(*(self._said(name) for name in ("item", "answer", "where", "code"))),
        )

    def _lines(self, asking: Asking, session: Session, today: date) -> Iterator[Line]:
        for question, answer in Walk(asking.questions, today).answered(session):
            yield Line(
                key=question.key,
                label=self._label(question),
                value=self._both(partial(_answered, question, answer, asking)),
                typed=answer.value,
                left_open=answer.left is not None,
            )

    def _label(self, question: Question) -> Both:
        """What the form calls it, if the form has a name for it."""
        label = self._both(lambda w: label_of(question, w))
        field = question.step.field
        if field is None:
            return label
        number = question.person
        ja = self.japanese.say("answer.of_person", number=number, label=field) if number else field
        return Both(ja, label.own or label.ja)

    def _said(self, name: str) -> Both:
        return self._both(lambda w: w.say(f"draft.{name}"))

    def _both(self, say: Say) -> Both:
        ja, own = say(self.japanese), say(self.own)
        return Both(ja, own if own != ja else None)


def _answered(question: Question, answer: Answer, asking: Asking, words: Words) -> str:
    return answer_in_words(question, answer, asking, words)
