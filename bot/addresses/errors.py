"""What can go wrong with postal codes, each in a sentence: what, where, what to do.

No address is in any of them: it may be a resident's.
"""

from collections.abc import Sequence
from pathlib import Path

SHOWN = 3


class PostcodesError(Exception):
    """Anything below."""


class NotAPostcode(PostcodesError, ValueError):
    """A code is not seven digits."""

    def __init__(self) -> None:
        super().__init__("A postal code is seven digits, such as 1600023 or 160-0023.")


class UnreadableTable(PostcodesError):
    """A file cannot be opened, or no table is in it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: {reason}. Wanted: Japan Post's utf_ken_all.csv or KEN_ALL.CSV, or its zip "
            "(docs/postcodes.md)."
        )


class BrokenTable(PostcodesError):
    """So much of a table cannot be read that it is another one, or half of one."""

    def __init__(self, path: Path, lines: int, broken: Sequence[str]) -> None:
        shown = "; ".join(broken[:SHOWN])
        super().__init__(
            f"{path}: {len(broken)} of {lines} lines cannot be read ({shown}). "
            "What was loaded before stays; download the file again."
        )


class BrokenIndex(PostcodesError):
    """The loaded file is damaged, or from another version of this program."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}. Run `madoguchi postcodes load` again.")


class NotWritten(PostcodesError):
    """The disk does not take the loaded file."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} could not be written: {reason}. What was there before stays.")
