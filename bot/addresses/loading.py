"""Japan Post's table into the file that is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.addresses.errors import BrokenTable, UnreadableTable
from bot.addresses.index import Edition, write_index
from bot.addresses.ken_all import Record, Skipped, Table, read_table
from bot.addresses.postcodes import FILE
from bot.addresses.towns import places

AT_MOST_BROKEN = 0.001
"""Share of lines that may be broken; above, the file is another one or was cut off."""

EVERY = 20_000
"""Lines between two reports of progress."""


@dataclass(frozen=True)
class Loaded:
    """What became of a table."""

    edition: Edition
    codes: int
    skipped: tuple[Skipped, ...]


def load(path: Path, var: Path, today: date, tell: Callable[[int], None]) -> Loaded:
    """Reads Japan Post's table into ``var``; ``tell`` hears how many records were read.

    Raises:
        UnreadableTable: there is no such table.
        BrokenTable: too many lines are broken.
        NotWritten: the disk does not take it. In all three cases, what was there stays.
    """
    table = read_table(path)
    records, skipped = _read(table, tell)
    broken = [str(skip) for skip in skipped if skip.broken]
    lines = len(records) + len(skipped)
    if not lines:
        raise UnreadableTable(path, "the table is empty")
    if len(broken) > lines * AT_MOST_BROKEN:
        raise BrokenTable(path, lines, broken)
    rows = list(places(records))
    edition = Edition(path.name, table.made, today, len(rows), False)
    write_index(var / FILE, rows, edition)
    return Loaded(edition, len({code for code, _ in rows}), tuple(skipped))


def _read(table: Table, tell: Callable[[int], None]) -> tuple[list[Record], list[Skipped]]:
    records: list[Record] = []
    skipped: list[Skipped] = []
    for count, record in enumerate(table.records(), start=1):
        if isinstance(record, Record):
            records.append(record)
        else:
            skipped.append(record)
        if count % EVERY == 0:
            tell(count)
    return records, skipped
