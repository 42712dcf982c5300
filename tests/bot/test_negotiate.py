"""Tags of browsers and tools lead to our languages."""

import pytest

from bot.l10n.negotiate import our_tag, preferred_language

KNOWN = ["ja", "ja-x-yasashii", "en", "zh-Hans", "zh-Hant", "fil", "pt", "id"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh_CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hant-MO", "zh-Hant"),
        ("tl", "fil"),
        ("tl-PH", "fil"),
        ("in", "id"),
        ("pt-BR", "pt"),
        ("EN-us", "en"),
        ("JA-X-YASASHII", "ja-x-yasashii"),
        ("de", None),
        ("", None),
        ("../etc", None),
        ("x" * 40, None),
    ],
)
def test_a_tag_means_the_nearest_of_our_languages(tag: str, expected: str | None) -> None:
    assert our_tag(tag, KNOWN) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("de-DE,de;q=0.9,zh-TW;q=0.8,en;q=0.7", "zh-Hant"),
        ("*", None),
        (None, None),
        (";;,,", None),
    ],
)
def test_the_first_language_we_have_is_taken(header: str | None, expected: str | None) -> None:
    assert preferred_language(header, KNOWN) == expected
