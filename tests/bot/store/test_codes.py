"""Codes lead where they should, for as long as they should, and cannot be guessed."""

import asyncio
from datetime import timedelta

import pytest

from bot.store.codes import normalised
from bot.store.guides import CodeExpired, CodeUnknown, NotHeld, TooManyTries
from bot.store.sealing import Sealer
from bot.store.store import Store
from tests.bot.store.conftest import opened

OLD, NEW = bytes(32), bytes(range(32))
WEEK = timedelta(days=7)


@pytest.fixture
def store(url, clock):
    store = opened(url, clock, Sealer(OLD))
    store.begin("mine", "g", b"{}")
    return store


def test_the_printed_code_still_opens_after_the_walk_was_taken_to_a_phone(store):
    counter = store.issue_code("g", "counter", WEEK)
    store.redeem(store.issue_code("g", "resume", WEEK), "phone", "phone")
    assert store.open_at_counter(counter, "desk").id == "g"


@pytest.mark.parametrize("purpose", ["resume", "counter"])
def test_a_code_given_before_a_change_of_keys_leads_on_after_it(store, url, clock, purpose):
    code = store.issue_code("g", purpose, WEEK)
    changed = opened(url, clock, Sealer(NEW, (OLD,)))
    held = (
        changed.redeem(code, "phone", "phone")
        if purpose == "resume"
        else changed.open_at_counter(code, "desk")
    )
    assert held.id == "g"


def test_without_the_key_it_was_given_under_a_code_leads_nowhere(store, url, clock):
    code = store.issue_code("g", "resume", WEEK)
    with pytest.raises(CodeUnknown):
        opened(url, clock, Sealer(NEW)).redeem(code, "phone", "phone")


def test_a_code_that_is_too_old_is_told_from_one_that_never_was(store, clock):
    resume = store.issue_code("g", "resume", WEEK)
    counter = store.issue_code("g", "counter", WEEK)
    clock.now += WEEK.total_seconds()
    with pytest.raises(CodeExpired):
        store.redeem(resume, "phone", "phone")
    with pytest.raises(CodeExpired):
        store.open_at_counter(counter, "desk")
    assert store.by_id("phone", "g") is None


def test_typing_an_old_code_again_and_again_is_not_guessing(store, clock):
    old = store.issue_code("g", "counter", timedelta(days=1))
    clock.now += 86_400
    for _ in range(6):
        with pytest.raises(CodeExpired):
            store.open_at_counter(old, "desk")
    code = store.issue_code("g", "counter", WEEK)
    assert store.open_at_counter(code, "desk").id == "g"


def test_who_guesses_gains_nothing_by_having_themselves_forgotten(store, url):
    async def forget() -> None:
        door = Store(url, Sealer(OLD))
        await door.forget("thief")
        await door.close()

    wrong = 0
    with pytest.raises(TooManyTries):  # noqa: PT012
        for _ in range(20):
            for _ in range(4):
                with pytest.raises(CodeUnknown):
                    store.redeem("AAAA-AAAA", "thief", "thief")
                wrong += 1
            asyncio.run(forget())
    assert wrong == 50


def test_guessing_at_the_counter_has_to_wait_too(store):
    code = store.issue_code("g", "counter", WEEK)
    for _ in range(5):
        with pytest.raises(CodeUnknown):
            store.open_at_counter("AAAA-AAAA", "desk")
    with pytest.raises(TooManyTries):
        store.open_at_counter(code, "desk")


def test_only_a_code_lets_a_conversation_into_the_walk_of_another(store):
    store.begin("thief", "own", b"{}")
    with pytest.raises(NotHeld):
        store.activate("thief", "g")
    assert store.by_id("thief", "g") is None
    assert store.active("thief").id == "own"


@pytest.mark.parametrize("hyphen", "-‐‑‒–—―−─ー－ｰ 　")
def test_whatever_a_keyboard_puts_between_the_groups_is_left_out(hyphen):
    assert normalised(f"ａｂcd{hyphen}2345") == "ABCD2345"
