"""Expressions of guides read answers and nothing else, and what is not known is not guessed."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.catalogue.expressions import Expression, evaluated, names_in, whole_years

TODAY = date(2026, 11, 25)
READ = TypeAdapter(Expression)


@pytest.mark.parametrize(
    ("source", "values", "expected"),
    [
        ("years(birth_date) >= 70", {"birth_date": date(1956, 11, 25)}, True),
        ("years(birth_date) >= 70", {"birth_date": date(1956, 11, 26)}, False),
        ("kind in ('a', 'b')", {"kind": "b"}, True),
        ("kind == 'a' and not late", {"kind": "a", "late": False}, True),
        ("14 - days_since(moved_on)", {"moved_on": date(2026, 11, 20)}, 9),
        ("days_until(start) < 3", {"start": date(2026, 11, 27)}, True),
        ("count(people) > 1", {"people": ["x", "y"]}, True),
        ("moved_on <= today", {"moved_on": TODAY}, True),
        ("moved_on < date(2026, 1, 1)", {"moved_on": TODAY}, False),
        ("'card' in documents", {"documents": ["card"]}, True),
    ],
)
def test_an_expression_comes_to_what_it_says(source, values, expected):
    assert evaluated(READ.validate_python(source), values, TODAY) == expected


@pytest.mark.parametrize("source", ["years(birth_date) >= 70", "n + 1 > 2", "'a' in documents"])
def test_what_reads_an_answer_that_is_not_there_is_not_known(source):
    assert evaluated(source, {}, TODAY) is None


@pytest.mark.parametrize(
    "source",
    [
        "a.b", "a.__class__", "__import__('os')", "open('x')", "[x for x in y]", "a; b", "a =",
        "lambda: 1", "f'{a}'", "9 ** 9 ** 9", "a * 999999", "{}", "a[0]", "x := 1", "", "*a",
    ],
)  # fmt: skip
def test_anything_but_a_small_expression_is_refused(source):
    with pytest.raises(ValidationError):
        READ.validate_python(source)


def test_the_names_of_an_expression_are_its_answers():
    assert names_in("years(birth_date) >= 70 or today > start") == {"birth_date", "start"}


def test_somebody_born_on_the_29th_of_february_is_a_year_older_in_march():
    assert whole_years(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert whole_years(date(2000, 2, 29), date(2026, 3, 1)) == 26
