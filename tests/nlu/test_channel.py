"""What the door sends becomes text or a command, and nothing else."""

import pytest

from nlu.channel import as_text, user_message


@pytest.mark.parametrize("text", ["/restart", " /ask{}", "//x", "/"])
def test_what_a_resident_types_never_begins_with_rasas_command_sign(text):
    assert not as_text(text).startswith("/")


def test_a_command_of_the_door_stays_one():
    message = user_message({"sender": "a", "command": '/ask{"procedure": "birth"}'})
    assert message.text.startswith("/ask")


@pytest.mark.parametrize(
    "body", [None, {}, {"sender": "a"}, {"text": "a"}, {"sender": "a", "text": "  "}]
)
def test_an_incomplete_request_is_no_message(body):
    assert user_message(body) is None
