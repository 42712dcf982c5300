"""What tells entries apart: a linear classifier that has learned from their phrases.

BM25 weighs a word by how rare it is; this weighs it by how well it separates one entry from
the others (linear support vector machines, one against the rest). It is learned anew, in half
a second, whenever the catalogue changes: no example questions, only the entries' own phrases.
"""

from collections import Counter
from typing import Optional, Sequence, Tuple

import numpy as np
from scipy.sparse import hstack
from sklearn.svm import LinearSVC

from nlu.features import Analyse, Machines, TfIdf, letters
from nlu.retrieval.phrases import GRAMS

FEWEST = 5
"""Phrases; from fewer (an entry of a FAQ has one) nothing can be learned."""


class PhraseClassifier:
    """The entries that have enough phrases; immutable once learned."""

    def __init__(self, phrases: Sequence[Tuple[int, str]], entries: int, words: Analyse) -> None:
        """``phrases`` are (place of the entry, text); ``words`` the content words of a text."""
        counts = Counter(place for place, _ in phrases)
        known = [(place, text) for place, text in phrases if counts[place] >= FEWEST]
        self._places = np.unique([place for place, _ in known])
        self._entries = entries
        self._machines: Optional[Machines] = None
        if len(self._places) > 2:
            features = TfIdf(letters(*GRAMS)), TfIdf(words)
            parts = [tfidf.fit([text for _, text in known]) for tfidf in features]
            machines = LinearSVC(C=1.0, tol=0.01, max_iter=200, random_state=0)
            machines.fit(hstack(parts).tocsr(), [place for place, _ in known])
            self._machines = Machines.of(features, [part.shape[1] for part in parts], machines)

    def scores(self, text: str) -> np.ndarray:
        """How far on an entry's side of its border the text lies: 0 beyond that of the others'
        phrases, 1 where its own are."""
        scores = np.zeros(self._entries)
        if self._machines and text:
            margins = self._machines.margins((text, text))
            scores[self._places] = np.clip((margins + 1) / 2, 0, 1)
        return scores
