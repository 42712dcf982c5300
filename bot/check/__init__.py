"""What `madoguchi check` looks for: a module a rule, each a function that finds.

The catalogue loads (`bot.catalogue.load`); guides can be walked (`guides.py`); translations are
complete, current and keep their facts (`translations.py`), and their wording is right
(`wording.py`): protected terms (`glossary.py`), plain Japanese (`plain_japanese.py`), plain
English (`plain_english.py`).
"""

from collections.abc import Iterator
from pathlib import Path

from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.life_events import unknown_procedures
from bot.catalogue.load import load_catalogue
from bot.check.guides import guide_findings
from bot.check.translations import translation_findings
from bot.l10n.locales import load_languages
from bot.tokyo import today


def findings(procedures: Path, locales: Path) -> Iterator[Finding]:
    """Everything that is wrong with the data."""
    try:
        catalogue = load_catalogue(procedures)
    except CatalogueError as broken:
        yield from broken.findings
        return
    yield from unknown_procedures(procedures, catalogue.life_events, catalogue.procedures)
    yield from guide_findings(procedures, catalogue, today())
    yield from translation_findings(procedures, locales, load_languages(locales))
