"""Protected terms in pairs of languages, from the glossaries as they are."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.l10n.locales import Language
from bot.translation.protection.terms import terms_between
from tests.bot.translation.conftest import LOCALES

Languages = Mapping[str, Language]


@pytest.mark.parametrize(
    ("source", "target", "word", "called"),
    [
        ("vi", "ja", "phiếu cư dân", "住民票"),
        ("ko", "ja", "재류 카드", "在留カード"),
        ("ja", "vi", "住民票", "phiếu cư dân"),
        ("vi", "en", "con dấu chính thức", "registered seal"),
        ("de", "ja", "住民票", "住民票"),
        ("en", "ja", "住民票", "住民票"),
    ],
)
def test_a_term_is_called_as_the_glossaries_say(
    languages: Languages, source: str, target: str, word: str, called: str
) -> None:
    assert terms_between(LOCALES, languages, source, target)[word] == called


def test_a_word_for_two_terms_is_left_to_the_model(languages: Languages) -> None:
    terms = terms_between(LOCALES, languages, "en", "ja")
    assert "report your move" not in terms  # 転入届 and 転居届
    assert "moving-in notification" in terms


def test_what_a_glossary_explains_in_brackets_is_not_part_of_the_word(languages: Languages) -> None:
    for tag in languages:
        terms = terms_between(LOCALES, languages, tag, "ja")
        assert not [word for word in terms if "(" in word or "（" in word]


def test_without_the_list_of_terms_nothing_is_guessed(languages: Languages, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="protected"):
        terms_between(tmp_path, languages, "ko", "ja")
