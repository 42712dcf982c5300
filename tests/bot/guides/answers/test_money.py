"""A sum is whole yen, and never less than nothing."""

from typing import Any

import pytest

from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.money import read_money


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("30000", 30_000), ("30,000", 30_000), ("30.000", 30_000), ("３０，０００", 30_000),
        ("30,000円", 30_000), ("¥30,000", 30_000), ("￥30,000", 30_000), ("3万円", 30_000),
        ("3万", 30_000), ("三万円", 30_000), ("参万円", 30_000), ("3万5千円", 35_000),
        ("3万5000円", 35_000), ("三万五千円", 35_000), ("1.5万円", 15_000), ("2千円", 2_000),
        ("百円", 100), ("1億2千万円", 120_000_000), ("1,234,567円です", 1_234_567), ("0", 0),
        ("0円", 0), ("ゼロ", 0), ("zero", 0), ("なし", 0), ("none", 0), ("30000 yen", 30_000),
        ("3万엔", 30_000), ("3만엔", 30_000), ("3萬", 30_000), ("3万日元", 30_000),
        ("３００００えん", 30_000), ("about 5000", 5_000), ("५०००", 5_000), ("十万", 100_000),
        ("30k yen", 30_000), ("50 thousand", 50_000), ("2.5 million", 2_500_000),
        ("3 vạn", 30_000), ("30 nghìn yên", 30_000), ("3 หมื่น", 30_000), ("30 ribu", 30_000),
        ("30 mil", 30_000), ("30 mille", 30_000), ("二十五万", 250_000),
        ("家賃は8万円", 80_000),
    ],
)  # fmt: skip
def test_a_sum_is_read(text: str, yen: int) -> None:
    assert read_money(Heard(text)) == Accepted(yen)


@pytest.mark.parametrize(
    "text",
    [
        "-5000", "−5000円", "-¥5000", "マイナス5000円", "minus 5000", "▲5,000", "△5000", "100.5",
        "0.5円", "$100", "100ドル", "100 USD", "€50", "100万ドル", "100 dollars", "500元人民币",
        "₩30000", "100달러", "负500", "－５０００",
    ],
)  # fmt: skip
def test_a_sum_that_cannot_be(text: str) -> None:
    assert read_money(Heard(text)) == Rejected("money_impossible")


@pytest.mark.parametrize(
    "text",
    [
        "わかりません",
        "たくさん",
        "abc",
        "円",
        "3万か4万",
        "3000, 4000",
        "二三万",
        "5~6万円",
        "some",
        "5,000.00",
        "1000,1000",
    ],
)
def test_what_is_no_one_sum(text: str) -> None:
    assert read_money(Heard(text)) == Rejected("money_unreadable")


def test_the_most_is_allowed_and_more_is_not() -> None:
    assert read_money(Heard("10万円"), maximum=100_000) == Accepted(100_000)
    assert read_money(Heard("100001"), maximum=100_000) == Rejected("money_too_much")
    assert read_money(Heard("9" * 15)) == Rejected("money_too_much")


@pytest.mark.parametrize(
    ("text", "values", "result"),
    [
        ("thirty thousand yen", [30_000], Accepted(30_000)),
        ("家族3人で3万円", [30_000], Accepted(30_000)),
        ("3万円か4万円", [30_000, 40_000], Rejected("money_unreadable")),
        ("-3万円", [30_000], Rejected("money_impossible")),
        ("3万円、3万円", [30_000, 30_000], Accepted(30_000)),
    ],
)
def test_a_sum_that_rasa_saw_goes_first(
    text: str, values: list[int], result: Accepted | Rejected
) -> None:
    entities: list[dict[str, Any]] = [
        {"entity": "money", "value": v, "unit": "JPY"} for v in values
    ]
    assert read_money(Heard(text, entities)) == result
