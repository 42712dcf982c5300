"""The production retriever: words carry a question, name a topic, or say nothing."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

import regex

from nlu.analysis import KANA, PARTS, Term, shared_analyzer, to_hiragana
from nlu.retrieval.index import Candidate, FieldedIndex
from nlu.retrieval.records import Entry

ALWAYS = frozenset({"ja", "ja@yasashii", "en"})
"""Whatever language people write, they use the official Japanese words and English ones."""

ANALYSED = 20_000
"""Texts of entries kept analysed: the next language's index has the Japanese ones in it too."""

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
        self._analyzer = shared_analyzer(PARTS)
        self._carriers = carriers
        self._names = self._names_by_reading(entries)
        self._longest = max(map(len, self._names), default=0)
        self._entries = entries
        self._locales = frozenset(
            locale for entry in entries for locale, _ in entry.title + entry.alias if locale
        )
        self._analysed = lru_cache(maxsize=ANALYSED)(self._terms)
        self._indexes: Dict[FrozenSet[str], FieldedIndex] = {}
        self._index_for(None)

    def find(
        self,
        text: str,
        limit: int = 5,
        locale: Optional[str] = None,
    ) -> Found:
        """What ``text`` may be about; ``locale`` is the reader's (BCP 47)."""
        terms = self._terms(text, locale)
        topic = [replace(t, content=self._is_topic(t)) for t in terms]
        index = self._index_for(locale)
        named = any(t.content and any(f in index.naming for f in t.forms) for t in topic)
        return Found(tuple(index.search(topic, limit)), named)

    def _index_for(self, locale: Optional[str]) -> FieldedIndex:
        """An index of Japanese, English and the reader's language, made when first needed.

        All languages in one index speak against each other: "extend" and "card" are words of
        Filipino and Indonesian texts too.
        """
        folder = (locale or "").replace("-", "_")
        locales = ALWAYS | ({folder} & self._locales)
        if locales not in self._indexes:
            entries = [entry.within(locales) for entry in self._entries]
            self._indexes[locales] = FieldedIndex(entries, self._analysed)
        return self._indexes[locales]

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
