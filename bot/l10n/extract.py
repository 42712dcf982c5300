"""Babel extractors for our YAML files (see `babel.cfg`).

https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import IO, Any

from bot.catalogue.guide import shared_step_texts
from bot.catalogue.life_events import life_event_texts
from bot.catalogue.texts import texts_in
from bot.catalogue.yaml_source import parse_yaml, read_yaml

PHRASES = Path(__file__).parent.parent / "render/phrases.yml"

Extracted = tuple[int, str, tuple[str, str], list[str]]


def extract_procedures(
    file: IO[bytes], keywords: Any, tags: Collection[str], options: dict[str, str]
) -> Iterator[Extracted]:
    """Texts of a procedure or pack, in the context ``<id>:<path inside the record>``."""
    path = Path(getattr(file, "name", ""))
    source = parse_yaml(file.read().decode("utf-8"), path)
    for context, text in texts_in(record_name(path, source.data), source.data):
        yield source.line(context.partition(":")[2]), "pgettext", (context, text), []


def extract_life_events(
    file: IO[bytes], keywords: Any, tags: Collection[str], options: dict[str, str]
) -> Iterator[Extracted]:
    """How people say what has happened, in the context ``life-event.<event>:situations``."""
    source = parse_yaml(file.read().decode("utf-8"), Path(getattr(file, "name", "")))
    for context, text in life_event_texts(source.data):
        place = context.removeprefix("life-event.").replace(":", ".")
        yield source.line(place), "pgettext", (context, text), []


def extract_shared_steps(
    file: IO[bytes], keywords: Any, tags: Collection[str], options: dict[str, str]
) -> Iterator[Extracted]:
    """What many guides ask, in the context ``step.<name>:<path inside the step>``."""
    source = parse_yaml(file.read().decode("utf-8"), Path(getattr(file, "name", "")))
    for context, text in shared_step_texts(source.data):
        place = context.removeprefix("step.").replace(":", ".")
        yield source.line(place), "pgettext", (context, text), []


def record_name(path: Path, data: Any) -> str:
    """The id of a file's record; one that only changes another has the id in its name."""
    return str(data.get("id", path.stem))


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
