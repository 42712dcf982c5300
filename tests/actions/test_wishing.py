"""What is wanted of the door itself is passed on as a wish, without prose."""

import pytest

from actions.wishing import wish
from bot.messages import Kind, Wish


@pytest.mark.parametrize(
    ("intent", "values", "phrase", "expected"),
    [
        ("repeat", {}, "repeat", Wish(again=True)),
        ("simpler", {}, "simpler", Wish(again=True, plain=True)),
        ("read_aloud", {}, "no_voice", Wish(again=True)),
        ("slower", {}, "no_voice", Wish(again=True)),
        ("louder", {}, "no_voice", Wish(again=True)),
        ("change_language", {"language": "vi"}, "language_changed", Wish(locale="vi", again=True)),
        ("delete_my_data", {"confirmed": "yes"}, "forgotten", Wish(forget=True)),
    ],
)
def test_each_act_has_its_wish(
    intent: str, values: dict[str, str], phrase: str, expected: Wish
) -> None:
    message = wish(intent, values)
    assert (message.phrase, message.wish) == (phrase, expected)


def test_nothing_is_deleted_before_it_was_confirmed() -> None:
    message = wish("delete_my_data", {})
    assert message.kind is Kind.CHOICES
    assert message.wish is None
    assert [choice.postback for choice in message.choices] == ["forget"]


def test_a_language_that_was_not_named_is_asked_for() -> None:
    message = wish("change_language", {})
    assert message.kind is Kind.CHOICES
    assert all(choice.postback.startswith("speak:") for choice in message.choices)
