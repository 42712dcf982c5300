"""The door does what is wanted of it: again, plainer, in another language, forget."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.wishes import Granted, granted
from bot.messages import Kind, Message, Wish
from bot.render.rendered import Mode
from bot.render.renderer import Renderer
from bot.store.sealing import Sealer
from bot.store.store import Conversation, Store

SEALER = Sealer(bytes(32))
ANSWER = Message(kind=Kind.ANSWER, procedure="move-in", facet="when")
READER = Conversation("c", "ja")


def said(phrase: str, wish: Wish) -> Message:
    return Message(kind=Kind.NOTICE, phrase=phrase, wish=wish)


@pytest.fixture
def with_store(tmp_path: Path) -> Callable[[Callable[[Store], Coroutine[Any, Any, None]]], None]:
    def run(work: Callable[[Store], Coroutine[Any, Any, None]]) -> None:
        async def whole() -> None:
            store = Store(f"sqlite:///{tmp_path / 'd.sqlite'}", SEALER)
            await store.open()
            await work(store)
            await store.close()

        asyncio.run(whole())

    return run


async def answered(store: Store, *messages: Message) -> None:
    question = await store.ask(READER, "?", None, 0.0)
    await store.answer(question, READER.id, messages)


def test_the_last_answer_is_said_again_whole(with_store: Any, renderer: Renderer) -> None:
    async def work(store: Store) -> None:
        await answered(store, Message(kind=Kind.NOTICE, phrase="greet"))
        await answered(store, ANSWER, ANSWER)
        repeat = said("repeat", Wish(again=True))
        once = await granted([repeat], READER, store, renderer.languages)
        assert list(once.messages) == [repeat, ANSWER, ANSWER]
        await answered(store, *once.messages)
        twice = await granted([repeat], READER, store, renderer.languages)
        assert list(twice.messages) == [repeat, ANSWER, ANSWER]

    with_store(work)


def test_nothing_to_repeat_is_said(with_store: Any, renderer: Renderer) -> None:
    async def work(store: Store) -> None:
        repeat = said("repeat", Wish(again=True))
        (message,) = (await granted([repeat], READER, store, renderer.languages)).messages
        assert message.phrase == "nothing_to_repeat"

    with_store(work)


@pytest.mark.parametrize(
    ("locale", "phrase", "modes"),
    [
        ("ja", "simpler", {Mode.PLAIN}),
        ("ja-x-yasashii", "simpler", {Mode.PLAIN}),
        ("vi", "no_simpler", set()),
        ("xx", "no_simpler", set()),
    ],
)
def test_plain_words_are_promised_only_where_there_are_some(
    with_store: Any, renderer: Renderer, locale: str, phrase: str, modes: set[Mode]
) -> None:
    async def work(store: Store) -> None:
        wish = said("simpler", Wish(plain=True, again=True))
        got = await granted([wish], Conversation("c", locale), store, renderer.languages)
        assert got.messages[0].phrase == phrase
        assert got.conversation.modes == modes

    with_store(work)


@pytest.mark.parametrize(
    ("wanted", "tag", "phrase"),
    [
        ("vi", "vi", "language_changed"),
        ("zh-TW", "zh-Hant", "language_changed"),
        ("bn", "bn", "language_unknown"),
    ],
)
def test_a_language_is_changed_and_stays(
    with_store: Any, renderer: Renderer, wanted: str, tag: str, phrase: str
) -> None:
    async def work(store: Store) -> None:
        wish = said("language_changed", Wish(locale=wanted))
        got: Granted = await granted([wish], READER, store, renderer.languages)
        assert (got.conversation.locale, got.conversation.pinned) == (tag, True)
        assert got.messages[0].phrase == phrase

    with_store(work)


def test_forgetting_leaves_nothing_of_a_conversation(with_store: Any, renderer: Renderer) -> None:
    async def work(store: Store) -> None:
        await answered(store, ANSWER)
        await store.ask(Conversation("other", "ja"), "?", None, 0.0)
        await granted([said("forgotten", Wish(forget=True))], READER, store, renderer.languages)
        assert await store.messages("c") == []
        assert await store.conversation("c") is None
        assert await store.conversation("other") is not None

    with_store(work)
