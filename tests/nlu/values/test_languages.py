"""A language is found by any of its names; peoples, countries and food are none."""

import pytest
import yaml
from babel import Locale

from nlu.values.languages import WORDS, Language
from tests.nlu.values.conftest import ROOT, rows

REGISTRY = yaml.safe_load((ROOT / "locales/locales.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("locale", "text", "expected"), rows("languages"))
def test_a_name_gives_its_tag(values, locale, text, expected):
    assert " ".join(one.tag for one in values(Language, text, locale)) == expected


@pytest.mark.parametrize("tag", REGISTRY)
def test_every_language_of_ours_is_found_by_its_own_name(values, tag):
    assert [one.tag for one in values(Language, REGISTRY[tag]["name"], tag)] == [tag]


@pytest.mark.parametrize("reader_of", REGISTRY)
def test_english_is_found_by_its_name_in_every_language_of_ours(values, reader_of):
    name = Locale.parse(REGISTRY[reader_of]["babel"]).languages["en"]
    assert [one.tag for one in values(Language, name, reader_of)] == ["en"]


@pytest.mark.parametrize(
    ("locale", "tag"), [("zh-Hant", "zh-Hant"), ("zh-Hans", "zh-Hans"), ("ja", "zh-Hans")]
)
def test_chinese_without_a_script_is_the_readers(values, locale, tag):
    assert [one.tag for one in values(Language, "中文", locale)] == [tag]


WRITTEN = yaml.safe_load(WORDS.read_text(encoding="utf-8"))


def test_every_name_that_we_add_is_of_a_language_that_is_known():
    known = {*REGISTRY, *WRITTEN["others"], "zh"}
    assert set(WRITTEN["names"]) | set(WRITTEN["readings"]) <= known
    assert set(WRITTEN["as_another"].values()) <= known


def test_no_name_is_of_two_languages():
    names = [(name, tag) for tag, some in WRITTEN["names"].items() for name in set(some)]
    assert len({name for name, _ in names}) == len(names)


def test_languages_that_cldr_does_not_know_are_not_asked_for():
    english = Locale.parse("en").languages
    assert [tag for tag in WRITTEN["others"] if tag not in english] == []
