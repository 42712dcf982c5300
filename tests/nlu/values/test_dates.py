"""Dates become ISO 8601, as precise as they were said; impossible ones become nothing."""

from datetime import date

import pytest

from nlu.values.dates import FUTURE, PAST, Date
from tests.nlu.values.conftest import rows


def iso(dates):
    return " ".join(one.iso for one in dates)


@pytest.mark.parametrize(("locale", "text", "expected"), rows("dates"))
def test_a_date_is_what_was_said(values, locale, text, expected):
    assert iso(values(Date, text, locale)) == expected


@pytest.mark.parametrize(
    ("first", "precision", "expected"),
    [
        (date(2026, 12, 4), "day", "2026-12-04"),
        (date(2026, 12, 28), "week", "2026-W53"),
        (date(2027, 1, 1), "week", "2026-W53"),
        (date(2026, 12, 1), "month", "2026-12"),
        (date(2026, 1, 1), "year", "2026"),
        (date(2026, 4, 1), "fiscal_year", "2026-04/2027-03"),
    ],
)
def test_every_precision_has_its_iso_form(first, precision, expected):
    assert Date(first, precision).iso == expected


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ((2026, 12, 31), "明日", "2027-01-01"),
        ((2026, 12, 31), "来月", "2027-01"),
        ((2026, 1, 15), "先月", "2025-12"),
        ((2026, 1, 31), "来月末", "2026-02-28"),
        ((2028, 1, 31), "来月末", "2028-02-29"),
        ((2026, 11, 22), "来週の金曜", "2026-11-27"),
        ((2026, 11, 23), "来週の金曜", "2026-12-04"),
        ((2026, 11, 20), "金曜日に行きたい", "2026-11-27"),
        ((2026, 3, 31), "来年度", "2026-04/2027-03"),
        ((2026, 4, 1), "来年度", "2027-04/2028-03"),
        ((2026, 1, 3), "12月28日に届いた", "2025-12-28"),
        ((2026, 12, 28), "1月3日に行きます", "2027-01-03"),
    ],
)
def test_today_decides_what_relative_dates_mean(values, today, text, expected):
    assert iso(values(Date, text, today=date(*today))) == expected


@pytest.mark.parametrize(
    ("text", "toward", "expected"),
    [
        ("4月1日", PAST, "2026-04-01"),
        ("4月1日", FUTURE, "2027-04-01"),
        ("12月4日", PAST, "2025-12-04"),
        ("10月", FUTURE, "2027-10"),
        ("11月", FUTURE, "2026-11"),
        ("金曜日", PAST, "2026-11-13"),
        ("金曜日", FUTURE, "2026-11-20"),
        ("2026年4月1日", FUTURE, "2026-04-01"),
    ],
)
def test_a_guide_says_on_which_side_of_today_a_date_lies(values, text, toward, expected):
    assert iso(values(Date, text, toward=toward)) == expected


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("ja", "4月1日に引っ越しました", "2026-04-01"),
        ("ja", "4月1日に引っ越す予定です", "2027-04-01"),
        ("en", "My son was born on Sunday", "2026-11-15"),
        ("en", "I will come on Sunday", "2026-11-22"),
        ("en", "I moved in April", "2026-04"),
        ("hi", "कल आया था", "2026-11-17"),
        ("hi", "कल आऊँगा", "2026-11-19"),
    ],
)
def test_the_tense_tells_past_from_future(values, locale, text, expected):
    assert iso(values(Date, text, locale)) == expected


@pytest.mark.parametrize(
    ("locale", "text", "assumed"),
    [
        ("ja", "2026年4月1日", None),
        ("ja", "来週の金曜", None),
        ("ja", "4月1日", "year"),
        ("ja", "20日に行きます", "month"),
        ("ja", "金曜日", "week"),
        ("en", "next Friday", "week"),
        ("en", "3/4/2026", "order"),
        ("en", "3/31/2026", None),
        ("hi", "कल", "tense"),
    ],
)
def test_what_was_not_said_is_named(values, locale, text, assumed):
    assert [one.assumed for one in values(Date, text, locale)] == [assumed]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en", "2026-03-04"), ("ja", "2026-03-04"), ("vi", "2026-04-03"), ("fr", "2026-04-03")],
)
def test_the_readers_language_orders_day_and_month(values, locale, expected):
    assert iso(values(Date, "3/4/2026", locale)) == expected


@pytest.mark.parametrize("text", ["12月4日（金）", "12月4日 金曜日", "金曜日、12月4日"])
def test_a_weekday_beside_its_date_is_no_second_date(values, text):
    assert iso(values(Date, text)) == "2026-12-04"


def test_an_era_counts_in_any_language(reader):
    for locale in ("ja", "en", "vi", "ne", "my", "th", None):
        found = reader.read("令和8年12月4日", locale, date(2026, 11, 18))
        assert [one.value.iso for one in found] == ["2026-12-04"], locale
