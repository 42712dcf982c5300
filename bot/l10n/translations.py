"""Looks a text up in the reader's language, and never shows a stale one.

A translation belongs to one Japanese text. When that text changes, the message id no
longer matches and the Japanese is shown, labelled, until somebody has translated it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po

from bot.catalogue.findings import CatalogueError, Finding
from bot.l10n.locales import SOURCE, Language

DOMAINS = ("bot", "procedures")


@dataclass(frozen=True)
class Translated:
    """A text and the tag of the language it is in."""

    text: str
    tag: str


class Translations:
    """All catalogues of all languages, in memory."""

    def __init__(self, entries: Mapping[str, Mapping[tuple[str, str], str]]) -> None:
        self._entries = entries

    def text(self, context: str, source: str, language: Language) -> Translated:
        """``source`` in ``language``, else in its fallback, else as it is."""
        for tag in filter(None, (language.tag, language.fallback)):
            found = self._entries.get(tag, {}).get((context, source))
            if found is not None:
                return Translated(found, tag)
        return Translated(source, SOURCE)


def catalogue_path(locales: Path, language: Language, domain: str) -> Path | None:
    """Where the PO file of a language and domain lies; None for the source language."""
    if language.folder is None:
        return None
    return locales / language.folder / "LC_MESSAGES" / f"{domain}.po"


def load_translations(locales: Path, languages: Mapping[str, Language]) -> Translations:
    """Reads every PO file that there is.

    Raises:
        CatalogueError: a file is not a PO file; the finding names file and line.
    """
    entries: dict[str, dict[tuple[str, str], str]] = {}
    for tag, language in languages.items():
        for domain in DOMAINS:
            path = catalogue_path(locales, language, domain)
            if path and path.is_file():
                entries.setdefault(tag, {}).update(read_catalogue(path))
    return Translations(entries)


def read_catalogue(path: Path) -> Mapping[tuple[str, str], str]:
    """(context, Japanese) → translation; fuzzy and empty ones are left out."""
    return _read_catalogue(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _read_catalogue(path: Path, changed_at: int) -> Mapping[tuple[str, str], str]:
    """Remembered until the file changes: a reload reads the one that did, not all."""
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError([Finding(path, error.lineno, "po", str(error))]) from error
    return {
        (str(message.context), str(message.id)): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }
