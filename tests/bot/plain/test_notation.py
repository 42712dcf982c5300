"""Dates, times and digits of plain Japanese; what only looks like one stays."""

import pytest

from bot.plain.facts import facts
from bot.plain.notation import in_plain_notation

WRITTEN = {
    "4/1（火）に開催": "4月1日（火）に開催",
    "4/1から": "4月1日から",
    "2025/4/1": "2025年4月1日",
    "令和7年": "2025年（令和7年）",
    "令和元年度": "2019年度（令和元年度）",
    "平成31年4月": "2019年（平成31年）4月",
    "昭和64年": "1989年（昭和64年）",
    "13:00": "午後1時",
    "9:05": "午前9時5分",
    "12:00": "昼の12時",
    "0:30": "午前0時30分",
    "17:00 - 翌9:00": "午後5時 - 次の日の午前9時",
    "15時30分": "午後3時30分",
    "10時～": "10時から",
    "8:30〜17:15": "午前8時30分から午後5時15分まで",
    "4月1日～4月30日に": "4月1日から4月30日の間に",
    "4月1日～30日まで": "4月1日から30日まで",
    "月～金曜日": "月曜日から金曜日まで",
    "1,000円～2,000円": "1,000円から2,000円まで",
    "３ヶ月": "3か月",
    "１２：３０": "昼の12時30分",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_it_is_written_plainly(text: str) -> None:
    assert in_plain_notation(text) == WRITTEN[text]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_fact_is_never_changed(text: str) -> None:
    assert facts(in_plain_notation(text)) == facts(text)


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_plain_already_stays(text: str) -> None:
    assert in_plain_notation(WRITTEN[text]) == WRITTEN[text]


@pytest.mark.parametrize(
    "text",
    [
        "費用の1/3を払う",
        "24時間",
        "13時間",
        "2025年（令和7年）",
        "令和7年（2025年）",
        "縮尺1:100",
        "12:34:56",
        "03-1234-5678",
        "13/45から",
        "第3/4四半期",
        "https://example.com/2025/04/01",
        "～のほか",
        "",
    ],
)
def test_what_only_looks_like_a_date_stays(text: str) -> None:
    assert in_plain_notation(text) == text
