"""BM25 over the fields of many entries: what the words of a question say.

Robertson, Zaragoza & Taylor (2004), "Simple BM25 extension to multiple weighted
fields", in the cheap form: one BM25 a field, summed with weights.
"""

import math
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

WEIGHTS = {"title": 3.0, "alias": 2.0, "situation": 1.0, "body": 0.5}
"""How much a word counts where it stands; measured in docs/benchmarks.md."""

NAMING = ("title", "alias")
"""Fields whose words name an entry; a match in them is evidence that it is meant."""

WORTH = {"title": 1.0, "alias": 1.0, "situation": 0.8, "body": 0.4}
"""What a word found in a field is worth as evidence."""

NAMED = 5.0
"""What a whole name in the query is worth beside the words it shares with other names:
"inkan toroku" is the name of one procedure and part of the name of another."""

CONSIDERED = 20
"""Entries whose names are looked at."""

NOISE = 0.15
"""What a word speaks against an entry that does not have it: people tell stories."""


class FieldedIndex:
    """Entries that can be searched; immutable once built."""

    def __init__(self, entries: Sequence[Entry], analyse: Analyse) -> None:
        self.ids = [entry.id for entry in entries]
        self._fields: Dict[str, bm25s.BM25] = {}
        self._places: Dict[str, Dict[str, Set[int]]] = {}
        for field in FIELDS:
            self._add(field, [forms_of(entry.texts(field), analyse) for entry in entries])
        self._frequency = self._document_frequency()
        self._names = [self._names_of(entry, analyse, NAMING) for entry in entries]
        self._titles = [self._names_of(entry, analyse, NAMING[:1]) for entry in entries]
        self.naming: FrozenSet[str] = frozenset(
            form for field in NAMING if field in self._places for form in self._places[field]
        )

    def scores(self, terms: Sequence[Term]) -> np.ndarray:
        """BM25 of every entry for the query's terms, whole names counted double and more."""
        forms = [form for term in terms if term.content for form in term.forms]
        scores = self._scores(forms)
        first = best_places(scores, CONSIDERED)
        asked = frozenset(forms)
        scores[first] *= [1 + NAMED * self._named(asked, int(p)) ** 2 for p in first]
        return scores

    def is_official(self, terms: Sequence[Term], place: int) -> bool:
        """Whether an entry's title is in the query, whole."""
        asked = {form for term in terms if term.content for form in term.forms}
        return any(
            all(not asked.isdisjoint(forms) for forms, _ in title.terms)
            for title in self._titles[place]
        )

    def evidence(self, terms: Sequence[Term], place: int) -> float:
        """How much of the query's information an entry has, the rest counted as noise."""
        known = noise = 0.0
        for term in terms:
            if term.content:
                information, found = self._information(term), self._found(term, place)
                known += information * found
                noise += information * (1 - found) * NOISE
        return known / ((known + noise) or 1.0)

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

    def _names_of(self, entry: Entry, analyse: Analyse, fields: Sequence[str]) -> List[Name]:
        """The texts of some fields, each once."""
        texts = [text for field in fields for text in entry.texts(field)]
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
                worth = max(worth, WORTH[field])
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
