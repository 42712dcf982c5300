"""The town column of Japan Post's table: what is a name in it, and what a remark.

Each rule is one remark of the table's readme or one habit of the table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bot.addresses.ken_all import Record
from bot.addresses.place import Kana, Place

UNLISTED = "以下に掲載がない場合"
NUMBERS_FOLLOW = re.compile(r"(?P<whose>.+)の次に(?P<which>.*?)番地(?P<more>以降)?がくる場合")
ALL_OF = "一円"
FLOOR = re.compile(r"[0-9０-９]+階|地階・階層不明|[0-9０-９]+階[〜～].*階")
REMARKS = re.compile(r"(?P<name>[^（(]*)(?P<remarks>(?:[（(].*[）)])?)")
LOTS = re.compile(r"(?P<name>\D+?)(?P<lots>第?[0-9０-９]+地割.*)")
"""Iwate: 種市第１５地割～第２１地割（…）; the lots (地割) are a part of the town."""

LOTS_KANA = re.compile(r"(?:ダイ)?\d+(?:チワリ|[-−〜~]).*")
AS_IN_UTF8 = str.maketrans("～－", "〜−")
"""Code page 932 has other dashes than the UTF-8 file; a remark reads the same from both."""


@dataclass(frozen=True)
class Town:
    """A town column, taken apart."""

    name: str
    kana: str
    note: str = ""
    floor: str = ""
    unlisted: bool = False


def places(records: Iterable[Record]) -> Iterator[tuple[str, Place]]:
    """Code and place of every record; all records of the table, as buildings need their town."""
    kept = list(records)
    split = [(record, town) for record in kept for town in towns(record)]
    whole = {(r.area, town.name): town.kana for r, town in split if not town.floor}
    with_towns = {record.area for record, town in split if not town.unlisted}
    for record, town in split:
        place = _place(record, town, whole)
        yield record.code, replace(place, unlisted=town.unlisted and record.area in with_towns)


def towns(record: Record) -> Iterator[Town]:
    """The town or towns of one record."""
    name, kana = record.town, record.town_kana
    if name == UNLISTED:
        yield Town("", "", unlisted=True)
    elif match := NUMBERS_FOLLOW.match(name):
        yield Town("", "", note=_numbers(match, name[match.end() :]))
    elif name == f"{_own_name(record.city, name)}{ALL_OF}" != ALL_OF:
        yield Town("", "")
    else:
        yield from _named(name, kana)


def _own_name(city: str, town: str) -> str:
    """多賀町一円 is all of 多賀町; 一円 alone is a town (滋賀県犬上郡多賀町一円)."""
    own = town.removesuffix(ALL_OF)
    return own if own and city.endswith(own) else ""


def _numbers(match: re.Match[str], rest: str) -> str:
    """１〜４２６番地, with what stands in parentheses after it."""
    which = f"{match['which']}番地{match['more'] or ''}" if match["which"] else ""
    return "、".join(filter(None, [which, _inside(rest)])).translate(AS_IN_UTF8)


def _named(name: str, kana: str) -> Iterator[Town]:
    match, kana_match = REMARKS.fullmatch(name), REMARKS.fullmatch(kana)
    plain = match["name"] if match else name
    reading = kana_match["name"] if kana_match else kana
    remarks = _pieces(match["remarks"]) if match else []
    if lots := LOTS.fullmatch(plain):
        note = lots["lots"] + (match["remarks"] if match else "")
        yield Town(lots["name"], LOTS_KANA.sub("", kana), note.translate(AS_IN_UTF8))
        return
    floor = remarks.pop() if remarks and FLOOR.fullmatch(remarks[-1]) else ""
    if floor:
        plain, remarks = name[: name.rindex(floor) - 1], []
        reading = _before_last(kana)
    note = "、".join(remarks).translate(AS_IN_UTF8)
    names, readings = plain.split("、"), re.split("[、,]", reading)
    if len(names) != len(readings):
        readings = [reading] * len(names)
    for each, read in zip(names, readings, strict=True):
        yield Town(each, read, note, floor)


def _before_last(kana: str) -> str:
    """Without the last parentheses, which are the floor's."""
    return kana[: kana.rindex("(")] if kana.endswith(")") else kana


def _pieces(remarks: str) -> list[str]:
    """What stands in each of the parentheses: （高層棟）（１階） are two."""
    return [_inside(piece) for piece in re.split(r"(?<=[）)])(?=[（(])", remarks) if piece]


def _inside(text: str) -> str:
    return text[1:-1] if text[:1] in ("（", "(") and text[-1:] in ("）", ")") else text


def _place(record: Record, town: Town, whole: Mapping[tuple[str, str], str]) -> Place:
    """``whole``: the readings of all towns without a floor, one of which a building is in."""
    name, reading, building, building_reading = town.name, town.kana, "", ""
    if town.floor and (own := _town_of_building(record.area, town, whole)):
        name, building = own, name.removeprefix(own)
        reading = whole[record.area, own]
        building_reading = town.kana.removeprefix(reading)
    kana = Kana(record.prefecture_kana, record.city_kana, reading, building_reading)
    return Place(record.prefecture, record.city, name, kana, town.note, building, town.floor)


def _town_of_building(area: str, town: Town, whole: Mapping[tuple[str, str], str]) -> str:
    """The longest town that kanji and kana both begin with; empty if there is none."""
    for end in range(len(town.name) - 1, 0, -1):
        reading = whole.get((area, town.name[:end]))
        if reading and town.kana.startswith(reading):
            return town.name[:end]
    return ""
