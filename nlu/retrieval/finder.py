"""The production retriever: four witnesses of what a question is about, and how sure they are.

Words (BM25 over fields), letters (the nearest phrase by its character n-grams), sound (the same
for Japanese in any script) and what was learned from the phrases are weighed together.
`weights.yml` has what `nlu.evaluation.calibrate` found; `QuestionReader` turns the evidence
into a probability. Where a town has an encoder it is a fifth witness, and its reranker has the
last word on the order (`encoder/`); how sure that is, the others still say.
"""

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

import numpy as np
import yaml

from nlu.analysis import PARTS, Term, shared_analyzer
from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.encoder.meaning import RERANKED, MeaningIndex
from nlu.retrieval.gist import Gist
from nlu.retrieval.index import FieldedIndex, best_places
from nlu.retrieval.kana import KanaNames
from nlu.retrieval.learned import FEWEST, PhraseClassifier
from nlu.retrieval.phrases import PhraseIndex
from nlu.retrieval.records import FIELDS, PHRASES, Entry
from nlu.sound import sound_of

ALWAYS = frozenset({"ja", "ja@yasashii", "en"})
"""Whatever language people write, they use the official Japanese words and English ones."""

WITNESSES = ("words", "letters", "sound", "learned")
"""In the order of `Finder.witnesses`."""

ANALYSED = 20_000
"""Texts of entries kept analysed: the next language's index has the Japanese ones in it too."""

WEIGHTS = Path(__file__).parent / "weights.yml"


@dataclass(frozen=True)
class Candidate:
    """An entry with its score and its share (0-1) among all entries."""

    id: str
    score: float
    share: float


class Evidence(NamedTuple):
    """What speaks for the first candidate, each 0-1."""

    share: float = 0.0
    lead: float = 0.0
    """Its share without that of the next."""
    words: float = 0.0
    """How much of the question's information it has."""
    letters: float = 0.0
    """How close its nearest phrase is."""
    sound: float = 0.0
    learned: float = 0.0
    """How clearly it differs from all others."""


@dataclass(frozen=True)
class Found:
    """Candidates, best first."""

    candidates: Tuple[Candidate, ...] = ()
    topical: bool = False
    """Whether any word of the message is in a name."""
    has_subject: bool = False
    """Whether the message has words that are about something, whatever that is."""
    official: bool = False
    """Whether the message has the first candidate's title, whole."""
    evidence: Evidence = field(default_factory=Evidence)


class Indexes(NamedTuple):
    """What is searched for the readers of one language."""

    words: FieldedIndex
    letters: PhraseIndex
    learned: Union[PhraseClassifier, Gist]
    """A FAQ, from whose single questions nothing can be learned, is compared as a whole."""
    meaning: Optional[MeaningIndex] = None
    """Where a town has an encoder."""


class Finder:
    """Entries that can be found; immutable but for the indexes made when first needed."""

    def __init__(
        self,
        entries: Sequence[Entry],
        carriers: FrozenSet[str] = frozenset(),
        weights: Optional[Mapping[str, float]] = None,
        encoder: Optional[Encoder] = None,
    ) -> None:
        self._analyzer = shared_analyzer(PARTS)
        self._carriers = carriers
        self._encoder = encoder
        self._is_faq = not any(
            sum(len(entry.texts(kind)) for kind in PHRASES) >= FEWEST for entry in entries
        )
        self._weights = weights or read_weights()["faq" if self._is_faq else "fusion"]
        self._kana = KanaNames(entries, self._analyzer)
        self._entries = entries
        self._ids = [entry.id for entry in entries]
        self._locales = frozenset(
            locale for entry in entries for kind in PHRASES for locale, _ in entry.texts(kind)
        ) - {""}
        self._analysed = lru_cache(maxsize=ANALYSED)(self._terms)
        self._sound = PhraseIndex(list(self._sounds()), len(entries))
        self._indexes: Dict[FrozenSet[str], Indexes] = {}
        self._indexes_for(None)

    def find(self, text: str, limit: int = 5, locale: Optional[str] = None) -> Found:
        """What ``text`` may be about; ``locale`` is the reader's (BCP 47)."""
        if not self._ids:
            return Found()
        indexes, terms = self._indexes_for(locale), self._topic(text, locale)
        witnesses = self._witnesses(text, terms, indexes)
        scores = self._weighed(witnesses)
        best = best_places(scores, max(limit, 2))
        if indexes.meaning:
            scores = scores + self._weights["meaning"] * indexes.meaning.likeness(text, locale)
            best = best_places(scores, max(limit, RERANKED))
            order = indexes.meaning.reordered(text, best, locale)
            scores[order] = scores[best]  # the reranker says who, the witnesses how sure
            best = order
        subject = any(term.content for term in terms)
        if not len(best):
            return Found(has_subject=subject)
        shares = self._shares(scores)
        candidates = [
            Candidate(self._ids[p], float(scores[p]), float(shares[p])) for p in best[:limit]
        ]
        first = int(best[0])
        evidence = Evidence(
            share=float(shares[first]),
            lead=float(shares[first] - (shares[best[1]] if len(best) > 1 else 0.0)),
            words=indexes.words.evidence(terms, first),
            **{name: float(witnesses[WITNESSES.index(name)][first]) for name in WITNESSES[1:]},
        )
        naming = indexes.words.naming
        topical = any(t.content and any(form in naming for form in t.forms) for t in terms)
        official = indexes.words.is_official(terms, first)
        return Found(tuple(candidates), topical, subject, official, evidence)

    def witnesses(self, text: str, locale: Optional[str] = None) -> np.ndarray:
        """What each of ``WITNESSES`` says of every entry, (4, entries), each 0-1."""
        return self._witnesses(text, self._topic(text, locale), self._indexes_for(locale))

    def wait_for_encoder(self) -> bool:
        """Waits until the encoder has read all entries; whether it has."""
        meaning = self._indexes_for(None).meaning
        return meaning is not None and meaning.wait()

    def _witnesses(self, text: str, terms: Sequence[Term], indexes: Indexes) -> np.ndarray:
        words = indexes.words.scores(terms)
        sound = sound_of(text, self._analyzer)
        return np.stack(
            [
                words / (words.max() or 1.0),
                indexes.letters.nearest(text.casefold()),
                self._sound.nearest(sound) if sound else np.zeros(len(self._ids)),
                indexes.learned.scores(text.casefold()),
            ]
        )

    def _weighed(self, witnesses: np.ndarray) -> np.ndarray:
        weights = [self._weights[name] for name in WITNESSES]
        weighed: np.ndarray = np.asarray(weights) @ witnesses
        return weighed

    def _shares(self, scores: np.ndarray) -> np.ndarray:
        """Softmax: each entry's probability if one of them is meant."""
        exponents = np.exp((scores - scores.max()) * self._weights["sharpness"])
        shares: np.ndarray = exponents / exponents.sum()
        return shares

    def _indexes_for(self, locale: Optional[str]) -> Indexes:
        """Japanese, English and the reader's language, indexed when first needed.

        All languages in one index speak against each other: "extend" and "card" are words of
        Filipino and Indonesian texts too.
        """
        folder = (locale or "").replace("-", "_")
        locales = ALWAYS | ({folder} & self._locales)
        if locales not in self._indexes:
            entries = [entry.within(locales) for entry in self._entries]
            phrases = [
                (place, text.casefold())
                for place, entry in enumerate(entries)
                for kind in PHRASES
                for _, text in entry.texts(kind)
            ]
            self._indexes[locales] = Indexes(
                FieldedIndex(entries, self._analysed),
                PhraseIndex(phrases, len(entries)),
                self._learned(entries, phrases, locale),
                MeaningIndex(entries, self._encoder) if self._encoder else None,
            )
        return self._indexes[locales]

    def _learned(
        self, entries: Sequence[Entry], phrases: List[Tuple[int, str]], locale: Optional[str]
    ) -> Union[PhraseClassifier, Gist]:
        def words(text: str) -> List[str]:
            return self._topic_words(text, locale)

        if self._is_faq and entries:
            documents = [
                " ".join(text for kind in FIELDS for _, text in entry.texts(kind)).casefold()
                for entry in entries
            ]
            return Gist(documents, words)
        return PhraseClassifier(phrases, len(entries), words)

    def _terms(self, text: str, locale: Optional[str] = None) -> List[Term]:
        return self._analyzer.terms(self._kana.written(text), locale)

    def _topic(self, text: str, locale: Optional[str]) -> List[Term]:
        """The terms of a question; those that only carry it count as no content."""
        return [
            replace(term, content=term.content and term.forms[0] not in self._carriers)
            for term in self._terms(text, locale)
        ]

    def _topic_words(self, text: str, locale: Optional[str]) -> List[str]:
        return [form for term in self._topic(text, locale) if term.content for form in term.forms]

    def _sounds(self) -> List[Tuple[int, str]]:
        """How the Japanese phrases sound, by the place of their entry."""
        said = [
            (place, sound_of(text, self._analyzer))
            for place, entry in enumerate(self._entries)
            for kind in PHRASES
            for locale, text in entry.texts(kind)
            if locale in ("ja", "")
        ]
        return [(place, sound) for place, sound in said if sound]


@lru_cache(maxsize=1)
def read_weights() -> Dict[str, Dict[str, float]]:
    """What `nlu.evaluation.calibrate` learned: ``fusion`` and ``certainty``."""
    weights: Dict[str, Dict[str, float]] = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def certainty(evidence: Mapping[str, float]) -> float:
    """The probability (0-1) that the first candidate is meant; a logistic regression."""
    weights = read_weights()["certainty"]
    total = weights["bias"] + sum(weights[name] * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-total))
