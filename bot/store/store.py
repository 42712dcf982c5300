"""Operations on the door's database, each one transaction in a thread of its own.

Threads rather than an asynchronous driver: aiosqlite hands every single statement to a thread
and back, which made a turn's three transactions cost 5.4 ms instead of 1.3 (docs/benchmarks.md).
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    CursorResult,
    Row,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.messages import Message
from bot.render.rendered import Mode
from bot.store.engine import make_tables, open_engine
from bot.store.erasing import forget_guides
from bot.store.sealing import Sealer, Unsealable
from bot.store.tables import conversations, messages, questions

logger = logging.getLogger(__name__)

THREADS = 4
"""SQLite lets one write at a time; more threads would only wait."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Conversation:
    """What is known about a reader: their language, whether they chose it, how they read."""

    id: str
    locale: str | None = None
    pinned: bool = False
    modes: frozenset[Mode] = frozenset()


@dataclass(frozen=True)
class StoredQuestion:
    """A resident's message on its way to an answer."""

    id: int
    conversation: str
    text: str | None
    postback: str | None
    locale: str
    asked_at: float
    step: str | None = None


class Store:
    """The database of one installation."""

    def __init__(self, url: str, sealer: Sealer) -> None:
        self._engine = open_engine(url)
        self._sealer = sealer
        self._threads = ThreadPoolExecutor(THREADS, "store")

    async def open(self) -> None:
        """Makes what is missing."""
        await asyncio.get_running_loop().run_in_executor(self._threads, make_tables, self._engine)

    async def close(self) -> None:
        """Ends all connections."""
        self._threads.shutdown()
        self._engine.dispose()

    async def conversation(self, id: str) -> Conversation | None:
        """The conversation, or None if nothing was ever said in it."""

        def read(connection: Connection) -> Conversation | None:
            query = select(conversations).where(conversations.c.id == id)
            row = connection.execute(query).first()
            if row is None:
                return None
            return Conversation(row.id, row.locale, row.pinned, frozenset(map(Mode, row.modes)))

        return await self._transaction(read)

    async def ask(
        self,
        conversation: Conversation,
        text: str | None,
        postback: str | None,
        now: float,
        step: str | None = None,
    ) -> int:
        """Keeps a question before anybody tries to answer it, its words sealed; returns its id.

        ``step`` is the question of a guide that it may be the answer to.
        """
        sealed = self._sealer.seal(text.encode(), _place(conversation.id)) if text else None
        asked = {"text": sealed, "postback": postback, "step": step, "locale": conversation.locale}

        def write(connection: Connection) -> int:
            _keep(connection, conversation, now)
            row = {"conversation": conversation.id, "asked_at": now, **asked}
            return _number(connection.execute(insert(questions).values(row)))

        return await self._transaction(write)

    async def keep(self, conversation: Conversation, now: float) -> None:
        """Keeps what is known about a reader."""
        await self._transaction(lambda connection: _keep(connection, conversation, now))

    async def answer(
        self, question: int | None, conversation: str, answers: Sequence[Message]
    ) -> int:
        """Keeps the answers and forgets the question; returns the last answer's number."""
        rows: list[dict[str, Any]] = [
            {
                "conversation": conversation,
                "turn": question,
                "message": m.model_dump(mode="json", exclude_none=True),
            }
            for m in answers
        ]

        def write(connection: Connection) -> int:
            numbers = [_number(connection.execute(insert(messages).values(row))) for row in rows]
            if question is not None:
                connection.execute(delete(questions).where(questions.c.id == question))
            return max(numbers, default=0)

        return await self._transaction(write)

    async def keep_waiting(self, question: int) -> None:
        """Marks a question that could not be answered yet."""
        statement = update(questions).where(questions.c.id == question).values(waiting=True)
        await self._transaction(lambda connection: connection.execute(statement))

    async def waiting(self) -> list[StoredQuestion]:
        """Unanswered questions that can be opened, oldest first.

        One that cannot is logged, and kept for when its key is back: others do not wait for it.
        """

        def read(connection: Connection) -> list[StoredQuestion]:
            query = select(questions).where(questions.c.waiting).order_by(questions.c.id)
            return [q for row in connection.execute(query) if (q := self._opened(row))]

        return await self._transaction(read)

    def _opened(self, row: Row[Any]) -> StoredQuestion | None:
        try:
            return self._stored(row)
        except Unsealable as reason:
            logger.error("question %d cannot be tried again: %s", row.id, reason)
            return None

    def _stored(self, row: Row[Any]) -> StoredQuestion:
        text = self._sealer.unseal(row.text, _place(row.conversation)) if row.text else None
        return StoredQuestion(
            row.id,
            row.conversation,
            text.decode() if text else None,
            row.postback,
            row.locale,
            row.asked_at,
            row.step,
        )

    async def wait_for_all(self) -> None:
        """After a restart: what was being answered when the door stopped waits again."""
        statement = update(questions).values(waiting=True)
        await self._transaction(lambda connection: connection.execute(statement))

    async def messages(self, conversation: str, after: int = 0) -> list[tuple[int, Message]]:
        """Answers of a conversation behind number ``after``, in order."""

        def read(connection: Connection) -> list[tuple[int, Message]]:
            query = (
                select(messages.c.seq, messages.c.message)
                .where(messages.c.conversation == conversation, messages.c.seq > after)
                .order_by(messages.c.seq)
            )
            return [(r.seq, Message.model_validate(r.message)) for r in connection.execute(query)]

        return await self._transaction(read)

    async def last_answers(self, conversation: str) -> list[Message]:
        """What was answered to the last question, without what was said about the door itself."""

        def read(connection: Connection) -> list[Message]:
            last = select(func.max(messages.c.turn)).where(messages.c.conversation == conversation)
            query = (
                select(messages.c.message)
                .where(
                    messages.c.conversation == conversation,
                    messages.c.turn == last.scalar_subquery(),
                )
                .order_by(messages.c.seq)
            )
            said = [Message.model_validate(row.message) for row in connection.execute(query)]
            return [message for message in said if message.wish is None]

        return await self._transaction(read)

    async def forget(self, conversation: str) -> None:
        """Deletes everything of a conversation."""

        def delete_all(connection: Connection) -> None:
            forget_guides(connection, conversation)
            for table in (messages, questions):
                connection.execute(delete(table).where(table.c.conversation == conversation))
            connection.execute(delete(conversations).where(conversations.c.id == conversation))

        await self._transaction(delete_all)

    async def is_waiting(self, conversation: str) -> bool:
        """Whether an answer is still owed in this conversation."""
        query = select(questions.c.id).where(
            questions.c.conversation == conversation, questions.c.waiting
        )
        return await self._transaction(lambda c: c.execute(query).first() is not None)

    async def _transaction(self, work: Callable[[Connection], Result]) -> Result:
        def transaction() -> Result:
            with self._engine.begin() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._threads, transaction)


def _place(conversation: str) -> str:
    """What the words of a question are sealed for."""
    return f"question:{conversation}"


def _keep(connection: Connection, conversation: Conversation, now: float) -> None:
    state = {
        "locale": conversation.locale,
        "pinned": conversation.pinned,
        "modes": sorted(conversation.modes),
        "touched_at": now,
    }
    connection.execute(
        upsert(conversations)
        .values(id=conversation.id, **state)
        .on_conflict_do_update(index_elements=["id"], set_=state)
    )


def _number(result: CursorResult[Any]) -> int:
    """The number that the database gave to the row just inserted."""
    key = result.inserted_primary_key
    return int(key[0]) if key else 0
