"""One reader for all tests: the real catalogue, words and languages."""

import csv
from datetime import date
from pathlib import Path

import pytest

from nlu.values.reader import ValueReader

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 18)
"""A Wednesday, the day on which all tables are read."""


@pytest.fixture(scope="session")
def reader():
    return ValueReader.load(ROOT / "procedures", ROOT / "locales")


@pytest.fixture
def values(reader):
    """The values of one kind in a text, today."""

    def of(kind, text, locale="ja", **options):
        found = reader.read(text, locale, options.pop("today", TODAY), **options)
        return [one.value for one in found if isinstance(one.value, kind)]

    return of


def rows(table):
    """The cases of a table; what is expected is "-" for nothing, else the values in order."""
    with (Path(__file__).parent / f"{table}.tsv").open(encoding="utf-8") as lines:
        cases = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        pytest.param(
            case["locale"],
            case["text"],
            "" if case["value"] == "-" else case["value"],
            id=f"{case['difficulty']}: {case['locale']} {case['text']}",
        )
        for case in cases
    ]
