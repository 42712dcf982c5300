"""What counts as a fact."""

import pytest

from bot.plain.facts import facts, names_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("令和7年", "2025年（令和7年）"),
        ("13:00", "午後1時"),
        ("１０時", "10時"),
        ("1,000円", "1000円"),
        ("4/1", "4月1日"),
    ],
)
def test_the_same_fact_in_another_notation_is_the_same(one: str, other: str) -> None:
    assert facts(one) == facts(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("午前1時", "午後1時"),
        ("13:00", "13:30"),
        ("65歳以上", "65歳未満"),
        ("65歳以上", "65歳"),
        ("03-1234-5678", "03-1234-5679"),
        ("https://a.jp/x", "https://a.jp/y"),
        ("{name}さん", "さん"),
        ("LINEで", "電話で"),
        ("令和7年", "平成7年"),
        ("1.5倍", "15倍"),
    ],
)
def test_another_fact_is_another(one: str, other: str) -> None:
    assert facts(one) != facts(other)


def test_a_city_and_a_company_are_names() -> None:
    assert "新宿" in "".join(names_in("新宿区の窓口に行きます。"))
    assert "" not in names_in("")
