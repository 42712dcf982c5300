"""A postal code is seven digits, however they are set apart."""

import pytest

from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.postcode import read_postcode


@pytest.mark.parametrize(
    "text",
    [
        "1600023", "160-0023", "〒160-0023", "〒1600023", "１６０－００２３", "１６０００２３",
        "160ー0023", "160−0023", "160–0023", "160 0023", "160の0023", "一六〇の〇〇二三",
        "一六〇〇〇二三", "一六〇-〇〇二三", "郵便番号は160-0023です", "〒 160-0023",
        "my postcode is 160-0023", "〒160-0023 東京都新宿区西新宿2-8-1", "1 6 0 0 0 2 3",
        "1,6,0,0,0,2,3", "160-0023。", "160 - 0023", "우편번호 160-0023", "१६०-००२३",
        "160-0023, 160-0023", "一六零の零零二三", "160~0023",
    ],
)  # fmt: skip
def test_seven_digits_are_read(text: str) -> None:
    assert read_postcode(Heard(text)) == Accepted("1600023")


@pytest.mark.parametrize(
    "text",
    [
        "160-002", "160", "16000233", "1600-023", "090-1234-5678", "03-1234-5678", "2-8-1",
        "西新宿", "abc-defg", "000-0000", "160-0023と160-0022", "わかりません", "160-0023-1",
        "12345-6789", "2026-04-01", "09012345678", "1-600023", "一六〇", "100万円", "0000000",
    ],
)  # fmt: skip
def test_anything_else_is_none(text: str) -> None:
    assert read_postcode(Heard(text)) == Rejected("postcode_unreadable")
