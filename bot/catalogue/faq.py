"""The FAQ of a municipality: what it has answered already, in its own words.

`procedures/<pack>/faq.yml` has it; `madoguchi import-faq` writes that file. Answers are
said as they are: no facts are filled in, braces mean nothing.
"""

from collections import Counter
from pathlib import Path
from typing import Annotated

from pydantic import Field, HttpUrl, StringConstraints, ValidationError

from bot.catalogue.facts import Identifier, Record, Text
from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.reading import read_source
from bot.catalogue.yaml_source import YamlSource

FAQ = "faq"
"""The file's name without suffix; it is no procedure."""

LONGEST_QUESTION = 200
LONGEST_ANSWER = 2000
"""Characters; LINE takes 5,000 UTF-16 units a message (STANDARDS LI1), a translation grows."""


class FaqEntry(Record):
    """One question that the municipality has answered."""

    id: Identifier
    question: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION)
    ]
    answer: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ANSWER)
    ]
    category: Text | None = None
    url: HttpUrl | None = None
    source: Text = Field(description="where the answer is from, as residents are told")


class Faq(Record):
    """The file."""

    entries: list[FaqEntry]


def faq_path(folder: Path) -> Path:
    """The FAQ of the pack in ``folder``."""
    return folder / f"{FAQ}.yml"


def load_faq(folder: Path) -> list[FaqEntry]:
    """The FAQ of the pack in ``folder``, in the order of the file; empty where there is none.

    Raises:
        CatalogueError: the file is broken, or two entries have one id; says where.
    """
    path = faq_path(folder)
    if not path.is_file():
        return []
    source = read_source(path)
    try:
        entries = Faq.model_validate(source.data).entries
    except ValidationError as errors:
        raise CatalogueError(
            [
                Finding(path, source.line(context), "faq", f"{context}: {error['msg']}")
                for error in errors.errors(include_url=False)
                for context in [_context(source, error["loc"])]
            ]
        ) from None
    counted = Counter(entry.id for entry in entries)
    if twice := [name for name, count in counted.items() if count > 1]:
        raise CatalogueError(
            [
                Finding(path, source.line(f"entries.{name}"), "faq", f"id {name} is there twice")
                for name in twice
            ]
        )
    return entries


def _context(source: YamlSource, location: tuple[int | str, ...]) -> str:
    """Pydantic's location as our path: an entry is named by its id."""
    match location:
        case ("entries", int(place), *rest):
            entry = source.data["entries"][place]
            name = entry.get("id", place) if isinstance(entry, dict) else place
            return ".".join(map(str, ("entries", name, *rest)))
    return ".".join(map(str, location))
