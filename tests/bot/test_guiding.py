"""A code that somebody types is known as one, however they type it; nothing else is."""

import pytest

from bot.conversation.guiding import is_code


@pytest.mark.parametrize(
    "text",
    ["ABCD-2345", "abcd-2345", " ABCD 2345 ", "ＡＢＣＤ－２３４５", "ABCDー2345", "ABCD2345"],
)
def test_a_code_is_known(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "question",
        "passport",
        "",
        "ABCD",
        "ABCD-234",
        "ABCD-23456",
        "ABC0-2345",
        "転入届の手続き方法",
        "12345678",
    ],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert not is_code(text)
