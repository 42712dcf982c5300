"""The word table (`words.yml`), cut into words once."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.catalogue.yaml_source import read_yaml
from bot.plain.morph import CONJUGATING, Morph, words
from bot.plain.predicate import Verb, verb

ACTS = "acts"
EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: words in sequence, and what is said instead."""

    said: tuple[Morph, ...]
    instead: str
    section: str
    target: Verb | None
    """The everyday verb or adjective, if it is one."""

    @property
    def conjugates(self) -> bool:
        """Whether the last word of the entry stands in many forms."""
        last = self.said[-1]
        changes = last.tag.startswith(CONJUGATING) or last.kind == "助動詞-レル"
        return changes and self.target is not None

    @property
    def describes(self) -> bool:
        """Whether a verb or い-adjective stands for an adjective with な."""
        return self.target is not None and self.said[-1].compounding

    @property
    def act(self) -> bool:
        """Whether a verb stands for a noun of action."""
        return self.section in (ACTS, EVENTS)

    @property
    def transitive(self) -> bool:
        """Whether the noun's の becomes を: 施設の利用 → 施設を使うこと."""
        return self.section == ACTS

    @property
    def clause(self) -> bool:
        """Whether a whole clause stands for a noun, which no の can go before."""
        noun = self.said[-1].compounding and not self.act
        return noun and any(m.tag.startswith("動詞") for m in words(self.instead))

    def matches(self, morphs: list[Morph]) -> bool:
        """Whether ``morphs`` begins with this entry; its last word may be conjugated."""
        size = len(self.said)
        here = morphs[:size]
        if len(here) < size or any(m.fact or m.border for m in here[:-1]) or here[-1].fact:
            return False
        if any(m.surface != s.surface for m, s in zip(here[:-1], self.said[:-1], strict=True)):
            return False
        if not self.conjugates:
            return here[-1].surface == self.said[-1].surface
        last = self.said[-1].lemma
        return here[-1].lemma == last or (last == "する" and here[-1].lemma == "できる")


def entries(first: str) -> list[Entry]:
    """Entries that begin with the word ``first``, the longest before the shorter."""
    return _table().get(first, [])


@lru_cache(maxsize=1)
def _table() -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for section, lines in word_table().items():
        for said, instead in lines.items():
            morphs = words(said)
            target = verb(instead) if instead else None
            table.setdefault(morphs[0].surface, []).append(Entry(morphs, instead, section, target))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry.said))
    return table


@lru_cache(maxsize=1)
def word_table() -> dict[str, dict[str, str]]:
    """`words.yml` by section: what officials say, and what everybody says."""
    sections: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_name("words.yml")).data
    return sections
