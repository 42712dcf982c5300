"""The catalogue as its readers see it: what holds in which municipality."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bot.catalogue.faq import FaqEntry
from bot.catalogue.life_events import Plans
from bot.catalogue.schema import Office, Pack, Procedure
from bot.catalogue.texts import PLACEHOLDER
from bot.catalogue.vocabulary import Facet


@dataclass(frozen=True)
class Jurisdiction:
    """What holds for a resident of one municipality: its procedures and those above it."""

    municipality: Pack
    procedures: Mapping[str, Procedure]
    packs: Mapping[str, Pack]
    """The pack of each procedure."""
    faq: Mapping[str, FaqEntry] = field(default_factory=dict)
    """What the municipality has answered already, by id."""

    def offices(self, procedure_id: str) -> list[tuple[str, Office]]:
        """The offices where a procedure is done, by id.

        Raises:
            KeyError: no such procedure.
        """
        pack, procedure = self.packs[procedure_id], self.procedures[procedure_id]
        ids = dict.fromkeys(c.office for c in procedure.channels if c.office)
        return [(office, pack.offices[office]) for office in ids]

    def told(self, procedure_id: str, facet: Facet) -> tuple[Any, ...]:
        """Everything that an answer to ``facet`` tells, to be compared between municipalities."""
        record = self.procedures[procedure_id]
        details: dict[Facet, Any] = {
            Facet.WHERE: self.offices(procedure_id),
            Facet.AUTHORITY: self.offices(procedure_id),
            Facet.COST: record.fees,
            Facet.DOCUMENTS: record.documents,
            Facet.HOW: (record.steps, record.next, record.mistakes),
            Facet.WHEN: record.text.missed,
            Facet.ONLINE: record.online,
        }
        texts = repr((record.text.of(facet), details.get(facet)))
        facts = {name: record.facts.get(name) for name in PLACEHOLDER.findall(texts)}
        return texts, facts


@dataclass(frozen=True)
class Catalogue:
    """All packs, and the jurisdiction of each municipality and of the template."""

    packs: Mapping[str, Pack]
    jurisdictions: Mapping[str, Jurisdiction]
    life_events: Plans = field(default_factory=dict)

    def of(self, municipality: str | None) -> Jurisdiction:
        """What holds there; of a municipality not known, what the template says.

        Where there is only one municipality, it is that one.
        """
        return self.jurisdictions.get(municipality or "", self._anywhere)

    def is_known(self, municipality: str | None) -> bool:
        """Whether it need not be asked for: it was said, or there is only one."""
        return municipality in self.jurisdictions or len(self.municipalities) < 2

    def differs(self, procedure_id: str, facet: Facet) -> bool:
        """Whether the answer depends on the municipality."""
        told = [
            repr(there.told(procedure_id, facet)) if procedure_id in there.procedures else ""
            for there in map(self.of, self.municipalities)
        ]
        return len(set(told)) > 1

    @property
    def procedures(self) -> Set[str]:
        """The ids of all procedures of all municipalities."""
        return self._titles.keys()

    def faq_entry(self, name: str) -> FaqEntry | None:
        """The entry of a FAQ by pack and id (``sample-ward:parking``), if it is there."""
        pack, _, id = name.partition(":")
        there = self.jurisdictions.get(pack)
        return there.faq.get(id) if there else None

    def title(self, procedure_id: str) -> str:
        """The Japanese title, the same everywhere.

        Raises:
            KeyError: no such procedure.
        """
        return self._titles[procedure_id]

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {
            name: procedure.title
            for there in self.jurisdictions.values()
            for name, procedure in there.procedures.items()
        }

    @cached_property
    def municipalities(self) -> list[str]:
        """Wards, then cities, by id."""
        own = [pack for pack in self.packs.values() if pack.kind in ("ward", "city")]
        return [pack.id for pack in sorted(own, key=lambda p: (p.kind != "ward", p.id))]

    @cached_property
    def home(self) -> Pack:
        """Whose name stands above the door, and who is called when nothing works."""
        return (
            self.packs[self.municipalities[0]]
            if self.municipalities
            else self._anywhere.municipality
        )

    @cached_property
    def emergency(self) -> dict[str, str]:
        """Emergency numbers by name."""
        return {n: p for pack in self.packs.values() for n, p in pack.emergency.items()}

    @cached_property
    def _anywhere(self) -> Jurisdiction:
        templates = [i for i, there in self.jurisdictions.items() if there.municipality.is_template]
        if len(self.municipalities) == 1 or not templates:
            return self.jurisdictions[self.municipalities[0]]
        return self.jurisdictions[templates[0]]
