"""What is to be gone is gone, from every table; what is not stays."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from bot.messages import Kind, Message
from bot.store.engine import open_engine
from bot.store.guides import CodeUnknown, GuideStore, Moved
from bot.store.sealing import Sealer, Unsealable
from bot.store.store import Conversation, Store
from bot.store.tables import metadata

SEALER, OTHER = Sealer(bytes(32)), Sealer(bytes(range(32)))
WEEK = timedelta(days=7)
DAY = 86_400.0


def rows(tmp_path):
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        return {
            table.name: connection.execute(f'SELECT * FROM "{table.name}"').fetchall()
            for table in metadata.sorted_tables
        }


def fill(store, url):
    """Something of ``mine`` in every table."""
    store.begin("mine", "walk-of-mine", b"{}")
    store.keep_profile("mine", b"{}")
    store.issue_code("walk-of-mine", "counter", WEEK)
    with pytest.raises(CodeUnknown):
        store.redeem("AAAA-AAAA", "mine", "mine")

    async def talk() -> None:
        door = Store(url, SEALER)
        asked = await door.ask(Conversation("mine", "en"), "hello", None, 1.0)
        await door.keep_waiting(asked)
        await door.answer(None, "mine", [Message(kind=Kind.NOTICE, phrase="greet")])
        await door.close()

    asyncio.run(talk())


async def _forget(url) -> None:
    door = Store(url, SEALER)
    await door.forget("mine")
    await door.close()


def test_forgetting_leaves_nothing_of_a_conversation_in_any_table(store, url, tmp_path):
    fill(store, url)
    assert all(rows(tmp_path).values())
    asyncio.run(_forget(url))
    left = {name: found for name, found in rows(tmp_path).items() if "mine" in str(found)}
    assert left == {}
    assert rows(tmp_path)["guide_codes"] == []


def test_a_store_deletes_what_a_conversation_holds_and_nothing_of_others(store):
    store.begin("mine", "g", b"mine")
    store.begin("other", "h", b"other")
    store.keep_profile("mine", b"mine")
    store.keep_profile("other", b"other")
    code, kept = (store.issue_code(id, "counter", WEEK) for id in ("g", "h"))
    store.redeem(store.issue_code("g", "resume", WEEK), "phone", "phone")
    store.delete("mine")
    assert store.held_by("mine") == store.held_by("phone") == []
    assert store.profile("mine") is None
    with pytest.raises(CodeUnknown):
        store.open_at_counter(code, "desk")
    assert store.active("other").state == b"other"
    assert store.profile("other") == b"other"
    assert store.open_at_counter(kept, "desk").id == "h"


def test_after_the_time_of_keeping_every_trace_of_guides_is_swept(store, url, clock, tmp_path):
    fill(store, url)
    clock.now += 30 * DAY
    assert store.sweep() == 1
    there = rows(tmp_path)
    for table in ("guides", "guide_holders", "guide_codes", "code_attempts", "profiles"):
        assert there[table] == [], table


def test_what_is_moved_on_is_kept_from_then_on(store, clock):
    store.begin("mine", "g", b"{}")
    clock.now += 29 * DAY
    store.save("g", 1, b"{}")
    clock.now += 29 * DAY
    assert store.sweep() == 0
    assert store.active("mine").revision == 2


def test_very_many_old_walks_are_swept_at_once(store, clock, tmp_path):
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        connection.executemany(
            "INSERT INTO guides VALUES (?, 1, 'open', x'00', 0, 0)",
            [(str(number),) for number in range(40_000)],
        )
    clock.now += 30 * DAY
    assert store.sweep() == 40_000


def test_of_many_who_save_at_the_same_moment_exactly_one_does(store, url):
    store.begin("mine", "g", b"{}")
    start = Barrier(8)

    def save(number: int) -> bool:
        own = GuideStore(open_engine(url), SEALER)
        start.wait()
        try:
            return own.save("g", 1, str(number).encode()).revision == 2
        except Moved:
            return False

    with ThreadPoolExecutor(8) as threads:
        saved = list(threads.map(save, range(8)))
    assert saved.count(True) == 1
    assert store.active("mine").state == str(saved.index(True)).encode()


def test_a_code_typed_twice_at_the_same_moment_lets_one_in(store, url):
    store.begin("mine", "g", b"{}")
    code = store.issue_code("g", "resume", WEEK)
    start = Barrier(4)

    def redeem(number: int) -> bool:
        own = GuideStore(open_engine(url), SEALER, clock=lambda: 1_000_000.0)
        start.wait()
        try:
            return own.redeem(code, f"phone-{number}", f"phone-{number}").id == "g"
        except CodeUnknown:
            return False

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(redeem, range(4))).count(True) == 1


def test_a_record_put_into_another_row_is_not_opened(store, tmp_path):
    store.begin("mine", "g", b"mine")
    store.begin("other", "h", b"other")
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        connection.execute(
            "UPDATE guides SET sealed = (SELECT sealed FROM guides WHERE id = 'g') WHERE id = 'h'"
        )
    with pytest.raises(Unsealable, match="guide:h"):
        store.active("other")


def test_a_waiting_message_and_its_step_come_back_and_no_file_shows_the_words(url, tmp_path):
    async def run() -> None:
        door = Store(url, SEALER)
        await door.open()
        reader = Conversation("mine", "en")
        asked = await door.ask(reader, "Yamada Hanako", None, 1.0, step="name.kana")
        await door.keep_waiting(asked)
        files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        assert files["d.sqlite-wal"]
        assert not [name for name, data in files.items() if b"Yamada" in data]
        (question,) = await door.waiting()
        assert (question.text, question.step) == ("Yamada Hanako", "name.kana")
        await door.close()

    asyncio.run(run())


def test_one_message_that_cannot_be_opened_does_not_hold_up_the_others(url, caplog):
    async def run() -> None:
        for sealer, name in ((OTHER, "lost"), (SEALER, "mine")):
            door = Store(url, sealer)
            await door.open()
            await door.keep_waiting(await door.ask(Conversation(name, "en"), name, None, 1.0))
            waiting = await door.waiting()
            await door.close()
        assert [question.text for question in waiting] == ["mine"]
        back = Store(url, Sealer(bytes(32), (bytes(range(32)),)))
        assert [question.text for question in await back.waiting()] == ["lost", "mine"]
        await back.close()

    asyncio.run(run())
    assert "question 1 cannot be tried again" in caplog.text
