"""What the door sends becomes text or a command, and nothing else; what it asks is answered."""

import asyncio
import itertools
import logging
import socket
from contextlib import asynccontextmanager
from types import SimpleNamespace

import aiohttp
import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from sanic import Sanic

from nlu.channel import DoorChannel, as_text, parts_of, user_message
from nlu.tracker_store import RememberingTrackerStore

NAMES = (f"door{number}" for number in itertools.count())
MOVE_IN = "転入届はいつまでですか。"
WASTE = "粗大ごみはどこですか。"


class Door(Sanic):
    """Sanic that may be started more than once in a process."""

    test_mode = True


class Understanding:
    """Stands for Rasa's processor: two procedures are known by their names."""

    def __init__(self):
        self.messages = []

    async def parse_message(self, message):
        self.messages.append(message)
        named = [
            id
            for name, id in (("転入届", "move-in"), ("粗大ごみ", "bulky-waste"))
            if name in message.text
        ]
        procedure = named[0] if named else None
        return {"understood": {"procedure": procedure, "certain": bool(named), "facets": []}}


async def answered(message):
    """As an action answers: two messages, the first with what was understood."""
    custom = {"kind": "answer", "text": message.text, "metadata": message.metadata}
    understood = {"understood": {"intent": "ask", "heard": message.text}}
    await message.output_channel.send_custom_json(message.sender_id, {**custom, **understood})
    await message.output_channel.send_custom_json(message.sender_id, {"kind": "notice"})


@asynccontextmanager
async def served(on_new_message=answered, tracker_store=None):
    """The channel behind a real socket; gives its URL and an HTTP client."""
    app = Door(next(NAMES), configure_logging=False)
    app.blueprint(DoorChannel().blueprint(on_new_message), url_prefix="/webhooks/door")
    app.ctx.agent = SimpleNamespace(processor=Understanding(), tracker_store=tracker_store)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.start_serving()
    async with aiohttp.ClientSession() as http:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/webhooks/door", http
    server.close()
    await server.wait_closed()


def posted(body, on_new_message=answered):
    """Status and JSON of the answer to one message."""

    async def run():
        async with (
            served(on_new_message) as (url, http),
            http.post(f"{url}/webhook", json=body) as response,
        ):
            return response.status, await response.json()

    return asyncio.run(run())


@pytest.mark.parametrize("text", ["/restart", " /ask{}", "//x", "/"])
def test_what_a_resident_types_never_begins_with_rasas_command_sign(text):
    assert not as_text(text).startswith("/")


def test_a_command_of_the_door_stays_one():
    message = user_message({"sender": "a", "command": '/ask{"procedure": "birth"}'})
    assert message.text.startswith("/ask")


INCOMPLETE = [None, {}, {"sender": "a"}, {"text": "a"}, {"sender": "a", "text": "  "}]


@pytest.mark.parametrize("body", INCOMPLETE)
def test_an_incomplete_request_is_no_message(body):
    assert user_message(body) is None


@pytest.mark.parametrize("body", INCOMPLETE)
def test_an_incomplete_request_is_refused_with_what_it_lacks(body):
    status, data = posted(body)
    assert (status, data) == (400, {"reason": "sender and text or command needed"})


def test_an_answer_carries_what_was_understood_beside_its_messages():
    status, data = posted({"sender": "a", "text": MOVE_IN, "metadata": {"locale": "ja"}})
    assert status == 200
    assert data["understood"] == {"intent": "ask", "heard": MOVE_IN}
    assert [m["kind"] for m in data["messages"]] == ["answer", "notice"]
    assert data["messages"][0]["metadata"] == {"locale": "ja"}


def test_two_questions_are_answered_in_order_and_no_message_carries_more_than_the_door_knows():
    status, data = posted({"sender": "a", "text": MOVE_IN + WASTE, "metadata": {"locale": "ja"}})
    assert status == 200
    said = [m["text"] for m in data["messages"] if m["kind"] == "answer"]
    assert said == [MOVE_IN, WASTE]
    assert data["understood"]["heard"] == MOVE_IN
    assert not any("understood" in message for message in data["messages"])


def test_a_failure_is_said_and_the_residents_words_are_not_logged(caplog):
    async def fails(message):
        raise ValueError(message.text)

    with caplog.at_level(logging.DEBUG):
        status, data = posted({"sender": "a", "text": "my secret"}, fails)
    assert (status, data) == (500, {"reason": "Rasa failed"})
    assert "door.failed: ValueError" in caplog.text
    assert "my secret" not in caplog.text


def test_silence_of_the_action_server_is_said():
    async def silent(message):
        pass

    status, data = posted({"sender": "a", "text": "x"}, silent)
    assert (status, data) == (502, {"reason": "no action answered"})


def parts(text, metadata=None):
    body = {"sender": "a", "text": text, "metadata": metadata or {"locale": "ja"}}
    processor = Understanding()
    return asyncio.run(parts_of(user_message(body), processor)), processor


def test_one_question_is_the_message_itself():
    message = user_message({"sender": "a", "text": MOVE_IN})
    assert asyncio.run(parts_of(message, Understanding())) == [message]


def test_a_command_is_never_taken_apart():
    command = '/ask{"procedure": "birth"}? 転入届ですか? 粗大ごみですか?'
    message = user_message({"sender": "a", "command": command})
    processor = Understanding()
    assert asyncio.run(parts_of(message, processor)) == [message]
    assert not processor.messages


def test_all_questions_answer_the_same_resident_in_one_place():
    (first, second), processor = parts(MOVE_IN + WASTE)
    assert first.output_channel is second.output_channel
    assert {first.sender_id, second.sender_id} == {"a"}
    assert first.metadata == {"locale": "ja"}
    assert second.metadata == {"locale": "ja", "more": False}
    assert {m.metadata["locale"] for m in processor.messages} == {"ja"}


def test_the_last_of_too_many_questions_says_that_there_are_more():
    messages, _ = parts((MOVE_IN + WASTE) * 2)
    assert [m.metadata.get("more") for m in messages] == [None, None, True]


def test_no_sentence_of_a_message_becomes_a_command():
    messages, processor = parts("/restart! 転入届ですか？/粗大ごみですか？/ask{}")
    assert not any(m.text.startswith("/") for m in [*messages, *processor.messages])


def test_a_deleted_conversation_is_forgotten_and_no_other(tmp_path):
    async def run():
        database = str(tmp_path / "rasa.sqlite")
        store = RememberingTrackerStore(Domain.empty(), dialect="sqlite", db=database)
        for sender in ("web-1_a", "web-2"):
            tracker = await store.get_or_create_tracker(sender)
            tracker.update(UserUttered("hello"))
            await store.save(tracker)
        async with (
            served(tracker_store=store) as (url, http),
            http.delete(f"{url}/webhook/web-1_a") as response,
        ):
            assert response.status == 204
        assert await store.retrieve("web-1_a") is None
        assert await store.retrieve("web-2") is not None

    asyncio.run(run())


def test_the_door_can_ask_whether_the_channel_is_there():
    async def run():
        async with served() as (url, http), http.get(f"{url}/") as response:
            return await response.json()

    assert asyncio.run(run()) == {"status": "ok"}
