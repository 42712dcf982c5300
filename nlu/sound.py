"""How a text sounds, in one spelling: 在留カード, ざいりゅうかーど and zairyū kādo meet.

Kana and romaji are folded to a bare Kunrei-like form without long vowels and doubled
consonants, the two things that people who write Japanese in Latin letters disagree on.
"""

import re
import unicodedata
from functools import lru_cache

import jaconv
import regex

from nlu.analysis import HAN, KANA, Analyzer, to_hiragana, without_diacritics

JAPANESE = re.compile(rf"[{HAN}{KANA}]")
SYLLABLES = re.compile(
    r"(?:(?:[kgsztdnhbpmrywfj]|sh|ch|ts|[kgsztdnhbpmrj]y)?[aeiou]"
    r"|n(?![aeiou])|m(?=[bpm])|[kstpcg](?=[kstpcg]))+"
)
"""A word that can be read as Japanese in Latin letters, be it Hepburn, Kunrei or as typed."""

ROMAJI_MARKS = regex.compile(r"[\u0302\u0304]")
"""Circumflex and macron: on long vowels of Japanese."""

FOREIGN = regex.compile(r"[\p{L}--a-z]|\p{M}", regex.V1)
"""What Latin letters have in other languages: the tones of Vietnamese, ñ, ç."""

HEPBURN = (
    ("cch", "tch"), ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"), ("tsu", "tu"),
    ("ji", "zi"), ("jy", "zy"), ("j", "zy"), ("fu", "hu"), ("du", "zu"), ("'", ""), ("’", ""),
)  # fmt: skip
LONG = re.compile(r"([aeiou])(?:\1|-)+|(?<=o)u")
DOUBLED = re.compile(r"([a-z])\1+")
NOT_LETTERS = re.compile(r"[^a-z]+")


def sound_of(text: str, analyzer: Analyzer) -> str:
    """The sound of Japanese in any script, words apart; "" if the text is not Japanese."""
    if JAPANESE.search(text):
        return folded(jaconv.kana2alphabet(to_hiragana(analyzer.reading(text))))
    return folded(text) if is_romaji(text) else ""


def is_romaji(text: str) -> bool:
    """Whether most words of a text in Latin letters could be Japanese."""
    plain = ROMAJI_MARKS.sub("", unicodedata.normalize("NFD", text.casefold()))
    if FOREIGN.search(plain):
        return False
    words = NOT_LETTERS.sub(" ", plain).split()
    japanese = sum(bool(SYLLABLES.fullmatch(word)) for word in words)
    return japanese > 0.6 * len(words)


@lru_cache(maxsize=50_000)
def folded(romaji: str) -> str:
    """``Jūminhyō`` and ``juuminhyou`` as ``zyuminhyo``."""
    plain = without_diacritics(romaji.casefold())
    for theirs, ours in HEPBURN:
        plain = plain.replace(theirs, ours)
    plain = LONG.sub(r"\1", plain)
    plain = DOUBLED.sub(r"\1", plain)
    return NOT_LETTERS.sub(" ", plain).replace("mb", "nb").replace("mp", "np").strip()
