"""Operations on the door's database, each one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import CursorResult, delete, event, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.messages import Message
from bot.store.tables import conversations, messages, metadata, questions


@dataclass(frozen=True)
class Conversation:
    """What is known about a reader: their language, and whether they chose it."""

    id: str
    locale: str | None = None
    pinned: bool = False


@dataclass(frozen=True)
class StoredQuestion:
    """A resident's message on its way to an answer."""

    id: int
    conversation: str
    text: str | None
    postback: str | None
    locale: str
    asked_at: float


class Store:
    """The database of one installation."""

    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = create_async_engine(url)
        event.listen(self._engine.sync_engine, "connect", _durable_and_fast)

    async def open(self) -> None:
        """Makes what is missing."""
        if database := self._engine.url.database:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        async with self._engine.begin() as connection:
            await connection.run_sync(metadata.create_all)

    async def close(self) -> None:
        """Lets go of all connections."""
        await self._engine.dispose()

    async def conversation(self, id: str) -> Conversation | None:
        """The conversation, or None if nothing was ever said in it."""
        query = select(conversations).where(conversations.c.id == id)
        async with self._engine.connect() as connection:
            row = (await connection.execute(query)).first()
        return Conversation(row.id, row.locale, row.pinned) if row else None

    async def ask(
        self, conversation: Conversation, text: str | None, postback: str | None, now: float
    ) -> int:
        """Keeps a question before anybody tries to answer it; returns its id."""
        locale = conversation.locale
        state = {"locale": locale, "pinned": conversation.pinned, "touched_at": now}
        async with self._engine.begin() as connection:
            await connection.execute(
                upsert(conversations)
                .values(id=conversation.id, **state)
                .on_conflict_do_update(index_elements=["id"], set_=state)
            )
            result = await connection.execute(
                insert(questions).values(
                    conversation=conversation.id,
                    text=text,
                    postback=postback,
                    locale=locale,
                    asked_at=now,
                )
            )
        return _number(result)

    async def answer(
        self, question: int | None, conversation: str, answers: Sequence[Message]
    ) -> int:
        """Keeps the answers and forgets the question; returns the last answer's number."""
        rows: list[dict[str, Any]] = [
            {
                "conversation": conversation,
                "message": m.model_dump(mode="json", exclude_none=True),
            }
            for m in answers
        ]
        last = 0
        async with self._engine.begin() as connection:
            for row in rows:
                result = await connection.execute(insert(messages).values(row))
                last = _number(result)
            if question is not None:
                await connection.execute(delete(questions).where(questions.c.id == question))
        return last

    async def keep_waiting(self, question: int) -> None:
        """Marks a question that could not be answered yet."""
        async with self._engine.begin() as connection:
            await connection.execute(
                update(questions).where(questions.c.id == question).values(waiting=True)
            )

    async def waiting(self) -> list[StoredQuestion]:
        """Unanswered questions, oldest first."""
        query = select(questions).where(questions.c.waiting).order_by(questions.c.id)
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [
            StoredQuestion(r.id, r.conversation, r.text, r.postback, r.locale, r.asked_at)
            for r in rows
        ]

    async def wait_for_all(self) -> None:
        """After a restart: what was being answered when the door stopped waits again."""
        async with self._engine.begin() as connection:
            await connection.execute(update(questions).values(waiting=True))

    async def messages(self, conversation: str, after: int = 0) -> list[tuple[int, Message]]:
        """Answers of a conversation behind number ``after``, in order."""
        query = (
            select(messages.c.seq, messages.c.message)
            .where(messages.c.conversation == conversation, messages.c.seq > after)
            .order_by(messages.c.seq)
        )
        async with self._engine.connect() as connection:
            rows = (await connection.execute(query)).all()
        return [(row.seq, Message.model_validate(row.message)) for row in rows]

    async def is_waiting(self, conversation: str) -> bool:
        """Whether an answer is still owed in this conversation."""
        query = select(questions.c.id).where(
            questions.c.conversation == conversation, questions.c.waiting
        )
        async with self._engine.connect() as connection:
            return (await connection.execute(query)).first() is not None


def _durable_and_fast(connection: Any, _: Any) -> None:
    """WAL survives a killed process and lets readers go on while one writes."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.close()


def _number(result: CursorResult[Any]) -> int:
    """The number that the database gave to the row just inserted."""
    key = result.inserted_primary_key
    return int(key[0]) if key else 0
