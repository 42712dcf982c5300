"""Japan Post's table of postal codes, line by line: KEN_ALL.CSV or utf_ken_all.csv, or a zip.

Fifteen columns: https://www.post.japanpost.jp/zipcode/dl/readme.html (old, Shift_JIS, half-width
kana, a long town over several lines) and .../dl/utf-readme.html (UTF-8, a record a line).
"""

import csv
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

from bot.addresses.errors import UnreadableTable

COLUMNS = 15
LARGEST = 200_000_000
"""Bytes of an unpacked table; the real one has 18 million."""

ABOLISHED = "2"
"""Column 14 in Japan Post's lists of what changed."""

UNREADABLE_ZIP = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
)  # fmt: skip
"""Damaged, packed in a way that Python does not know, locked, cut off, of no day."""

KANJI = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Record:
    """One record, all lines of it: names as written, kana full-width."""

    line: int
    area: str
    code: str
    prefecture: str
    city: str
    town: str
    prefecture_kana: str
    city_kana: str
    town_kana: str


@dataclass(frozen=True)
class Skipped:
    """A line that is not taken in, and why; ``broken`` if it should not be there at all."""

    line: int
    reason: str
    broken: bool = True

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass(frozen=True)
class Table:
    """A file's content and the day it was made."""

    path: Path
    content: bytes
    made: date

    def records(self) -> Iterator[Record | Skipped]:
        """Every record, with the pieces of a long town joined, and every line that is none."""
        kept: Record | None = None
        damaged = False
        for row in self._rows():
            if kept and _left_open(kept.town) > 0:
                if isinstance(row, Skipped):
                    yield row
                    damaged = True
                    continue
                if _continues(kept, row):
                    kept = _joined(kept, row)
                    continue
            if kept:
                yield _whole(kept, damaged)
            kept, damaged = (row if isinstance(row, Record) else None), False
            if isinstance(row, Skipped):
                yield row
        if kept:
            yield _whole(kept, damaged)

    def _rows(self) -> Iterator[Record | Skipped]:
        encoding = _encoding(self.content)
        for number, raw in enumerate(self.content.splitlines(), start=1):
            try:
                text = raw.decode(encoding).lstrip("\ufeff")
                cells = next(csv.reader([text], strict=True), [])
            except UnicodeDecodeError:
                yield Skipped(number, f"not {encoding}")
                continue
            except csv.Error:
                yield Skipped(number, "a quote that is not closed or not opened")
                continue
            if cells and text.strip("\x1a \t"):
                yield _row(number, [cell.strip() for cell in cells])


def read_table(path: Path) -> Table:
    """The table at ``path``, or the one CSV in a zip.

    Raises:
        UnreadableTable: there is none, or it is no table.
    """
    try:
        if zipfile.is_zipfile(path):
            return _unzipped(path)
        made = datetime.fromtimestamp(path.stat().st_mtime).date()
        if path.stat().st_size > LARGEST:
            raise UnreadableTable(path, "larger than any such table")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableTable(path, error.strerror or type(error).__name__) from error
    except UNREADABLE_ZIP as error:
        raise UnreadableTable(path, f"the zip is damaged or locked ({error})") from error
    return Table(path, content, made)


def _unzipped(path: Path) -> Table:
    with zipfile.ZipFile(path) as archive:
        tables = [m for m in archive.infolist() if m.filename.lower().endswith(".csv")]
        if len(tables) != 1:
            raise UnreadableTable(path, f"{len(tables)} CSV files in the zip instead of one")
        if tables[0].file_size > LARGEST:
            raise UnreadableTable(path, "larger than any such table")
        return Table(path, archive.read(tables[0]), date(*tables[0].date_time[:3]))


def _encoding(content: bytes) -> str:
    """UTF-8 if most lines are; one bad line must not turn all others into other characters."""
    lines = content.splitlines()
    readable = sum(_is_utf8(line) for line in lines)
    return "utf-8" if readable * 2 > len(lines) else "cp932"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _row(number: int, cells: list[str]) -> Record | Skipped:
    if len(cells) != COLUMNS:
        return Skipped(number, f"{len(cells)} columns instead of {COLUMNS}")
    area, _, code, *kana = cells[:6]
    prefecture, city, town = cells[6:9]
    if not re.fullmatch(r"[0-9]{7}", code):
        return Skipped(number, "column 3 is not a postal code")
    if not re.fullmatch(r"[0-9]{5}", area):
        return Skipped(number, "column 1 is not the code of a municipality")
    if not (prefecture and city and town and KANJI.search(prefecture)):
        return Skipped(number, "a name is missing")
    if cells[13] == ABOLISHED:
        return Skipped(number, "abolished", broken=False)
    return Record(number, area, code, prefecture, city, town, *(normalize("NFKC", k) for k in kana))


def _left_open(text: str) -> int:
    """How many parentheses are not closed; below 0 if some were never opened."""
    return text.count("（") + text.count("(") - text.count("）") - text.count(")")


def _continues(kept: Record, row: Record) -> bool:
    """Whether ``row`` is the next piece of a record that is still open."""
    return (kept.area, kept.code, kept.city) == (row.area, row.code, row.city)


def _joined(kept: Record, row: Record) -> Record:
    """Both columns by themselves: kana that fit into one line are repeated on each."""
    kana = row.town_kana if _left_open(kept.town_kana) > 0 else ""
    return replace(kept, town=kept.town + row.town, town_kana=kept.town_kana + kana)


def _whole(record: Record, damaged: bool) -> Record | Skipped:
    """The record if all of it is there."""
    if damaged:
        return Skipped(record.line, "one of the lines of this town is broken")
    if _left_open(record.town) > 0:
        return Skipped(record.line, "a parenthesis that no line closes")
    if _left_open(record.town) < 0:
        return Skipped(record.line, "a parenthesis that no line opens")
    return record
