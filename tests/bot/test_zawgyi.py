"""Burmese in the old encoding is recognised, and converted where the machine can."""

import shutil

import pytest

from bot.zawgyi import Encoding, encoding_of, to_unicode

UNICODE = "မြန်မာနိုင်ငံသားများ နေထိုင်ခွင့်ကတ်"
ZAWGYI = "ျမန္မာႏိုင္ငံသားမ်ား ေနထိုင္ခြင့္ကတ္"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNICODE, Encoding.UNICODE),
        (ZAWGYI, Encoding.ZAWGYI),
        ("住民票", Encoding.UNICODE),
        ("", Encoding.UNICODE),
        ("😀", Encoding.UNICODE),
    ],
)
def test_the_encoding_shows(text: str, expected: Encoding) -> None:
    assert encoding_of(text) is expected


@pytest.mark.skipif(not shutil.which("uconv"), reason="no uconv (icu-devtools) here")
def test_zawgyi_becomes_unicode() -> None:
    converted = to_unicode(ZAWGYI)
    assert converted == UNICODE
    assert encoding_of(converted) is Encoding.UNICODE


def test_without_the_program_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert to_unicode(ZAWGYI) is None
