"""One turn of a conversation: words in, messages out, nothing lost in between."""

import asyncio
import logging
import re
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakValueDictionary

from bot.catalogue.fresh import Fresh
from bot.conversation.guiding import Guiding, Open
from bot.conversation.rasa_client import RasaAnswer, RasaClient, Unanswered
from bot.conversation.wishes import Granted, granted
from bot.guides.profile import Profile
from bot.guides.session import Session
from bot.l10n.negotiate import our_tag
from bot.language import identify
from bot.masking import masked
from bot.messages import Kind, Message, Understood
from bot.render.guide import Private
from bot.render.rendered import Mode
from bot.render.renderer import Renderer
from bot.settings import Settings
from bot.store.store import Conversation, Store, StoredQuestion
from bot.translation.interpreter import Interpreter
from bot.zawgyi import Encoding, encoding_of, to_unicode

logger = logging.getLogger(__name__)

WORD = re.compile(r"\w")
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True)
class Turn:
    """What a resident gets back for one message."""

    messages: Sequence[Message]
    locale: str
    understood: Understood
    modes: frozenset[Mode] = frozenset()
    pending: bool = False
    seq: int = 0


class Door:
    """Takes messages of all conversations; one conversation's are answered in order."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        rasa: RasaClient,
        texts: Fresh[Renderer],
        clock: Callable[[], float] = time.time,
        interpreter: Interpreter | None = None,
        guiding: Guiding | None = None,
    ) -> None:
        self.store = store
        self._texts = texts
        self._settings = settings
        self._rasa = rasa
        self._clock = clock
        self._interpreter = interpreter
        self.guiding = guiding
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def renderer(self) -> Renderer:
        """Turns messages into words, with the texts as they are now."""
        return self._texts.value

    async def receive(
        self,
        conversation_id: str,
        text: str | None = None,
        postback: str | None = None,
        locale: str | None = None,
        accepted: str | None = None,
        municipality: str | None = None,
        modes: frozenset[Mode] | None = None,
    ) -> Turn:
        """Answers one message.

        ``locale`` is the language that the reader has chosen, ``accepted`` what their
        browser prefers; without either the message itself tells. ``modes`` are how they have
        chosen to read, as before if None. ``municipality`` is whose website they are on.
        """
        async with self._turn_of(conversation_id):
            known = await self.store.conversation(conversation_id) or Conversation(conversation_id)
            typed = cleaned(text) if text is not None else None
            text = masked(typed) if typed is not None else None
            chosen = our_tag(locale, self.renderer.languages) or locale if locale else None
            reader = self._reader(known, text, chosen, accepted)
            if modes is not None:
                reader = replace(reader, modes=modes)
            if text is not None and encoding_of(text) is Encoding.ZAWGYI:
                text = await asyncio.to_thread(to_unicode, text) or text
            if text is not None and (refusal := self._refusal(text)):
                seq = await self.store.answer(None, conversation_id, [refusal])
                tag = self.locale_of(reader)
                return Turn([refusal], tag, Understood(), reader.modes, seq=seq)
            now = await self._guide_of(conversation_id)
            step = now.session.at if now else None
            question = await self.store.ask(reader, text, postback, self._clock(), step)
            turn = await self._answer(reader, question, text, postback, municipality, now)
            if text == typed:
                return turn
            return replace(turn, messages=(await self._masking_said(reader), *turn.messages))

    async def _answer(
        self,
        reader: Conversation,
        question: int,
        text: str | None,
        postback: str | None,
        municipality: str | None,
        now: Open | None,
    ) -> Turn:
        tag = self.locale_of(reader)
        try:
            answer = await self._asked(reader.id, text, postback, tag, now, municipality)
            said = await self._granted(reader, answer.messages)
        except Unanswered as reason:
            logger.error("question %d waits: %s", question, reason)
            apology = self._apology()
            await self.store.keep_waiting(question)
            seq = await self.store.answer(None, reader.id, [apology])
            return Turn([apology], tag, Understood(), reader.modes, pending=True, seq=seq)
        forgotten = any(message.wish and message.wish.forget for message in said.messages)
        seq = 0 if forgotten else await self.store.answer(question, reader.id, said.messages)
        tag, modes = self.locale_of(said.conversation), said.conversation.modes
        return Turn(said.messages, tag, answer.understood, modes, seq=seq)

    async def _guide_of(self, conversation: str) -> Open | None:
        """The guide that the next message may be an answer in."""
        if self.guiding is None:
            return None
        return await self.guiding.open(conversation, self.renderer.catalogue)

    async def _masking_said(self, reader: Conversation) -> Message:
        """That a secret number was taken out of the message before anything saw it."""
        said = Message(kind=Kind.NOTICE, phrase="number_masked")
        await self.store.answer(None, reader.id, [said])
        return said

    async def _asked(
        self,
        conversation: str,
        text: str | None,
        postback: str | None,
        tag: str,
        now: Open | None,
        municipality: str | None = None,
        step: str | None = None,
    ) -> RasaAnswer:
        """Rasa's answer; a question in a language that it never learnt is put into Japanese."""
        if self.guiding:
            turn = await self.guiding.turn(
                conversation,
                text,
                postback,
                now,
                lambda: self.renderer.words_to_hear(tag),
                step,
            )
            if turn:
                return await self._rasa.move(conversation, turn.move, turn.about, tag)
        if text is not None and self._interpreter is not None:
            text = await self._interpreter.question(text, tag, self.renderer.languages)
        return await self._rasa.ask(conversation, text, postback, tag, municipality)

    async def _granted(self, reader: Conversation, messages: Sequence[Message]) -> Granted:
        """What is said once the door has done what was wanted of it.

        Raises:
            Unanswered: Rasa, which is to forget first, could not.
        """
        if any(message.wish and message.wish.forget for message in messages):
            await self._rasa.forget(reader.id)
        said = await granted(messages, reader, self.store, self.renderer.languages)
        if said.conversation != reader:
            await self.store.keep(said.conversation, self._clock())
        return said

    def _turn_of(self, conversation_id: str) -> asyncio.Lock:
        """Held while one message of a conversation is answered; the next one waits."""
        return self._locks.setdefault(conversation_id, asyncio.Lock())

    async def private(
        self, conversation: str, messages: Sequence[Message]
    ) -> Mapping[str, Private]:
        """What may be shown in a conversation of the guides that its messages are about."""
        guides = {message.guide for message in messages if message.guide}
        if not guides or self.guiding is None:
            return {}
        return await self.guiding.private(conversation, guides, self.renderer.catalogue)

    async def held_draft(self, conversation: str, guide: str) -> Session | None:
        """The answers of a finished walk, if it is this conversation's."""
        if self.guiding is None:
            return None
        found = await self.guiding.private(conversation, [guide], self.renderer.catalogue)
        session = found[guide].session if guide in found else None
        return session if session and session.confirmed else None

    async def profile(self, conversation: str, messages: Sequence[Message]) -> Profile:
        """What is kept of a person, if one of the messages shows it."""
        if self.guiding is None or all(m.kind is not Kind.PROFILE for m in messages):
            return Profile()
        return await self.guiding.profile(conversation)

    async def answer_late(self) -> None:
        """Tries all waiting questions again, oldest first; gives up on those too old."""
        still_waiting: set[str] = set()
        for waiting in await self.store.waiting():
            if waiting.conversation in still_waiting:
                continue  # in one conversation no question is answered before an earlier one
            async with self._turn_of(waiting.conversation):
                if not await self._is_answered_late(waiting):
                    still_waiting.add(waiting.conversation)

    async def _is_answered_late(self, waiting: StoredQuestion) -> bool:
        """Answers a waiting question or says that it is lost; False if its Rasa is away."""
        if self._clock() - waiting.asked_at > self._settings.answer_late_for:
            lost = Message(kind=Kind.NOTICE, phrase="lost")
            await self.store.answer(waiting.id, waiting.conversation, [lost])
            logger.error("question %d is lost: too old", waiting.id)
            return True
        try:
            answer = await self._asked(
                waiting.conversation,
                waiting.text,
                waiting.postback,
                waiting.locale,
                await self._guide_of(waiting.conversation),
                step=waiting.step,
            )
            known = await self.store.conversation(waiting.conversation)
            reader = known or Conversation(waiting.conversation, waiting.locale)
            said = await self._granted(reader, answer.messages)
        except Unanswered:
            return False
        late = Message(kind=Kind.NOTICE, phrase="answered_late")
        await self.store.answer(waiting.id, waiting.conversation, [late, *said.messages])
        logger.info("question %d is answered late", waiting.id)
        return True

    def _reader(
        self, known: Conversation, text: str | None, locale: str | None, accepted: str | None
    ) -> Conversation:
        if locale:
            return replace(known, locale=locale, pinned=True)
        before = known.locale or accepted
        if text and not known.pinned:
            return replace(known, locale=identify(text, before) or before or self._default)
        return replace(known, locale=before or self._default)

    @property
    def _default(self) -> str:
        return self._settings.default_locale

    def locale_of(self, conversation: Conversation) -> str:
        """The tag of the language that a conversation is held in."""
        return conversation.locale or self._default

    def _refusal(self, text: str) -> Message | None:
        if not WORD.search(text):
            return Message(kind=Kind.NOTICE, phrase="unreadable")
        limit = self._settings.longest_message
        if len(text) > limit:
            return Message(kind=Kind.NOTICE, phrase="too_long", arguments={"limit": limit})
        if encoding_of(text) is Encoding.ZAWGYI:
            return Message(kind=Kind.NOTICE, phrase="old_letters")
        return None

    def _apology(self) -> Message:
        home = self.renderer.catalogue.home.id
        return Message(kind=Kind.HANDOFF, phrase="unavailable", contact=home)


def cleaned(text: str) -> str:
    """NFKC without control and direction characters, so that what is read is what is shown.

    Digits of every script become 0-9: ३०० and ၃၀၀ are 300 (STANDARDS LA3).
    """
    plain = unicodedata.normalize("NFKC", UNSEEN.sub("", text)).strip()
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
