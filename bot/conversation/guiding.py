"""The door in a guide: reads an answer, keeps it sealed, and tells Rasa only that there is one."""

import asyncio
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue

from bot.addresses.postcodes import Postcodes
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.guide import StepType
from bot.conversation.rasa_client import RasaClient
from bot.guides.answers.heard import Heard
from bot.guides.asking import Asking, asking
from bot.guides.meant import Meant, Sort, meant
from bot.guides.profile import KEPT, Profile
from bot.guides.questions import Question
from bot.guides.reading import Reader
from bot.guides.session import ANSWER, STALE, Reading, Session, suggested
from bot.guides.walk import Walk
from bot.messages import Choice, Move
from bot.render.guide import Private
from bot.render.options import options_of
from bot.render.words import Words
from bot.store.codes import ALPHABET, LENGTH, normalised
from bot.store.guides import CodeUnknown, GuideStore, Held, TooManyTries

PARTS = re.compile(r"\w{4}[\Wー]+\w{4}|(?=\w*\d)\w{8}")
"""Two groups of four; or eight letters with a digit among them, so that no word is a code."""


@dataclass(frozen=True)
class Turn:
    """What Rasa is told instead of somebody's words."""

    move: str
    about: str | None = None


@dataclass(frozen=True)
class Open:
    """The guide that a conversation is in."""

    held: Held
    session: Session
    walk: Walk
    asking: Asking

    @property
    def question(self) -> Question | None:
        """What is being asked; None at the review."""
        return self.walk.current(self.session)


class Guiding:
    """Stands between a conversation and Rasa while a guide is open."""

    def __init__(
        self,
        store: GuideStore,
        rasa: RasaClient,
        postcodes: Postcodes,
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._rasa = rasa
        self._postcodes = postcodes
        self._today = today

    async def open(self, conversation: str, catalogue: Catalogue) -> Open | None:
        """The guide that a conversation is in, unsealed."""
        held = await asyncio.to_thread(self._store.active, conversation)
        return self._opened(held, catalogue) if held else None

    async def turn(
        self,
        conversation: str,
        text: str | None,
        postback: str | None,
        now: Open | None,
        words: Callable[[], Sequence[Words]],
        step: str | None = None,
    ) -> Turn | None:
        """What the words or the button are to the guide; None: nothing, they go on as they are.

        ``now`` is the guide that the conversation is in; ``words`` gives those of the reader's
        language and of Japanese; ``step`` is the question that was being asked when the message
        came, if it had to wait.

        Raises:
            Unanswered: Rasa, which understands the words, does not answer.
        """
        choice = Choice.from_postback(postback) if postback else None
        if choice and choice.move:
            return await self._pressed(conversation, choice)
        if text and is_code(text):
            return await self._redeemed(conversation, text.strip())
        if now is None:
            return Turn(STALE) if choice and choice.answer else None
        if choice:
            return await self._chosen(conversation, now, choice) if choice.answer else None
        if step and now.session.reading and now.session.reading.key == step:
            return Turn(ANSWER)  # read before Rasa went away
        if step and step != now.session.at:
            return Turn(STALE)
        return await self._said(conversation, now, text or "", words())

    async def private(
        self, conversation: str, guides: Collection[str], catalogue: Catalogue
    ) -> dict[str, Private]:
        """The answers of some walks, as far as they are this conversation's."""
        return await asyncio.to_thread(self._private, conversation, guides, catalogue)

    def _private(
        self, conversation: str, guides: Collection[str], catalogue: Catalogue
    ) -> dict[str, Private]:
        found = {}
        for id in guides:
            held = self._store.by_id(conversation, id)
            if held and (now := self._opened(held, catalogue)):
                reader = Reader(self._postcodes, self._today())
                beginning = reader.beginning(now.session, now.walk)
                found[id] = Private(now.session, beginning, self._profile(conversation))
        return found

    async def profile(self, conversation: str) -> Profile:
        """What is kept of a person."""
        return await asyncio.to_thread(self._profile, conversation)

    def _opened(self, held: Held, catalogue: Catalogue) -> Open | None:
        session = Session.unpacked(held.state)
        asked = asking(catalogue, session.procedure, session.municipality)
        if asked is None:
            return None
        return Open(held, session, Walk(asked.questions, self._today()), asked)

    async def _pressed(self, conversation: str, choice: Choice) -> Turn:
        if choice.move is Move.RESUME and choice.about:
            return await self._redeemed(conversation, choice.about)
        return Turn(str(choice.move), choice.about)

    async def _redeemed(self, conversation: str, code: str) -> Turn:
        try:
            await asyncio.to_thread(self._store.redeem, code, conversation, conversation)
        except TooManyTries:
            return Turn(Move.RESUME, "too_many_tries")
        except CodeUnknown:
            return Turn(Move.RESUME, "code_unknown")
        return Turn(Move.RESUME)

    async def _chosen(self, conversation: str, now: Open, choice: Choice) -> Turn:
        question = now.question
        if question is None or choice.revision != now.held.shown or not choice.answer:
            return Turn(STALE)
        value: JsonValue = suggested(now.session.reading, choice.answer)
        if value is None and choice.answer == KEPT:
            profile = await asyncio.to_thread(self._profile, conversation)
            value = profile.of(question, now.session)
        if value is not None:
            return await self._read(conversation, now, Reading(key=question.key, value=value))
        value = choice.answer
        if question.step.type is StepType.YES_NO:
            value = choice.answer == "yes"
        elif choice.answer not in {option.id for option in question.step.options}:
            return Turn(STALE)
        return await self._read(conversation, now, Reading(key=question.key, value=value))

    def _profile(self, conversation: str) -> Profile:
        return Profile.unpacked(self._store.profile(conversation))

    async def _said(
        self, conversation: str, now: Open, text: str, words: Sequence[Words]
    ) -> Turn | None:
        tag = words[0].language.tag
        parsed = await self._rasa.parse(conversation, text, tag)
        heard = Heard(text, parsed.entities, parsed.understood.intent)
        question = now.question
        reading = Reading(key="", error="nothing_asked")
        if question:
            options = options_of(question, now.asking, words)
            reader = Reader(self._postcodes, self._today())
            reading = reader.read(question, heard, options, now.session, now.walk)
        match meant(question, text, parsed.understood, reading):
            case Meant(Sort.MOVE, move):
                return Turn(str(move))
            case Meant(Sort.ANSWER):
                return await self._read(conversation, now, reading)
        return None

    async def _read(self, conversation: str, now: Open, reading: Reading) -> Turn:
        """Sealed beside the other answers, for the action to take."""
        if now.held.shown != now.held.revision:
            return Turn(STALE)  # answered on another channel meanwhile
        state = now.session.model_copy(update={"reading": reading}).packed()
        await asyncio.to_thread(self._keep, conversation, now.held, state)
        return Turn(ANSWER)

    def _keep(self, conversation: str, held: Held, state: bytes) -> None:
        kept = self._store.save(held.id, held.revision, state)
        self._store.shown(conversation, kept.id, kept.revision)


def is_code(text: str) -> bool:
    """Whether a message is a code as we give them (`bot.store.codes`), and nothing else."""
    code = normalised(text)
    looks = PARTS.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return bool(looks) and len(code) == LENGTH and set(code) <= set(ALPHABET)
