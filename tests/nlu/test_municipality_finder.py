"""A municipality is recognised by any of its names."""

import pytest

from nlu.components.municipality_finder import MunicipalityFinder, folded

NAMES = {"さくら区": "sakura", "さくらく": "sakura", "Sakura-ku": "sakura", "見本市": "mihon"}


@pytest.fixture(scope="module")
def finder():
    return MunicipalityFinder({folded(name): id for name, id in NAMES.items()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("さくら区です", "sakura"),
        ("サクラク", "sakura"),
        ("I live in sakura ku.", "sakura"),
        ("Tôi sống ở SAKURA-KU", "sakura"),
        ("見本市の住民票はいくら", "mihon"),
        ("港区です", None),
        ("", None),
        ("😀", None),
    ],
)
def test_names_are_found_however_they_are_written(finder, text, expected):
    assert finder.find(text) == expected
