"""My Numbers and card numbers never get past the door; other numbers do."""

import pytest

from bot.masking import HIDDEN, masked


@pytest.mark.parametrize(
    "number",
    ["123456789018", "1234 5678 9018", "1234-5678-9018", "4111 1111 1111 1111", "378282246310005"],
)
def test_what_nobody_may_keep_is_taken_out(number: str) -> None:
    assert masked(f"番号は{number}です") == f"番号は{HIDDEN}です"


@pytest.mark.parametrize(
    "text",
    [
        "電話は03-1234-5678です",
        "09012345678",
        "123456789012",
        "令和8年11月25日",
        "4111 1111 1111 1112",
        "12345678901234567890123",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text
