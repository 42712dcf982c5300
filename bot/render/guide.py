"""Puts a guide into words: its question, the review of the answers, the finished draft."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.catalogue.guide import StepType
from bot.guides.asking import Asking
from bot.guides.profile import KEPT, Profile
from bot.guides.questions import Question
from bot.guides.session import SUGGESTION, Answer, Session, suggested
from bot.guides.walk import Walk
from bot.messages import Asked, Kind, Message
from bot.render.answers import answer_in_words, label_of
from bot.render.options import name_of, option_ids
from bot.render.rendered import Block, BlockType, RenderedLink
from bot.render.words import Words

SEVERAL = frozenset({StepType.CHOICES, StepType.DOCUMENTS})
"""Types with more than one answer."""

DRAFTS = ("pdf", "large", "csv", "json")
"""The files of a draft, by the phrases of the group ``draft``."""


@dataclass(frozen=True)
class Private:
    """What only the person who walks a guide may see of it."""

    session: Session
    beginning: str | None = None
    """How the address begins that is being asked."""
    profile: Profile = field(default_factory=Profile)
    """What was kept of the person."""


@dataclass(frozen=True)
class GuideWords:
    """An interview in one reader's words; ``private`` where answers may be shown."""

    asking: Asking
    words: Words
    private: Private | None = None

    def blocks(self, message: Message, today: date) -> Iterator[Block]:
        """What the message says of the guide."""
        if message.phrase == "guide_saved":
            yield from self._code(self.private.session.resume_code if self.private else None)
        if message.asked:
            yield from self.step(message.asked)
        elif message.kind is Kind.REVIEW:
            yield from self.review(today)
        elif message.kind is Kind.RESULT:
            yield from self.result()

    def step(self, asked: Asked) -> Iterator[Block]:
        """What was understood, what was wrong, the question, and what helps with it."""
        question = self._question(asked.key)
        if question is None:
            return
        if asked.noted:
            yield from self._noted(asked.noted)
        if asked.error:
            yield self._error(question, asked.error)
        yield self.words.phrase(BlockType.NOTE, "guide.progress", number=asked.number, of=asked.of)
        yield self._asked(question)
        if asked.told:
            yield from self._told(question, asked.told)
        elif asked.error:
            yield from self._told(question, "example")
        if self.private and self.private.beginning and question.step.type is StepType.ADDRESS:
            yield self.words.phrase(
                BlockType.NOTE, "guide.begins", beginning=self.private.beginning
            )
        if question.step.type in SEVERAL:
            yield self._options(question)
            yield self.words.phrase(BlockType.NOTE, "guide.several")

    def option(self, asked: Asked, id: str) -> str:
        """What one answer is called."""
        question = self._question(asked.key)
        if question is None:
            return id
        meant = suggested(self.private.session.reading, id) if self.private else None
        if meant is not None:
            return answer_in_words(question, Answer(value=meant), self.asking, self.words)
        if id == KEPT:
            return self._kept(question)
        if id.startswith(SUGGESTION):
            return "–"  # the question was answered meanwhile
        if question.step.type is StepType.YES_NO:
            return self.words.say(f"answer.{id}")
        return name_of(question, self.asking, id, self.words)

    def _kept(self, question: Question) -> str:
        """As it was kept, and what that is."""
        value = self.private.profile.of(question, self.private.session) if self.private else None
        if value is None:
            return self.words.say("guide.kept")
        said = answer_in_words(question, Answer(value=value), self.asking, self.words)
        return self.words.say("guide.kept_value", value=said)

    def label(self, key: str) -> str:
        """What the answer to a question is called."""
        question = self._question(key)
        return label_of(question, self.words) if question else key

    def review(self, today: date) -> Iterator[Block]:
        """Every answer beside what it is called."""
        if self.private:
            lines = [
                self.words.say("guide.noted", label=label, value=value)
                for label, value in self.answered(today)
            ]
            yield Block(type=BlockType.LIST, lang=self.words.language.tag, lines=lines)

    def answered(self, today: date) -> Iterator[tuple[str, str]]:
        """(what it is called, answer) of every question answered, in order."""
        if self.private:
            walk = Walk(self.asking.questions, today)
            for question, answer in walk.answered(self.private.session):
                said = answer_in_words(question, answer, self.asking, self.words)
                yield label_of(question, self.words), said

    def result(self) -> Iterator[Block]:
        """What to do with the draft, and the code that staff open it with."""
        if guide := self.asking.guide:
            outcome = self.words.text(f"{self.asking.owner}:guide.outcome", guide.outcome)
            yield self.words.block(BlockType.TEXT, outcome)
        yield from self._code(self.private.session.code if self.private else None)

    def _code(self, code: str | None) -> Iterator[Block]:
        if code:
            yield self.words.phrase(BlockType.TITLE, "guide.code", code=code)

    def links(self, guide: str) -> list[RenderedLink]:
        """The files of the draft."""
        tag = self.words.language.tag
        return [
            RenderedLink(
                label=self.words.say(f"draft.{kind}"), lang=tag, path=f"guides/{guide}/{kind}"
            )
            for kind in DRAFTS
        ]

    def _noted(self, key: str) -> Iterator[Block]:
        question = self._question(key)
        answer = self.private.session.answers.get(key) if self.private else None
        if question and answer and question.step.type is not StepType.INFORMATION:
            value = answer_in_words(question, answer, self.asking, self.words)
            label = label_of(question, self.words)
            yield self.words.phrase(BlockType.NOTE, "guide.noted", label=label, value=value)

    def _error(self, question: Question, code: str) -> Block:
        check = next((c for c in question.step.checks if c.id == code), None)
        if check is None:
            return self.words.phrase(BlockType.ERROR, f"error.{code}")
        context = f"{question.prefix}checks.{check.id}.otherwise"
        return self.words.block(BlockType.ERROR, self.words.text(context, check.otherwise))

    def _asked(self, question: Question) -> Block:
        ask = self.words.text(f"{question.prefix}ask", question.step.ask)
        if question.person is None:
            return self.words.block(BlockType.QUESTION, ask)
        return self.words.phrase(
            BlockType.QUESTION, "guide.person_asked", number=question.person, ask=ask.text
        )

    def _told(self, question: Question, what: str) -> Iterator[Block]:
        source: str | None = getattr(question.step, what)
        if source is None:
            return
        text = self.words.text(f"{question.prefix}{what}", source)
        if what == "example":
            yield self.words.phrase(BlockType.NOTE, "guide.example", example=text.text)
        else:
            yield self.words.block(BlockType.TEXT, text)

    def _options(self, question: Question) -> Block:
        ids = option_ids(question.step, self.asking)
        lines = [name_of(question, self.asking, id, self.words) for id in ids]
        return Block(type=BlockType.OPTIONS, lang=self.words.language.tag, lines=lines)

    def _question(self, key: str) -> Question | None:
        return self.asking.questions.find(key)
