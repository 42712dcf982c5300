"""What `madoguchi check` looks for: a module a rule, each a function that finds.

Rules so far: the catalogue loads (`bot.catalogue.load`), translations are complete,
current and keep their facts (`translations.py`).
"""

from collections.abc import Iterator
from pathlib import Path

from bot.catalogue.load import CatalogueError, Finding, load_catalogue
from bot.check.translations import translation_findings
from bot.l10n.locales import load_languages


def findings(procedures: Path, locales: Path) -> Iterator[Finding]:
    """Everything that is wrong with the data."""
    try:
        load_catalogue(procedures)
    except CatalogueError as broken:
        yield from broken.findings
        return
    yield from translation_findings(procedures, locales, load_languages(locales))
