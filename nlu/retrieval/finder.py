"""The production retriever: words carry a question, name a topic, or say nothing."""

from dataclasses import dataclass, replace
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

import regex

from nlu.analysis import KANA, Term, shared_analyzer, to_hiragana
from nlu.retrieval.index import Candidate, FieldedIndex
from nlu.retrieval.records import Entry

ONLY_KANA = regex.compile(rf"[{KANA}]+")
SHORTEST_READING = 4
"""Kana; shorter readings occur inside other words too often."""


@dataclass(frozen=True)
class Found:
    """Candidates, best first, and the share of the message's words that name something."""

    candidates: Tuple[Candidate, ...]
    topical: bool


class Finder:
    """Entries, their names in kana, and the words that never name one."""

    def __init__(
        self,
        entries: Sequence[Entry],
        carriers: FrozenSet[str] = frozenset(),
    ) -> None:
        self._analyzer = shared_analyzer()
        self._carriers = carriers
        self._names = self._names_by_reading(entries)
        self._longest = max(map(len, self._names), default=0)
        self._index = FieldedIndex(entries, self._terms)

    def find(self, text: str, terms: Optional[Sequence[Term]] = None, limit: int = 5) -> Found:
        """What ``text`` may be about; ``terms`` if it has been analysed already."""
        rewritten = self._with_kana_names_written(text)
        if terms is None or rewritten != text:
            terms = self._analyzer.terms(rewritten)
        topic = [replace(t, content=self._is_topic(t)) for t in terms]
        candidates = self._index.search(topic, limit)
        return Found(tuple(candidates), any(self.names_something(t) for t in topic))

    def names_something(self, term: Term) -> bool:
        """Whether the term stands in a title or alias and is more than a carrier."""
        return self._is_topic(term) and any(f in self._index.naming for f in term.forms)

    def _terms(self, text: str, locale: Optional[str] = None) -> List[Term]:
        return self._analyzer.terms(self._with_kana_names_written(text), locale)

    def _is_topic(self, term: Term) -> bool:
        return term.content and term.forms[0] not in self._carriers

    def _with_kana_names_written(self, text: str) -> str:
        """てんにゅうとどけはいつ → 転入届はいつ: a name in kana is cut wrongly otherwise."""
        return ONLY_KANA.sub(lambda run: self._written(run[0]), text)

    def _written(self, run: str) -> str:
        """A stretch of kana with the longest names in it written in kanji."""
        kana, parts, place = to_hiragana(run), [], 0
        while place < len(kana):
            lengths = range(min(self._longest, len(kana) - place), SHORTEST_READING - 1, -1)
            name = next(
                (
                    kana[place : place + n]
                    for n in lengths
                    if kana[place : place + n] in self._names
                ),
                "",
            )
            parts.append(self._names[name] if name else kana[place])
            place += len(name) or 1
        return "".join(parts) if any(len(part) > 1 for part in parts) else run

    def _names_by_reading(self, entries: Sequence[Entry]) -> Dict[str, str]:
        """Japanese names with kanji by their reading in hiragana."""
        readings: Dict[str, str] = {}
        for entry in entries:
            names = [text for locale, text in entry.title + entry.alias if locale == "ja"]
            for name in names:
                readings.setdefault(self._analyzer.reading(name), name)
            if entry.reading and names:
                readings[entry.reading] = names[0]
        return {
            reading: name
            for reading, name in readings.items()
            if len(reading) >= SHORTEST_READING and ONLY_KANA.fullmatch(reading)
        }
