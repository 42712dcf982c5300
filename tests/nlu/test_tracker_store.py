"""A conversation is remembered exactly as it was saved, also by another process."""

import asyncio

import pytest
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.utils.endpoints import EndpointConfig

from nlu.tracker_store import HISTORY, RememberingTrackerStore

DOMAIN = Domain.from_yaml(
    "version: '3.1'\nslots:\n  procedure:\n    type: any\n    mappings: [{type: custom}]\n"
)


@pytest.fixture
def database(tmp_path):
    return str(tmp_path / "rasa.sqlite")


def opened(database):
    return RememberingTrackerStore(DOMAIN, dialect="sqlite", db=database)


async def say(store, number, slot=None):
    tracker = await store.get_or_create_tracker("a")
    tracker.update(UserUttered(f"message {number}"))
    if slot:
        tracker.update(SlotSet("procedure", slot))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return tracker


def texts(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_rasa_makes_this_store_from_endpoints_yml(database):
    store_type = "nlu.tracker_store.RememberingTrackerStore"
    endpoint = EndpointConfig(type=store_type, dialect="sqlite", db=database)
    assert isinstance(TrackerStore.create(endpoint, DOMAIN), RememberingTrackerStore)


def test_every_event_is_written_once_and_in_order(database):
    async def run():
        store = opened(database)
        for number in range(5):
            await say(store, number)
        plain = SQLTrackerStore(DOMAIN, dialect="sqlite", db=database)
        full = await plain.retrieve_full_tracker("a")
        assert texts(full) == [f"message {number}" for number in range(5)]

    asyncio.run(run())


def test_another_process_goes_on_where_this_one_stopped(database):
    async def run():
        await say(opened(database), 1, slot="move-in")
        tracker = await say(opened(database), 2)
        assert tracker.get_slot("procedure") == "move-in"
        plain = SQLTrackerStore(DOMAIN, dialect="sqlite", db=database)
        assert texts(await plain.retrieve_full_tracker("a")) == ["message 1", "message 2"]

    asyncio.run(run())


def test_a_message_that_failed_half_way_leaves_no_trace(database):
    async def run():
        store = opened(database)
        await say(store, 1, slot="move-in")
        broken = await store.retrieve("a")
        broken.update(UserUttered("half"))
        broken.update(SlotSet("procedure", "birth"))
        tracker = await say(store, 2)
        assert tracker.get_slot("procedure") == "move-in"
        assert "half" not in texts(tracker)

    asyncio.run(run())


def test_a_long_conversation_is_cut_in_memory_and_whole_in_the_database(database):
    async def run():
        store = opened(database)
        await say(store, 0, slot="move-in")
        for number in range(1, HISTORY):
            tracker = await say(store, number)
        assert len(tracker.events) == HISTORY
        assert tracker.get_slot("procedure") == "move-in"
        again = await opened(database).retrieve("a")
        assert len(again.events) == HISTORY
        assert again.get_slot("procedure") == "move-in"
        plain = SQLTrackerStore(DOMAIN, dialect="sqlite", db=database)
        assert len(texts(await plain.retrieve_full_tracker("a"))) == HISTORY

    asyncio.run(run())


def test_conversations_beyond_the_limit_are_read_back(database, monkeypatch):
    monkeypatch.setattr("nlu.tracker_store.REMEMBERED", 1)

    async def run():
        store = opened(database)
        await say(store, 1, slot="move-in")
        other = await store.get_or_create_tracker("b")
        await store.save(other)
        assert (await store.retrieve("a")).get_slot("procedure") == "move-in"

    asyncio.run(run())


async def events_in(database, conversation):
    plain = SQLTrackerStore(DOMAIN, dialect="sqlite", db=database)
    full = await plain.retrieve_full_tracker(conversation)
    return list(full.events) if full else []


@pytest.mark.parametrize("who_remembers", ["the same process", "another process"])
def test_a_forgotten_conversation_leaves_nothing_in_memory_or_database(database, who_remembers):
    async def run():
        store = opened(database)
        await say(store, 1, slot="move-in")
        forgetting = store if who_remembers == "the same process" else opened(database)
        await forgetting.forget("a")
        assert await events_in(database, "a") == []
        assert await forgetting.retrieve("a") is None

    asyncio.run(run())


def test_forgetting_one_conversation_leaves_the_others(database):
    async def run():
        store = opened(database)
        await say(store, 1)
        other = await store.get_or_create_tracker("b")
        other.update(UserUttered("mine"))
        await store.save(other)
        await store.forget("a")
        assert texts(await store.retrieve("b")) == ["mine"]

    asyncio.run(run())


def test_who_was_forgotten_may_come_back_as_a_stranger(database):
    async def run():
        store = opened(database)
        await say(store, 1, slot="move-in")
        await store.forget("a")
        tracker = await say(store, 2)
        assert tracker.get_slot("procedure") is None
        assert texts(tracker) == ["message 2"]
        assert texts(await opened(database).retrieve("a")) == ["message 2"]

    asyncio.run(run())


@pytest.mark.parametrize("conversation", ["nobody", "", "a' OR '1'='1", "%"])
def test_forgetting_who_was_never_there_changes_nothing(database, conversation):
    async def run():
        store = opened(database)
        await say(store, 1)
        await store.forget(conversation)
        assert texts(await store.retrieve("a")) == ["message 1"]

    asyncio.run(run())
