"""All places in one SQLite file: written in one go, read by code or by name."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from bot.addresses.errors import BrokenIndex, NotWritten
from bot.addresses.place import Kana, Place
from bot.addresses.spelling import RURAL, key, plain

VERSION = 1
"""Of the tables below; a file of another version is loaded anew."""

TABLES = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE edition (source TEXT, made TEXT, loaded TEXT, places INTEGER, sample INTEGER);
CREATE TABLE area (
    id INTEGER PRIMARY KEY, prefecture TEXT, city TEXT, prefecture_kana TEXT, city_kana TEXT
);
CREATE TABLE place (
    code TEXT, area INTEGER, town TEXT, note TEXT, building TEXT, floor TEXT, unlisted INTEGER,
    town_kana TEXT, building_kana TEXT, spelled TEXT
);
"""
INDEXES = "CREATE INDEX by_code ON place (code); CREATE INDEX by_name ON place (area, spelled);"

Area: TypeAlias = tuple[str, str, str, str]
"""Prefecture, city, and the kana of both."""


@dataclass(frozen=True)
class Edition:
    """Which table is in use."""

    source: str
    """Name of the file."""

    made: date
    """Day that the table was made."""

    loaded: date
    """Day that it was loaded."""

    places: int
    """How many places there are."""

    sample: bool
    """Whether it is the sample that ships: most codes are missing from it."""


def write_index(path: Path, places: Iterable[tuple[str, Place]], edition: Edition) -> None:
    """Replaces the file at ``path`` in one go; whoever reads the old one reads on.

    Raises:
        NotWritten: the disk does not take it; the old file stays.
    """
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        with closing(sqlite3.connect(part)) as connection:
            fill(connection, places, edition)
        _to_disk(part)
        part.chmod(0o644)
        part.replace(path)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise NotWritten(path, reason or type(error).__name__) from error
    finally:
        if part:
            part.unlink(missing_ok=True)


def fill(
    connection: sqlite3.Connection, places: Iterable[tuple[str, Place]], edition: Edition
) -> None:
    """Puts all places into an empty database."""
    areas: dict[Area, int] = {}
    connection.executescript(TABLES)
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_row(code, place, areas) for code, place in places),
    )
    connection.executemany(
        "INSERT INTO area VALUES (?, ?, ?, ?, ?)", ((n, *area) for area, n in areas.items())
    )
    connection.execute("INSERT INTO edition VALUES (?, ?, ?, ?, ?)", astuple(edition))
    connection.commit()
    connection.executescript(INDEXES)


def open_index(path: Path) -> sqlite3.Connection:
    """The file at ``path``, for reading only, from any thread.

    Raises:
        BrokenIndex: it is no such file, or of another version.
    """
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("PRAGMA mmap_size = 67108864")
    except sqlite3.Error as error:
        raise BrokenIndex(path, str(error)) from error
    if version != VERSION:
        connection.close()
        raise BrokenIndex(path, f"version {version}, not {VERSION}")
    return connection


def _row(code: str, place: Place, areas: dict[Area, int]) -> tuple[str | int, ...]:
    kana = place.kana
    area = (place.prefecture, place.city, kana.prefecture, kana.city)
    number = areas.setdefault(area, len(areas))
    spelled = RURAL.sub("", key(plain(place.town)), count=1) if place.town else ""
    return (
        code, number, place.town, place.note, place.building, place.floor, place.unlisted,
        kana.town, kana.building, spelled,
    )  # fmt: skip


def place_of(area: Area, row: Sequence[Any]) -> Place:
    """A place from its row: town, note, building, floor, unlisted and the two kana."""
    town, note, building, floor, unlisted, town_kana, building_kana = row
    prefecture, city, prefecture_kana, city_kana = area
    kana = Kana(prefecture_kana, city_kana, town_kana, building_kana)
    return Place(prefecture, city, town, kana, note, building, floor, bool(unlisted))


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
