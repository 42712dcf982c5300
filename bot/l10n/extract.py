"""Babel extractors for our YAML files (see `babel.cfg`).

https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

from bot.catalogue.schema import translatable
from bot.catalogue.yaml_source import parse_yaml, read_yaml

PHRASES = Path(__file__).parent.parent / "render/phrases.yml"

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract_procedures(
    file: IO[bytes], keywords: Any, tags: Collection[str], options: dict[str, str]
) -> Iterator[Extracted]:
    """Texts of a procedure or pack, in the context ``<id>:<path inside the record>``."""
    source = parse_yaml(file.read().decode("utf-8"), Path(getattr(file, "name", "")))
    for context, text in translatable(source.data):
        yield source.line(context), "pgettext", (f"{source.data['id']}:{context}", text), []


def extract_phrases(
    file: IO[bytes], keywords: Any, tags: Collection[str], options: dict[str, str]
) -> Iterator[Extracted]:
    """The door's own phrases, in the context ``<group>.<name>``."""
    source = parse_yaml(file.read().decode("utf-8"), Path(getattr(file, "name", "")))
    for context, text in phrases(source.data):
        yield source.line(context), "pgettext", (context, text), []


def load_phrases() -> dict[str, str]:
    """The door's own phrases by context."""
    return dict(phrases(read_yaml(PHRASES).data))


def phrases(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """(context, Japanese text) of a phrase file."""
    for key, value in data.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from phrases(value, here)
        else:
            yield here, value
