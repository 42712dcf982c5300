"""From an address to its codes: the longest town, then whatever tells its codes apart."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from bot.addresses.place import Place
from bot.addresses.spelling import RURAL, STREETS, chome, chomes, floor, key, plain

COUNTY = re.compile(r"^[^市区]+郡")
LONGEST_TOWN = 40
UNKNOWN_FLOOR = "不明"


@dataclass(frozen=True)
class Found:
    """A place, its code, and the key by which it was found."""

    code: str
    spelled: str
    place: Place


Towns: TypeAlias = Callable[[int, list[str]], list[Found]]
"""The places of an area whose key is one of those given."""


def names_of(prefecture: str, city: str) -> Iterator[str]:
    """How a city is written at the head of an address: prefecture and 郡 may be left out."""
    for name in dict.fromkeys([city, COUNTY.sub("", city)]):
        yield prefecture + name
        yield name


def codes_of(text: str, cities: Iterable[tuple[int, int]], towns: Towns) -> tuple[str, ...]:
    """The codes of a ``plain`` address; every city that it may begin with is tried."""
    best, codes = 0, dict[str, None]()
    for area, end in cities:
        reached, found = _in_city(text[end:], area, towns)
        if found and end + reached > best:
            best, codes = end + reached, {}
        if found and end + reached == best:
            codes |= dict.fromkeys(found)
    return tuple(codes)


def _in_city(rest: str, area: int, towns: Towns) -> tuple[int, list[str]]:
    """How far the longest town reaches, and its codes."""
    for start in _starts(rest):
        spelled = key(rest[start : start + LONGEST_TOWN])
        found = towns(area, [spelled[:end] for end in range(len(spelled), 0, -1)])
        if found:
            length = max(len(each.spelled) for each in found)
            longest = [each for each in found if len(each.spelled) == length]
            after = rest[start + length :]
            return start + length, [f.code for f in _narrowed(longest, rest[:start], after)]
    return 0, [each.code for each in towns(area, [""]) if not each.place.unlisted]


def _starts(rest: str) -> Iterator[int]:
    """Where the town may begin: at once, after 大字, after Kyoto's streets."""
    rural = RURAL.match(rest)
    if rural:
        yield rural.end()
    yield 0
    if streets := STREETS.match(rest):
        yield streets.end()


def _narrowed(found: list[Found], streets: str, after: str) -> list[Found]:
    inside = [f for f in found if f.place.building and _building(f.place) in key(after)]
    if inside:
        after_it = key(after).partition(_building(inside[0].place))[2]
        return _on_floor(inside, floor(after_it))
    outside = [f for f in found if not f.place.building] or found
    along = [f for f in outside if any(s in streets for s in f.place.note.split("、") if s)]
    return along or _in_chome(outside, chome(after))


def _building(place: Place) -> str:
    """What an address calls a building: without （高層棟）."""
    return key(plain(place.building.partition("（")[0]))


def _on_floor(found: list[Found], wanted: int | None) -> list[Found]:
    on_it = [f for f in found if wanted is not None and floor(plain(f.place.floor)) == wanted]
    return on_it or [f for f in found if UNKNOWN_FLOOR in f.place.floor] or found


def _in_chome(found: list[Found], wanted: int | None) -> list[Found]:
    """Those whose remark names the 丁目; else those whose remark names none."""
    if wanted is None:
        return found
    named = [(f, chomes(f.place.note)) for f in found]
    return (
        [f for f, numbers in named if numbers and wanted in numbers]
        or [f for f, numbers in named if numbers is None]
        or found
    )
