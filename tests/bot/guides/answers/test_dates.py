"""A day is read however it is written, and none is made up."""

from datetime import date
from typing import Any

import pytest

from bot.guides.answers.dates import read_date
from bot.guides.answers.heard import Accepted, Heard, Rejected

TODAY = date(2026, 11, 25)


def entity(value: str, precision: str = "day", **more: Any) -> dict[str, Any]:
    return {"entity": "date", "value": value, "precision": precision, "start": 0, "end": 1, **more}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和６年四月一日", "2024-04-01"),
        ("令和6年4月1日", "2024-04-01"),
        ("令和六年十二月三十一日", "2024-12-31"),
        ("昭和30年5月3日", "1955-05-03"),
        ("昭和三十年五月三日", "1955-05-03"),
        ("S30.5.3", "1955-05-03"),
        ("s30.5.3", "1955-05-03"),
        ("Ｓ３０．５．３", "1955-05-03"),
        ("S300503", "1955-05-03"),
        ("R6/4/1", "2024-04-01"),
        ("R6-4-1", "2024-04-01"),
        ("R060401", "2024-04-01"),
        ("R 6.4.1", "2024-04-01"),
        ("H元.5.3", "1989-05-03"),
        ("平成元年5月3日", "1989-05-03"),
        ("平成一年五月三日", "1989-05-03"),
        ("㍻元年5月3日", "1989-05-03"),
        ("㋿6年4月1日", "2024-04-01"),
        ("大正10年1月2日", "1921-01-02"),
        ("T10.1.2", "1921-01-02"),
        ("れいわ6ねん4がつ1にち", "2024-04-01"),
        ("Reiwa 6/4/1", "2024-04-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和元年5月1日", "2019-05-01"),
        ("昭和弐拾年参月壱日", "1945-03-01"),
        ("19550503", "1955-05-03"),
        ("１９５５０５０３", "1955-05-03"),
        ("1955-05-03", "1955-05-03"),
        ("1955/5/3", "1955-05-03"),
        ("2026/4/1", "2026-04-01"),
        ("2026.4.1", "2026-04-01"),
        ("2026 4 1", "2026-04-01"),
        ("2026年4月1日", "2026-04-01"),
        ("２０２６年４月１日（水）", "2026-04-01"),
        ("二〇二六年四月一日", "2026-04-01"),
        ("千九百五十五年五月三日", "1955-05-03"),
        ("2024年2月29日", "2024-02-29"),
        ("私の誕生日は昭和30年5月3日です。", "1955-05-03"),
        ("令和6年(2024年)4月1日", "2024-04-01"),
        ("2024年4月1日、令和6年4月1日", "2024-04-01"),
        ("2026年 4月 1日に引っ越しました", "2026-04-01"),
        ("2026年4月1号", "2026-04-01"),
        ("2026年4月1號", "2026-04-01"),
        ("2026년 4월 1일", "2026-04-01"),
        ("쇼와 30년 5월 3일", "1955-05-03"),
        ("1/1/2026", "2026-01-01"),
        ("13/4/2026", "2026-04-13"),
        ("2026年4月01日", "2026-04-01"),
        ("२०२६/४/१", "2026-04-01"),
        ("二〇二五年一二月三一日", "2025-12-31"),
        ("一九五五年五月三日", "1955-05-03"),
    ],
)
def test_a_whole_date_is_read(text: str, day: str) -> None:
    result = read_date(Heard(text), TODAY)
    assert isinstance(result, Accepted)
    assert result.value == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("平成31年5月2日", "2019-05-02"),
        ("昭和64年2月1日", "1989-02-01"),
        ("平成元年1月1日", "1989-01-01"),
        ("大正15年12月31日", "1926-12-31"),
    ],
)
def test_the_year_in_which_an_era_ends_is_shown_to_the_reader(text: str, day: str) -> None:
    assert read_date(Heard(text), TODAY) == Accepted(day, corrected=True)


@pytest.mark.parametrize("text", ["令和6年4月1日", "2026/4/1", "19550503", "平成31年4月30日"])
def test_a_whole_date_is_not_called_corrected(text: str) -> None:
    result = read_date(Heard(text), TODAY)
    assert isinstance(result, Accepted)
    assert not result.corrected


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月30日", "2026/2/30", "2025年2月29日", "20260230", "令和8年2月30日", "13月1日",
        "2026年13月1日", "2026/13/32", "2月30日", "4月31日", "2026年4月0日", "0月3日",
        "令和40年4月1日", "令和99年1月1日", "令和0年1月1日", "平成40年1月1日", "H40.1.1",
        "昭和65年1月1日", "S65/1/1", "大正16年1月1日", "30/2/2026", "13/13/2026", "2/31",
        "99999999", "R6.13.1", "S300532",
    ],
)  # fmt: skip
def test_no_calendar_has_the_day(text: str) -> None:
    assert read_date(Heard(text), TODAY) == Rejected("date_impossible")


@pytest.mark.parametrize(
    "text",
    [
        "わかりません", "abc", "2026", "4月", "2026年4月", "春", "3", "三月ごろ", "住民票",
        "？。あ", "12345", "昭和", "令和6年", "090-1234-5678", "03-1234-5678", "12:30",
        "160-0023",
    ],
)  # fmt: skip
def test_what_is_no_day_is_unreadable(text: str) -> None:
    assert read_date(Heard(text), TODAY) == Rejected("date_unreadable")


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("3/4/2026", {"2026-03-04", "2026-04-03"}),
        ("03-04-2026", {"2026-03-04", "2026-04-03"}),
        ("3.4.2026", {"2026-03-04", "2026-04-03"}),
        ("03042026", {"2026-03-04", "2026-04-03"}),
        ("2026/4/1 or 2026/4/2", {"2026-04-01", "2026-04-02"}),
        ("4月1日から4月5日", {"2027-04-01", "2027-04-05"}),
        ("2026年4月1日か2日", {"2026-04-01"}),
        ("4月1日~3日", {"2027-04-01"}),
        ("3/5/2498", {"1955-05-03", "1955-03-05"}),
    ],
)
def test_what_may_be_two_days_is_asked_back(text: str, suggestions: set[str]) -> None:
    result = read_date(Heard(text), TODAY)
    assert isinstance(result, Rejected)
    assert result.error == "date_ambiguous"
    assert set(map(str, result.suggestions)) == suggestions


@pytest.mark.parametrize("text", ["6/4/1", "元年5月1日", "30/5/3", "10年5月3日", "050503"])
def test_a_short_year_is_not_guessed(text: str) -> None:
    result = read_date(Heard(text), TODAY, latest=TODAY)
    assert isinstance(result, Rejected)
    assert result.error == "date_ambiguous"
    assert 2 <= len(result.suggestions) <= 4
    assert all(str(day) <= TODAY.isoformat() for day in result.suggestions)


def test_a_short_year_that_only_one_era_fits_is_taken() -> None:
    result = read_date(Heard("8年11月20日"), TODAY, date(2026, 11, 1), TODAY)
    assert result == Accepted("2026-11-20", corrected=True)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "day"),
    [
        ("4月1日", None, None, "2027-04-01"),
        ("10月1日", None, None, "2026-10-01"),
        ("四月一日", None, TODAY, "2026-04-01"),
        ("4月1日", TODAY, None, "2027-04-01"),
        ("12月1日", None, TODAY, "2025-12-01"),
        ("11月25日", None, TODAY, "2026-11-25"),
        ("2月29日", None, TODAY, "2024-02-29"),
        ("2月29日", TODAY, None, "2028-02-29"),
        ("4月1日", date(2010, 1, 1), date(2010, 12, 31), "2010-04-01"),
        ("4/13", None, TODAY, "2026-04-13"),
        ("13/4", None, TODAY, "2026-04-13"),
    ],
)
def test_the_year_that_is_missing_is_the_nearest_that_fits(
    text: str, earliest: date | None, latest: date | None, day: str
) -> None:
    assert read_date(Heard(text), TODAY, earliest, latest) == Accepted(day, corrected=True)


def test_a_limit_settles_the_order_of_day_and_month() -> None:
    result = read_date(Heard("12/4/2026"), TODAY, latest=TODAY)
    assert result == Accepted("2026-04-12", corrected=True)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "error"),
    [
        ("2026/11/26", None, TODAY, "date_in_future"),
        ("令和9年1月1日", None, TODAY, "date_in_future"),
        ("2026/11/24", TODAY, None, "date_in_past"),
        ("1890/1/1", None, TODAY, "date_too_long_ago"),
        ("明治5年1月1日", None, TODAY, "date_too_long_ago"),
        ("1896-11-24", None, None, "date_too_long_ago"),
        ("2026/3/31", date(2026, 4, 1), None, "date_too_early"),
        ("2026/5/1", None, date(2026, 4, 30), "date_too_late"),
        ("2027/5/1", None, date(2027, 4, 30), "date_too_late"),
        ("2027/3/1", date(2027, 4, 1), None, "date_too_early"),
        ("2090/1/1", None, None, "date_too_late"),
    ],
)
def test_a_day_outside_the_limits_says_on_which_side(
    text: str, earliest: date | None, latest: date | None, error: str
) -> None:
    assert read_date(Heard(text), TODAY, earliest, latest) == Rejected(error)


@pytest.mark.parametrize("day", ["2026-04-01", "2026-11-25", "1896-11-25"])
def test_both_ends_are_allowed(day: str) -> None:
    at = date.fromisoformat(day)
    assert read_date(Heard(day), TODAY, at, max(at, TODAY)) == Accepted(day)


@pytest.mark.parametrize(
    ("text", "entities", "result"),
    [
        ("明日", [entity("2026-11-26")], Accepted("2026-11-26")),
        ("yesterday", [entity("2026-11-24")], Accepted("2026-11-24")),
        ("3 May 1955", [entity("1955-05-03")], Accepted("1955-05-03")),
        ("Friday", [entity("2026-11-27", assumed="week")], Accepted("2026-11-27", True)),
        ("May 3", [entity("2027-05-03", assumed="year")], Accepted("2027-05-03", True)),
        ("next month", [entity("2026-12", "month")], Rejected("date_unreadable")),
        ("in 2027", [entity("2027", "year")], Rejected("date_unreadable")),
        ("next week", [entity("2026-W49", "week")], Rejected("date_unreadable")),
        ("พ.ศ. 2567/4/1", [entity("2024-04-01")], Accepted("2024-04-01", True)),
        (
            "Showa 30 May 3",
            [entity("1955", "year"), entity("2027-05-03", assumed="year")],
            Accepted("1955-05-03"),
        ),
        (
            "Feb 29, 2025",
            [entity("2025", "year"), entity("2028-02-29", assumed="year")],
            Rejected("date_impossible"),
        ),
        ("2026/4/1", [entity("2026-04-02")], Accepted("2026-04-01")),
        (
            "कल",
            [entity("2026-11-26", assumed="tense")],
            Rejected("date_ambiguous", ("2026-11-26", "2026-11-24")),
        ),
        (
            "today or tomorrow",
            [entity("2026-11-25"), entity("2026-11-26")],
            Rejected("date_ambiguous", ("2026-11-25", "2026-11-26")),
        ),
        ("two people", [{"entity": "count", "value": 2}], Rejected("date_unreadable")),
    ],
)
def test_words_are_read_as_rasa_understood_them(
    text: str, entities: list[dict[str, Any]], result: Accepted | Rejected
) -> None:
    assert read_date(Heard(text, entities), TODAY) == result


def test_a_limit_settles_a_word_for_two_days() -> None:
    heard = Heard("कल", [entity("2026-11-26", assumed="tense")])
    assert read_date(heard, TODAY, latest=TODAY) == Accepted("2026-11-24", corrected=True)
