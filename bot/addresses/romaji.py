"""Places in Latin letters, from their kana: Nishishinjuku, Shinjuku-ku, Tokyo.

Hepburn by `romaji.yml`. It is shown beside the Japanese, never in its place: kana do not tell every
long vowel from two words, and an envelope needs the Japanese.
"""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.addresses.place import Kana, Place
from bot.catalogue.yaml_source import read_yaml

SMALL = "ャュョ"
LONG = {("o", "ウ"), ("o", "オ"), ("u", "ウ")}
"""Vowel and the kana that lengthens it."""

PREFECTURE = re.compile(r"(?:フ|ケン|(?<=トウキョウ)ト)$")
COUNTY = "グン"


class Romaji(BaseModel):
    """`romaji.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    syllables: dict[str, str]
    pairs: dict[str, str]
    own_word: tuple[str, ...]
    endings: dict[str, tuple[str, ...]]
    with_wards: tuple[str, ...]


def romaji(place: Place) -> str:
    """The place from the smallest part to the largest, as on foreign mail.

    A building is left out: its name is mostly a foreign word, which kana do not give back.
    """
    kana = place.kana
    prefecture = _name(PREFECTURE.sub("", kana.prefecture))
    parts = [_name(kana.town), *_city(place.city, kana), prefecture]
    return ", ".join(part for part in parts if part)


def latin(kana: str) -> str:
    """Katakana in small Latin letters; whatever is no kana stays."""
    written, place, double, longer = "", 0, False, False
    while place < len(kana):
        if kana[place] == "ッ":
            double, place = True, place + 1
        elif kana[place] == "ー" or (not longer and _lengthens(written[-1:], kana, place)):
            longer, place = True, place + 1
        else:
            size, syllable = _syllable(kana, place)
            written += _doubled(syllable) if double else syllable
            double, longer, place = False, False, place + size
    return written


def _lengthens(vowel: str, kana: str, place: int) -> bool:
    """Whether a kana only makes the vowel before it longer."""
    if (vowel, kana[place]) not in LONG:
        return False
    return kana[place - 1 : place + 2] not in _table().own_word


def _syllable(kana: str, place: int) -> tuple[int, str]:
    """How many kana are one syllable, and its letters."""
    two, single = kana[place : place + 2], _single()
    if pair := _table().pairs.get(two):
        return 2, pair
    first = single.get(kana[place], kana[place])
    if len(two) == 2 and two[1] in SMALL and first.endswith("i"):
        vowel = single[two[1]]
        soft = first[:-1] in ("sh", "ch", "j")
        return 2, first[:-1] + (vowel[1:] if soft else vowel)
    return 1, first


def _doubled(syllable: str) -> str:
    return f"t{syllable}" if syllable.startswith("ch") else syllable[:1] + syllable


def _name(kana: str) -> str:
    """A name with a capital letter; kana of remarks in parentheses are left out."""
    letters = latin(re.sub(r"\(.*?\)", "", kana))
    return letters[:1].upper() + letters[1:]


def _city(city: str, kana: Kana) -> list[str]:
    """Ward before city, town before county: Naka-ku, Hiroshima-shi."""
    reading = kana.city
    if re.search(r".郡.+[町村]$", city) and COUNTY in reading:
        county, _, town = reading.rpartition(COUNTY)
        return [_ended(city, town), f"{_name(county)}-gun"]
    if re.search(r".市.+区$", city):
        for name in _table().with_wards:
            if reading.startswith(f"{name}シ"):
                return [_ended(city, reading.removeprefix(f"{name}シ")), f"{_name(name)}-shi"]
    return [_ended(city, reading)]


def _ended(city: str, reading: str) -> str:
    """Name and kind with a hyphen between them."""
    for ending in _table().endings.get(city[-1:], ()):
        if reading.endswith(ending) and reading != ending:
            return f"{_name(reading.removesuffix(ending))}-{latin(ending)}"
    return _name(reading)


@cache
def _table() -> Romaji:
    return TypeAdapter(Romaji).validate_python(
        read_yaml(Path(__file__).with_name("romaji.yml")).data
    )


@cache
def _single() -> dict[str, str]:
    return {
        kana: letters
        for row, syllables in _table().syllables.items()
        for kana, letters in zip(row, syllables.split(), strict=True)
    }
