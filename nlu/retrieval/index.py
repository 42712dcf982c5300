"""BM25 over the fields of many entries, and how sure the best ones are.

Robertson, Zaragoza & Taylor (2004), "Simple BM25 extension to multiple weighted
fields", in the cheap form: one BM25 a field, summed with weights.
"""

import math
from dataclasses import dataclass
from typing import Callable, Dict, FrozenSet, List, NamedTuple, Sequence, Set, Tuple

import bm25s
import numpy as np

from nlu.analysis import Term
from nlu.retrieval.records import FIELDS, Entry


class Name(NamedTuple):
    """A title or alias: its terms with their rarity, and all forms of all of them."""

    terms: Tuple[Tuple[Tuple[str, ...], float], ...]
    forms: FrozenSet[str]
    told: float
    """The rarity of all terms together."""


Analyse = Callable[[str, str], List[Term]]

WEIGHTS = {"title": 3.0, "alias": 2.0, "body": 0.5}
"""How much a word counts where it stands; measured in docs/benchmarks.md."""

NAMING = ("title", "alias")
"""Fields whose words name an entry; a match in them is evidence that it is meant."""

SHARPNESS = 2.0
"""How strongly a lead over the next entry turns into certainty."""

BODY_EVIDENCE = 0.4
"""What a word found only in the body is worth as evidence."""


NAMED = 5.0
"""What a whole name in the query is worth beside the words it shares with other names:
"inkan toroku" is the name of one procedure and part of the name of another."""

CONSIDERED = 20
"""Entries whose names are looked at."""

NOISE = 0.15
"""What a word speaks against an entry that does not have it: people tell stories."""


@dataclass(frozen=True)
class Candidate:
    """An entry with its BM25 score and the confidence (0–1) that it is meant."""

    id: str
    score: float
    confidence: float


class FieldedIndex:
    """Entries that can be searched; immutable once built."""

    def __init__(self, entries: Sequence[Entry], analyse: Analyse) -> None:
        self.ids = [entry.id for entry in entries]
        self._fields: Dict[str, bm25s.BM25] = {}
        self._places: Dict[str, Dict[str, Set[int]]] = {}
        for field in FIELDS:
            self._add(field, [forms_of(entry.texts(field), analyse) for entry in entries])
        self._frequency = self._document_frequency()
        self._names = [self._names_of(entry, analyse) for entry in entries]
        self.naming: FrozenSet[str] = frozenset(
            form for field in NAMING if field in self._places for form in self._places[field]
        )

    def search(self, terms: Sequence[Term], limit: int = 10) -> List[Candidate]:
        """The best entries for the query's terms, best first."""
        query = [term for term in terms if term.content]
        if not query or not self.ids:
            return []
        forms = [form for term in query for form in term.forms]
        scores = self._scores(forms)
        first = best_places(scores, max(limit, CONSIDERED))
        asked = frozenset(forms)
        scores[first] *= [1 + NAMED * self._named(asked, int(p)) ** 2 for p in first]
        best = first[np.argsort(-scores[first], kind="stable")][: max(limit, 1)]
        shares = scores[best] ** SHARPNESS
        shares = shares / (shares.sum() or 1.0)
        candidates = [
            Candidate(
                self.ids[place],
                float(scores[place]),
                float(share * self._evidence(query, int(place))),
            )
            for place, share in zip(best, shares, strict=True)
        ]
        return sorted(candidates, key=lambda candidate: -candidate.confidence)

    def _add(self, field: str, documents: List[List[str]]) -> None:
        if not any(documents):
            return
        index = bm25s.BM25(k1=1.2, b=0.3)
        index.index(documents, show_progress=False)
        self._fields[field] = index
        places: Dict[str, Set[int]] = {}
        for number, document in enumerate(documents):
            for form in document:
                places.setdefault(form, set()).add(number)
        self._places[field] = places

    def _scores(self, forms: List[str]) -> np.ndarray:
        total = np.zeros(len(self.ids))
        for field, index in self._fields.items():
            known = [form for form in forms if form in index.vocab_dict]
            if known:
                total += WEIGHTS[field] * index.get_scores(known)
        return total

    def _evidence(self, query: Sequence[Term], place: int) -> float:
        """How much of the query's information this entry has, the rest counted as noise."""
        known = noise = 0.0
        for term in query:
            information, found = self._information(term), self._found(term, place)
            known += information * found
            noise += information * (1 - found) * NOISE
        return known / ((known + noise) or 1.0)

    def _named(self, asked: FrozenSet[str], place: int) -> float:
        """How much of one of the entry's names the query has: 1 if a whole name is in it."""
        return max(
            (
                sum(rarity for forms, rarity in name.terms if not asked.isdisjoint(forms))
                / name.told
                for name in self._names[place]
                if not asked.isdisjoint(name.forms)
            ),
            default=0.0,
        )

    def _names_of(self, entry: Entry, analyse: Analyse) -> List[Name]:
        """Title and aliases, each once."""
        texts = [text for field in NAMING for text in entry.texts(field)]
        every = ([t.forms for t in analyse(text, at) if t.content] for at, text in texts)
        names = []
        for terms in sorted({tuple(name) for name in every if name}):
            weighed = tuple((forms, max(map(self._rarity, forms))) for forms in terms)
            forms = frozenset(form for forms in terms for form in forms)
            names.append(Name(weighed, forms, sum(rarity for _, rarity in weighed)))
        return names

    def _found(self, term: Term, place: int) -> float:
        worth = 0.0
        for field, places in self._places.items():
            if any(place in places.get(form, ()) for form in term.forms):
                worth = max(worth, 1.0 if field in NAMING else BODY_EVIDENCE)
        return worth

    def _information(self, term: Term) -> float:
        """What its most common form tells."""
        return min(self._rarity(form) for form in term.forms)

    def _rarity(self, form: str) -> float:
        """Inverse document frequency; a word that no entry has tells the most."""
        frequency = self._frequency.get(form, 0)
        return math.log(1 + (len(self.ids) - frequency + 0.5) / (frequency + 0.5))

    def _document_frequency(self) -> Dict[str, int]:
        entries: Dict[str, Set[int]] = {}
        for places in self._places.values():
            for form, numbers in places.items():
                entries.setdefault(form, set()).update(numbers)
        return {form: len(numbers) for form, numbers in entries.items()}


def best_places(scores: np.ndarray, limit: int) -> np.ndarray:
    """Where the highest scores above 0 are, best first; of equal ones the first entry."""
    places = np.flatnonzero(scores)
    if len(places) > limit:
        places = np.sort(places[np.argpartition(-scores[places], limit)[:limit]])
    return places[np.argsort(-scores[places], kind="stable")]


def forms_of(texts: Sequence[Tuple[str, str]], analyse: Analyse) -> List[str]:
    """The forms of the content terms of several texts, each once.

    Once, because the number of aliases that share a word says how thorough an editor
    was, not what a resident means.
    """
    return sorted(
        {
            form
            for locale, text in texts
            for term in analyse(text, locale)
            if term.content
            for form in term.forms
        }
    )
