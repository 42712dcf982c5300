"""What the door keeps, and what it forgets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.messages import Kind, Message
from bot.store.sealing import Sealer
from bot.store.store import Conversation, Store

SEALER = Sealer(bytes(32))
HELLO = Message(kind=Kind.NOTICE, phrase="greet")
BYE = Message(kind=Kind.NOTICE, phrase="goodbye")


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = Store(f"sqlite:///{folder / 'new' / 'door.sqlite'}", SEALER)
    await store.open()
    yield store
    await store.close()


def test_a_conversation_keeps_its_language_and_the_readers_choice(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            assert await store.conversation("a") is None
            await store.ask(Conversation("a", "vi", pinned=True), "xin", None, 1.0)
            await store.ask(Conversation("a", "en", pinned=False), "hello", None, 2.0)
            assert await store.conversation("a") == Conversation("a", "en", pinned=False)

    asyncio.run(run())


def test_the_words_of_a_question_are_forgotten_with_its_answer(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            asked = await store.ask(Conversation("a", "en"), "my secret", None, 1.0)
            await store.answer(asked, "a", [HELLO])
            await store.wait_for_all()
            assert await store.waiting() == []
        assert b"my secret" not in b"".join(p.read_bytes() for p in tmp_path.rglob("*.sqlite"))

    asyncio.run(run())


def test_questions_wait_in_the_order_in_which_they_were_asked(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            for text in ("first", "second"):
                asked = await store.ask(Conversation("a", "en"), text, None, 1.0)
                await store.keep_waiting(asked)
            assert [question.text for question in await store.waiting()] == ["first", "second"]
            assert await store.is_waiting("a")
            assert not await store.is_waiting("b")

    asyncio.run(run())


def test_what_was_being_answered_when_the_door_stopped_waits_after_a_restart(
    tmp_path: Path,
) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            await store.ask(Conversation("a", "en"), None, "ask:move-in:when", 1.0)
        async with opened(tmp_path) as store:
            await store.wait_for_all()
            (question,) = await store.waiting()
            assert (question.text, question.postback) == (None, "ask:move-in:when")

    asyncio.run(run())


def test_answers_come_back_in_order_and_only_those_not_seen_yet(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            seen = await store.answer(None, "a", [HELLO])
            await store.answer(None, "b", [HELLO])
            last = await store.answer(None, "a", [HELLO, BYE])
            rows = await store.messages("a", after=seen)
            assert [message for _, message in rows] == [HELLO, BYE]
            assert rows[-1][0] == last

    asyncio.run(run())


def test_many_conversations_at_once_lose_nothing(tmp_path: Path) -> None:
    async def run() -> None:
        async with opened(tmp_path) as store:
            names = [f"c{number}" for number in range(40)]
            asked = await asyncio.gather(
                *(store.ask(Conversation(name, "en"), name, None, 1.0) for name in names)
            )
            await asyncio.gather(
                *(store.answer(a, n, [HELLO]) for a, n in zip(asked, names, strict=True))
            )
            kept = await asyncio.gather(*(store.messages(name) for name in names))
            assert [len(rows) for rows in kept] == [1] * 40

    asyncio.run(run())
