"""Places are those of the text as it came; nothing that a resident can send breaks the reader."""

import time
from datetime import date

import pytest

from nlu.values.counts import Count
from nlu.values.money import Money
from tests.nlu.values.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("では、令和６年４月１日に", "令和６年４月１日"),
        ("手数料は３００円？", "３００円"),
        ("㍻31年4月1日に転入", "㍻31年4月1日"),
        ("ｶﾅの後 1,000円", "1,000円"),
        ("ngày 1 tháng 4 nhé".replace("á", "a\u0301"), "ngày 1 tháng 4".replace("á", "a\u0301")),
        ("😀😀 2人です", "2人"),
    ],
)
def test_a_value_stands_where_it_was_written(reader, text, spoken):
    locale = "vi" if "nhé" in text else "ja"
    (found,) = reader.read(text, locale, TODAY)
    assert text[found.start : found.end] == spoken


def test_values_of_all_kinds_come_in_their_order(reader):
    found = reader.read("来週の金曜に大人2人で、在留カードと3万円を持って行きます", "ja", TODAY)
    names = [type(one.value).__name__ for one in found]
    assert names == ["Date", "Count", "Document", "Money"]
    assert [one.value for one in found[1::2]] == [Count(2, "person"), Money(30000)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "1",
        "。",
        "😀",
        "年月日",
        "円",
        "人",
        "{}",
        "\\d+",
        "(",
        "[",
        "%s",
        "\x00",
        "元年",
    ],
)
@pytest.mark.parametrize("locale", ["ja", "en", "zh-Hant", "my", "xx", "", None])
def test_next_to_nothing_has_no_value(reader, text, locale):
    assert reader.read(text, locale, TODAY) == []


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "千",
        "1,",
        "0-",
        "1 ",
        "two ",
        "3万",
        "a@",
        "2026/",
        "+81 ",
        " ",
        "สอง",
        "百二十",
        "http://",
    ],
)
def test_a_hostile_text_costs_no_more_than_a_long_one(reader, piece):
    began = time.perf_counter()
    reader.read(piece * 2000, "ja", TODAY)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize("year", [1970, 2099])
@pytest.mark.parametrize("text", ["来年", "4月1日", "3年前", "9999年後", "99999999日前", "9999年"])
def test_a_wrong_clock_or_a_far_date_breaks_nothing(reader, year, text):
    reader.read(text, "ja", date(year, 1, 1))
