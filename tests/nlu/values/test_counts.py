"""Counts have a number and a unit; ordinals, rates, ages, phones and articles have none."""

import pytest

from nlu.values.counts import Count
from nlu.values.dates import Date
from tests.nlu.values.conftest import rows


@pytest.mark.parametrize(("locale", "text", "expected"), rows("counts"))
def test_a_count_has_a_number_and_a_unit(values, locale, text, expected):
    found = values(Count, text, locale)
    assert " ".join(f"{one.number} {one.unit}" for one in found) == expected


@pytest.mark.parametrize("text", ["2026 people", "1985 people", "2026人"])
def test_a_count_of_people_is_no_year(values, text):
    assert not values(Date, text, "en")
    assert [one.unit for one in values(Count, text, "en")] == ["person"]
