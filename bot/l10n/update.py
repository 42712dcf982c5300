"""``make messages``: brings the extracted texts into the PO files of every language.

A changed Japanese text keeps its old translation as fuzzy: it is never shown, and the
translator sees what it was.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.l10n.locales import load_languages
from bot.l10n.translations import DOMAINS, catalogue_path
from bot.settings import Settings


def main(template_path: Path) -> None:
    """Updates or makes every PO file from one template."""
    locales = Settings().locales
    with template_path.open("rb") as file:
        everything = read_po(file)
    for language in load_languages(locales).values():
        for domain in DOMAINS:
            path = catalogue_path(locales, language, domain)
            if path:
                update(path, _of_domain(everything, domain), language.babel)


def update(path: Path, template: Catalog, locale: str) -> None:
    """Updates one PO file, keeping what is translated."""
    catalogue = Catalog(locale=locale, fuzzy=False)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=locale)
    before = {str(message.context): message.string for message in catalogue if message.string}
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        # Babel's own guess takes the most similar text of any place; ours is the text of this one
        if message.id and not message.string and str(message.context) in before:
            message.string = before[str(message.context)]
            message.flags.add("fuzzy")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0)


def _of_domain(everything: Catalog, domain: str) -> Catalog:
    """Texts of procedures have a colon in their context, the door's phrases none."""
    part = Catalog()
    for message in everything:
        if message.id and (":" in str(message.context)) == (domain == "procedures"):
            part[message.id] = message
    return part


if __name__ == "__main__":
    main(Path(sys.argv[1]))
