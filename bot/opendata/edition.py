"""What is exported: one municipality's procedures, in force on one day, in some languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.catalogue.catalogue import Jurisdiction
from bot.catalogue.schema import Pack, Procedure
from bot.l10n.locales import SOURCE, Language
from bot.opendata.literals import Literals
from bot.render.renderer import Renderer
from bot.render.words import Words

BASE = "https://madoguchi.example/"
"""Where the addresses of everything exported begin, unless the city has its own."""


class ExportError(Exception):
    """Nothing can be exported; the message says why and what to do."""


@dataclass(frozen=True)
class Edition:
    """The records and languages of one export."""

    renderer: Renderer
    there: Jurisdiction
    languages: tuple[Language, ...]
    day: date
    base: str = BASE

    @classmethod
    def of(
        cls,
        renderer: Renderer,
        municipality: str,
        locales: Iterable[str],
        day: date,
        base: str = BASE,
    ) -> "Edition":
        """An edition; Japanese, the source of all texts, is in each.

        Raises:
            ExportError: no such municipality or locale, or the base is no web address.
        """
        catalogue = renderer.catalogue
        if municipality not in catalogue.municipalities:
            known = ", ".join(catalogue.municipalities)
            raise ExportError(f"There is no municipality {municipality}; there are: {known}.")
        tags = dict.fromkeys((SOURCE, *locales))
        if unknown := [tag for tag in tags if tag not in renderer.languages]:
            known = ", ".join(renderer.languages)
            raise ExportError(f"No texts in {', '.join(unknown)}; there are: {known}.")
        if not base.startswith(("https://", "http://")) or not base.endswith("/"):
            raise ExportError(f"The base {base} must be a web address that ends with a slash.")
        languages = tuple(renderer.languages[tag] for tag in tags)
        return cls(renderer, catalogue.of(municipality), languages, day, base)

    @cached_property
    def procedures(self) -> dict[str, Procedure]:
        """What is in force on the day, by id; a lapsed fact is never asserted (DA4)."""
        every = sorted(self.there.procedures.items())
        return {name: record for name, record in every if record.in_force(self.day)}

    @cached_property
    def left_out(self) -> list[str]:
        """The ids of those that are not in force on the day."""
        return sorted(self.there.procedures.keys() - self.procedures.keys())

    @cached_property
    def own(self) -> Literals:
        """The texts of the municipality."""
        return self._literals(self.there)

    @cached_property
    def _above(self) -> Literals:
        """The texts of the authorities above it.

        They are for residents of every municipality and name none, so that the same
        procedure reads the same in every municipality's export.
        """
        return self._literals(self.renderer.catalogue.of(None))

    def literals(self, pack: Pack) -> Literals:
        """The texts of a pack's records."""
        return self.own if pack.is_municipal else self._above

    def uri(self, *path: str) -> str:
        """A stable address: below a pack's id what is the pack's, else what all share."""
        return self.base + "/".join(path)

    def identifier(self, procedure: Procedure, *part: str) -> str:
        """Of a procedure or a part of it: its pack's, so that all exports name Tokyo's alike."""
        return "/".join((self.there.packs[procedure.id].id, procedure.id, *part))

    def service_uri(self, procedure: Procedure, *part: str) -> str:
        """The address of a procedure or of a part of it."""
        return self.uri(self.there.packs[procedure.id].id, "procedures", procedure.id, *part)

    def _literals(self, there: Jurisdiction) -> Literals:
        renderer = self.renderer
        words = tuple(
            Words(language, renderer.translations, renderer.phrases, there)
            for language in self.languages
        )
        return Literals(words, renderer.translations, renderer.phrases)
