"""The way in: places by postal code, and postal codes by address."""

import re
import sqlite3
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

from bot.addresses.errors import BrokenIndex, NotAPostcode
from bot.addresses.index import Area, Edition, fill, open_index, place_of
from bot.addresses.ken_all import Record, read_table
from bot.addresses.place import Place
from bot.addresses.search import Found, codes_of, names_of
from bot.addresses.spelling import key, plain
from bot.addresses.towns import places

FILE = "postcodes.sqlite"
SAMPLE = Path(__file__).with_name("sample.csv")
SAMPLE_COMPARED = date(2026, 11, 25)
"""Day that its rows were compared with Japan Post's of October 2026."""

CODE = re.compile(r"〒?\s*([0-9]{3})\s*[-‐−ー]?\s*([0-9]{4})")
COLUMNS = "town, note, building, floor, unlisted, town_kana, building_kana"


class Postcodes:
    """All postal codes of one edition; may be used from several threads."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Of a filled database; ``path`` is what errors name."""
        self._connection, self._path = connection, path
        self._lock = threading.Lock()
        (row,) = self._rows("SELECT source, made, loaded, places, sample FROM edition")
        source, made, loaded, count, sample = row
        self.edition = Edition(
            source, date.fromisoformat(made), date.fromisoformat(loaded), count, bool(sample)
        )
        rows = self._rows("SELECT prefecture, city, prefecture_kana, city_kana, id FROM area")
        self._areas: dict[int, Area] = {
            n: (p, c, p_kana, c_kana) for p, c, p_kana, c_kana, n in rows
        }
        self._named: dict[str, list[int]] = {}
        for number, area in self._areas.items():
            for name in names_of(area[0], area[1]):
                self._named.setdefault(key(name), []).append(number)

    @classmethod
    def open(cls, var: Path) -> "Postcodes":
        """What was loaded into ``var``, else the sample that ships.

        Raises:
            BrokenIndex: the loaded file is damaged or of another version.
        """
        path = var / FILE
        if path.exists():
            return cls(open_index(path), path)
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        records = read_table(SAMPLE).records()
        rows = list(places(record for record in records if isinstance(record, Record)))
        edition = Edition(SAMPLE.name, SAMPLE_COMPARED, SAMPLE_COMPARED, len(rows), sample=True)
        fill(connection, rows, edition)
        return cls(connection, SAMPLE)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def places(self, code: str) -> tuple[Place, ...]:
        """Every place of a code, in the table's order; none if the code is not in the table.

        Raises:
            NotAPostcode: not seven digits; a hyphen and 〒 may stand with them.
            BrokenIndex: the loaded file cannot be read.
        """
        match = CODE.fullmatch(normalize("NFKC", code).strip())
        if not match:
            raise NotAPostcode()
        rows = self._rows(
            f"SELECT area, {COLUMNS} FROM place "  # noqa: S608 - names of columns
            "WHERE code = ? ORDER BY rowid",
            match[1] + match[2],
        )
        return tuple(place_of(self._areas[area], row) for area, *row in rows)

    def codes(self, address: str) -> tuple[str, ...]:
        """The codes of the longest town that an address begins with; none if no town is found.

        丁目, streets, building and floor narrow several codes down where the table tells them
        apart. A code for unlisted towns is given only where a city has no other.

        Raises:
            BrokenIndex: the loaded file cannot be read.
        """
        text = plain(address)
        return codes_of(text, self._cities(text), self._towns)

    def _cities(self, text: str) -> Iterator[tuple[int, int]]:
        """Every city that the text may begin with, and where its name ends."""
        spelled = key(text)
        for end in range(len(spelled), 0, -1):
            for area in self._named.get(spelled[:end], ()):
                yield area, end

    def _towns(self, area: int, names: list[str]) -> list[Found]:
        marks = ", ".join("?" * len(names))
        rows = self._rows(
            f"SELECT code, spelled, {COLUMNS} FROM place "  # noqa: S608 - only marks are put in
            f"WHERE area = ? AND spelled IN ({marks}) ORDER BY rowid",
            area,
            *names,
        )
        return [Found(c, s, place_of(self._areas[area], row)) for c, s, *row in rows]

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise BrokenIndex(self._path, str(error)) from error
