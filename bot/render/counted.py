"""Where a text has numbers, and how each is said: money, dates, clock times, phones, rates."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.render.numbers import (
    KANJI_DIGITS,
    KANJI_GROUPS,
    KANJI_UNITS,
    MANY,
    SOME,
    counters,
    kanji_value,
    say,
    say_counted,
    say_decimal,
    say_digits,
    say_kanji,
)

HALF_WIDTH = str.maketrans("０１２３４５６７８９，．－：％", "0123456789,.-:%")
LARGE = "".join(KANJI_GROUPS)
NUMERALS = "".join([*KANJI_DIGITS, *KANJI_UNITS, LARGE])
NUMBER = re.compile(
    r"(?P<phone>(?<![\d-])[#＃]\d{4}(?!\d)"
    r"|(?<![\d-])(?:\(0\d{1,4}\)|0\d{1,4}[-(])\d{1,4}[-)]\d{3,4}(?!\d)"
    r"|〒\d{3}-\d{4})"
    r"|(?P<clock>(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?!\d))"
    r"|(?P<lot>(?<![\d-])\d+(?:-\d+)+(?![\d-]))"
    rf"|(?P<whole>(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)[百千{LARGE}]*)+)"
    rf"(?:\.(?P<fraction>\d+)(?P<large>[{LARGE}]?))?"
    rf"|(?P<kanji>[{''.join(SOME)}]?[{NUMERALS}]+|[{''.join(SOME)}])"
)
IN_PHONES = {"#": "しゃーぷ", "＃": "しゃーぷ", "〒": "ゆうびんばんごう", "-": "の"}


@dataclass(frozen=True)
class Spoken:
    """Characters ``start`` to ``end`` of a text and how they are said, in hiragana."""

    start: int
    end: int
    reading: str


def spoken_numbers(
    text: str, borders: Container[int], numerals: Container[int]
) -> Iterator[Spoken]:
    """The numbers in a text with what they count.

    ``borders`` are the places where words begin or end: a counter ends at one. ``numerals``
    are the places where a word for a number begins: kanji elsewhere (一緒) are not numbers.
    """
    plain = text.translate(HALF_WIDTH)
    place = 0
    while match := NUMBER.search(plain, place):
        place = match.end()
        if match["kanji"] and match.start() not in numerals:
            place = match.start() + 1
            continue
        spoken = _spoken(match, plain, borders)
        if spoken:
            place = spoken.end
            yield spoken


def _spoken(match: re.Match[str], text: str, borders: Container[int]) -> Spoken | None:
    start, end = match.span()
    if phone := match["phone"]:
        return Spoken(start, end, _phone(phone))
    if clock := match["clock"]:
        hour, minute = map(int, clock.split(":"))
        said = say_counted(hour, "時") + (say_counted(minute, "分") if minute else "")
        return Spoken(start, end, said)
    if lot := match["lot"]:
        return Spoken(start, end, "の".join(_code(part) for part in lot.split("-")))
    value = _value(match)
    if value is not None and (name := _counter(text, end, borders)):
        after = end + len(name)
        reading = say_counted(value, name, text[:start], text[after:])
        return Spoken(start, after, reading)
    bare = _bare(match, _counter(text, end, borders))
    whole = end in borders or not match["kanji"]
    return Spoken(start, end, bare) if bare and whole else None


def _value(match: re.Match[str]) -> int | str | None:
    """The number for a counter; None where it is not exact enough to change with it."""
    if kanji := match["kanji"]:
        if kanji in SOME:
            return str(kanji)
        exact = kanji[0] not in SOME and say_kanji(kanji) == say(kanji_value(kanji))
        return kanji_value(kanji) if exact else None
    if match["fraction"] or _is_code(match["whole"]):
        return None
    return _whole(match["whole"])


def _bare(match: re.Match[str], counter: str | None) -> str | None:
    """A number by itself, or before a counter that leaves it as it is."""
    if kanji := match["kanji"]:
        return None if kanji in SOME and not counter else say_kanji(kanji)
    if match["fraction"]:
        return say_decimal(_whole(match["whole"]), match["fraction"]) + MANY["数"].get(
            match["large"], ""
        )
    return _code(match["whole"])


def _counter(text: str, start: int, borders: Container[int]) -> str | None:
    match = _counters().match(text, start)
    while match and match.end() not in borders:
        match = _counters().match(text, start, match.end() - 1)
    return match[0] if match else None


def _is_code(digits: str) -> bool:
    return len(digits) > 1 and digits.isdecimal() and digits.startswith("0")


def _code(digits: str) -> str:
    return say_digits(digits) if _is_code(digits) else say(_whole(digits))


def _whole(written: str) -> int:
    return kanji_value(written.replace(",", ""))


def _phone(written: str) -> str:
    spaced = written.replace("(", "-").replace(")", "-").strip("-")
    return "".join(IN_PHONES.get(c) or say_digits(c) for c in spaced)


@lru_cache(maxsize=1)
def _counters() -> re.Pattern[str]:
    longest_first = sorted(counters().counters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
