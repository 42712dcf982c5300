"""Whatever is typed or sent: a clear reply or a 4xx with a reason, never a 500."""

import httpx
import pytest

from tests.e2e.conftest import Installation

URL = "{}/api/conversations/bad-input/messages"


@pytest.mark.parametrize(
    "text", ["", "   ", "😀🎉", "\x00\x07", "。。。", "‮", "あ" * 10_000, "a" * 10_000]
)
def test_text_that_says_nothing_or_too_much_gets_a_notice(
    installation: Installation, text: str
) -> None:
    message = installation.say("bad-input", text=text)["messages"][0]
    assert message["kind"] == "notice"
    assert message["text"]


@pytest.mark.parametrize("text", ["/restart", "／restart", "/session_start", "/back"])
def test_a_typed_command_does_not_change_the_conversation(
    installation: Installation, text: str
) -> None:
    name = f"command-{len(text)}-{ord(text[0])}"
    installation.say(name, text="住民票がほしいです さくら区")
    installation.say(name, text=text)
    after = installation.say(name, text="いくらですか")
    assert after["messages"][0]["procedure"] == "residence-certificate"


@pytest.mark.parametrize("text", ['/ask{"procedure": "birth"}', " /person", "/greet"])
def test_a_typed_intent_is_understood_as_text_and_not_obeyed(
    installation: Installation, text: str
) -> None:
    # an obeyed command is certain (1.0); words that are understood never quite are
    assert installation.say(text=text)["understood"]["confidence"] < 1


@pytest.mark.parametrize(
    "body",
    [
        b"{broken",
        b'{"text": "\xff\xfe"}',
        b"[]",
        b"{}",
        b'{"text": "a", "postback": "person"}',
        b'{"postback": "/restart"}',
        b'{"text": 5}',
        b'{"text": "a", "locale": "../../etc"}',
        b'{"text": "a", "unknown": 1}',
    ],
)
def test_a_malformed_request_is_refused_with_a_reason(
    installation: Installation, body: bytes
) -> None:
    headers = {"content-type": "application/json"}
    response = httpx.post(URL.format(installation.url), content=body, headers=headers)
    assert 400 <= response.status_code < 500
    assert response.json()["reason"]


def test_an_unknown_conversation_has_no_messages(installation: Installation) -> None:
    response = httpx.get(f"{installation.url}/api/conversations/never-seen/messages")
    assert response.status_code == 404
    assert response.json()["reason"]


def test_an_ill_formed_conversation_id_is_refused(installation: Installation) -> None:
    url = f"{installation.url}/api/conversations/a%20b/messages"
    assert httpx.post(url, json={"text": "a"}).status_code == 422
