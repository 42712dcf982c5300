"""What a draft says, in Japanese for the staff and in the reader's own language beside it."""

from dataclasses import dataclass
from datetime import date

from pydantic import JsonValue


@dataclass(frozen=True)
class Both:
    """A text in Japanese, and in the reader's language unless that is Japanese."""

    ja: str
    own: str | None = None


@dataclass(frozen=True)
class Line:
    """One answer: what it is called, what it is, and its value for machines."""

    key: str
    label: Both
    value: Both
    typed: JsonValue = None
    """None if it was left open."""
    left_open: bool = False
    """To be told at the counter."""


@dataclass(frozen=True)
class Draft:
    """The draft of one application."""

    procedure: str
    municipality: str
    locale: str
    """The reader's language, BCP 47."""
    made_on: date
    code: str
    title: Both
    notice: Both
    """That it is a draft, and that nothing was submitted."""
    lines: tuple[Line, ...]
    outcome: Both
    """What to do with it."""
    office: tuple[str, ...]
    """Where it goes, in Japanese: name, place, hours."""
    headings: "Headings"


@dataclass(frozen=True)
class Headings:
    """The form's own words."""

    item: Both
    answer: Both
    where: Both
    code: Both
