"""Walks are sealed, held by whom they belong to, and gone when they are to be."""

import asyncio
import sqlite3
from datetime import timedelta

import pytest

from bot.store.codes import ALPHABET, normalised
from bot.store.engine import OldDatabase, make_tables, open_engine
from bot.store.guides import CodeUnknown, Moved, TooManyTries
from bot.store.sealing import Sealer
from bot.store.store import Store

SEALER = Sealer(bytes(32))
SECRET = b'{"name": "Yamada Hanako"}'
DAY = 86_400.0


def test_a_walk_is_kept_and_found_by_whom_it_belongs_to(store):
    store.begin("mine", "g", SECRET)
    held = store.active("mine")
    assert (held.id, held.revision, held.shown, held.state) == ("g", 1, 1, SECRET)
    assert store.active("other") is None
    assert store.by_id("other", "g") is None


def test_nothing_of_it_can_be_read_in_the_files(store, tmp_path):
    store.begin("mine", "g", SECRET)
    store.keep_profile("mine", SECRET)
    store.save("g", 1, SECRET)
    for file in tmp_path.iterdir():
        assert b"Yamada" not in file.read_bytes(), file.name


def test_of_two_who_move_it_on_at_once_one_is_told(store):
    store.begin("mine", "g", SECRET)
    assert store.save("g", 1, b"{}").revision == 2
    with pytest.raises(Moved):
        store.save("g", 1, b"{}")
    assert store.active("mine").revision == 2


def test_what_a_conversation_has_on_its_screen_is_its_own(store, clock):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    store.save("g", 1, SECRET)
    store.redeem(code, "phone", "phone")
    assert (store.active("mine").shown, store.active("phone").shown) == (1, 2)
    store.shown("mine", "g", 2)
    assert store.active("mine").shown == 2


def test_a_new_walk_leaves_the_one_before_as_it_is(store, clock):
    store.begin("mine", "a", b"a")
    clock.now += 1
    store.begin("mine", "b", b"b")
    assert store.active("mine").id == "b"
    assert [held.id for held in store.held_by("mine")] == ["b", "a"]
    store.activate("mine", "a")
    assert store.active("mine").state == b"a"
    store.leave("mine")
    assert store.active("mine") is None
    assert len(store.held_by("mine")) == 2


def test_a_code_is_taken_however_it_is_typed(store):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    assert len(code) == 9
    assert set(code) <= {*ALPHABET, "-"}
    typed = code.lower().replace("-", " ー ").translate({ord(c): ord(c) + 0xFEE0 for c in "abc23"})
    assert normalised(typed) == normalised(code)
    assert store.redeem(typed, "phone", "phone").state == SECRET


def test_a_resume_code_works_once_and_a_counter_code_again(store):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    store.redeem(code, "phone", "phone")
    with pytest.raises(CodeUnknown):
        store.redeem(code, "thief", "thief")
    counter = store.issue_code("g", "counter", timedelta(days=30))
    assert store.open_at_counter(counter, "desk").state == SECRET
    assert store.open_at_counter(counter, "desk").state == SECRET


def test_a_code_is_good_for_its_purpose_only(store):
    store.begin("mine", "g", SECRET)
    counter = store.issue_code("g", "counter", timedelta(days=30))
    with pytest.raises(CodeUnknown):
        store.redeem(counter, "thief", "thief")


def test_an_old_code_leads_nowhere(store, clock):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    clock.now += 7 * DAY
    with pytest.raises(CodeUnknown):
        store.redeem(code, "phone", "phone")


def test_who_guesses_has_to_wait_and_then_may_go_on(store, clock):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    for _ in range(5):
        with pytest.raises(CodeUnknown):
            store.redeem("AAAA-AAAA", "thief", "thief")
    with pytest.raises(TooManyTries):
        store.redeem(code, "thief", "thief")
    clock.now += 601
    assert store.redeem(code, "phone", "thief").id == "g"


def test_guessing_is_not_shared_out_among_many(store):
    for number in range(50):
        with pytest.raises(CodeUnknown):
            store.redeem("AAAA-AAAA", "x", f"thief-{number}")
    with pytest.raises(TooManyTries):
        store.redeem("AAAA-AAAA", "x", "another")


def test_the_database_does_not_hold_a_code(store, tmp_path):
    store.begin("mine", "g", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    for file in tmp_path.iterdir():
        assert normalised(code).encode() not in file.read_bytes()


def test_what_nobody_touches_is_deleted_in_time_and_not_before(store, clock):
    store.begin("mine", "old", SECRET)
    store.keep_profile("mine", SECRET)
    clock.now += 20 * DAY
    store.begin("mine", "new", SECRET)
    clock.now += 10 * DAY
    assert store.sweep() == 1
    assert [held.id for held in store.held_by("mine")] == ["new"]
    assert store.profile("mine") is None


def test_a_profile_is_kept_once_and_the_latest_counts(store):
    assert store.profile("mine") is None
    store.keep_profile("mine", b"a")
    store.keep_profile("mine", b"b")
    assert store.profile("mine") == b"b"
    store.forget_profile("mine")
    assert store.profile("mine") is None


def test_forgetting_leaves_nothing_in_any_table_and_others_as_they_are(store, url, tmp_path):
    store.begin("mine", "g", SECRET)
    store.begin("other", "h", SECRET)
    store.keep_profile("mine", SECRET)
    code = store.issue_code("g", "resume", timedelta(days=7))
    store.redeem(code, "phone", "phone")

    async def forget() -> None:
        door = Store(url, SEALER)
        await door.open()
        await door.forget("mine")
        await door.close()

    asyncio.run(forget())
    assert store.active("mine") is None
    assert store.active("phone") is None
    assert store.active("other").state == SECRET
    with sqlite3.connect(tmp_path / "d.sqlite") as connection:
        for table in ("guides", "guide_holders", "guide_codes", "profiles"):
            rows = str(connection.execute(f"SELECT * FROM {table}").fetchall())
            assert "mine" not in rows
            assert "'g'" not in rows


def test_a_database_of_an_earlier_version_is_named_and_left_alone(tmp_path):
    path = tmp_path / "old.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE questions (id INTEGER PRIMARY KEY, text TEXT)")
    with pytest.raises(OldDatabase, match=r"old.sqlite: questions has no .*step"):
        make_tables(open_engine(f"sqlite:///{path}"))
