"""Numbers in an answer: digits, kanji, mixed (3万5千), and the small ones in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.guides.answers.heard import LATIN
from bot.guides.answers.tables import number_words
from bot.render.numbers import kanji_value

FORMAL = str.maketrans("零壱弐参拾萬亿", "〇一二三十万億")
"""大字 of contracts and the Chinese forms, as everyday numerals."""

KOREAN_UNITS = {"만": "万", "천": "千", "백": "百", "억": "億"}
KANJI_DIGITS = "〇一二三四五六七八九"
KANJI = f"{KANJI_DIGITS}十百千"
LARGE = "万億"

NUMBER = re.compile(
    r"(?P<minus>(?:(?<![\w-])[-−▲△]|マイナス|minus |negative |âm |负|負|마이너스 ?) ?[¥￥]? ?)?"
    rf"(?P<number>(?:\d|[{KANJI}])(?:[\d{KANJI}{LARGE}]|[.,](?=\d))*)",
    re.IGNORECASE,
)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+")
DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
TWO_OR_THREE = re.compile(rf"[{KANJI_DIGITS[1:]}]{{2,3}}(?:[十百千{LARGE}].*)?")
LARGE_DECIMAL = re.compile(rf"(\d+\.\d+)([百千{LARGE}]+)")


@dataclass(frozen=True)
class Number:
    """A number and where it stands; ``value`` is None where it can be read in two ways."""

    value: Decimal | None
    start: int
    end: int


def everyday(text: str) -> str:
    """``text`` with 大字 and Korean units as everyday kanji; no place changes."""
    plain = text.translate(FORMAL)
    return re.sub(r"(?<=[\d万千百])[만천백억]", lambda m: KOREAN_UNITS[m[0]], plain)


def numbers(text: str) -> list[Number]:
    """All numbers in digits or kanji, times the word after them: 50 thousand."""
    plain = everyday(text)
    found: list[Number] = []
    for match in NUMBER.finditer(plain):
        value, scale = _signed(match), _scales().match(plain.casefold(), match.end())
        if value is not None and scale:
            value *= _scale_words()[scale[1]]
        found.append(Number(value, match.start(), match.end()))
    return found


def whole(written: str) -> int | None:
    """A whole number in digits or kanji; None if it is none."""
    value = value_of(everyday(written))
    return int(value) if value is not None and value == value.to_integral_value() else None


def value_of(written: str) -> Decimal | None:
    """3万5千 → 35000, 1.5万 → 15000, 30,000 and 30.000 → 30000; None for 二三 and 1,00,0."""
    if GROUPED.fullmatch(written):
        return Decimal(re.sub("[.,]", "", written))
    if DECIMAL.fullmatch(written):
        return Decimal(written.replace(",", "."))
    if match := LARGE_DECIMAL.fullmatch(written):
        return Decimal(match[1]) * kanji_value(match[2])
    if TWO_OR_THREE.fullmatch(written):
        return None
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", written)
    if not re.fullmatch(rf"[\d{KANJI}{LARGE}]+", plain):
        return None
    return Decimal(kanji_value(plain))


def number_in_words(text: str) -> int | None:
    """A number that is the whole of ``text``: three, ひとり, ba, 没有."""
    return _words().get(" ".join(text.casefold().split()))


def languages_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Words in lower case, the longest first, so that the longest is found first."""
    return tuple(sorted({text.casefold() for text in texts}, key=lambda text: (-len(text), text)))


def _signed(match: re.Match[str]) -> Decimal | None:
    value = value_of(match["number"])
    return -value if value is not None and match["minus"] else value


@cache
def _scale_words() -> dict[str, int]:
    tables = number_words().values()
    return {word.casefold(): scale for table in tables for word, scale in table.scales.items()}


@cache
def _scales() -> re.Pattern[str]:
    words = "|".join(map(re.escape, languages_words(_scale_words())))
    return re.compile(rf"\s?({words})(?![{LATIN}])")


@cache
def _words() -> dict[str, int]:
    words: dict[str, int] = {}
    for language in number_words().values():
        for value, spellings in enumerate(language.cardinals):
            words.update((spelling.casefold(), value) for spelling in spellings)
        words.update((word.casefold(), 0) for word in language.nobody)
    return words
