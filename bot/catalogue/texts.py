"""The texts of a record: where they stand, and what stands in them."""

import re
from typing import Any

from bot.catalogue.guide import guide_texts

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A fact inside a sentence: ``{deadline}``."""

OF_THE_PACK = frozenset({"municipality", "hall"})
"""Placeholders that every text may use: the name of the municipality and of its office."""

TRANSLATED = {
    "title", "aliases", "situations", "name", "hall", "note", "place", "closed", "output", "next",
    "when",
}  # fmt: skip
"""Keys whose strings are shown to residents, wherever they stand."""


def texts_in(name: str, data: Any) -> list[tuple[str, str]]:
    """(context in the translations, Japanese text) of a file; ``name`` is its id.

    Offices are the same in every pack: their contexts do not name one.
    """
    return [
        (f"office.{path.removeprefix('offices.').replace('.', ':', 1)}", text)
        if path.startswith("offices.")
        else (f"{name}:{path}", text)
        for path, text in translatable(data)
    ]


def translatable(data: Any, path: str = "") -> list[tuple[str, str]]:
    """(context, Japanese text) for every text in a record as plain data.

    Lists are addressed by the ``id`` of their entries where there is one, else by place,
    so that a new document does not rename the contexts of the others.
    """
    found: list[tuple[str, str]] = []
    for key, value in data.items():
        here = f"{path}.{key}" if path else str(key)
        if key == "sources":
            found += [(f"{here}.{name}.title", entry["title"]) for name, entry in value.items()]
        elif key == "guide" and isinstance(value, dict):
            found += guide_texts(value, here)
        elif isinstance(value, str) and (key in TRANSLATED or path == "text"):
            found.append((here, value))
        elif isinstance(value, dict):
            found += translatable(value, here)
        elif isinstance(value, list):
            for place, entry in enumerate(value):
                if isinstance(entry, dict):
                    found += translatable(entry, f"{here}.{entry.get('id', place)}")
                elif key in ("steps", "conditions", "mistakes"):
                    found.append((f"{here}.{place}", entry))
    return found
