"""How close a question comes to the nearest of an entry's phrases, letter by letter.

Character n-grams see what words do not: endings of agglutinating languages, typos, words run
together.
"""

from typing import Sequence, Tuple

import numpy as np

from nlu.features import Columns, TfIdf, letters

GRAMS = (2, 4)
"""Shortest and longest stretch of characters that is compared."""


class PhraseIndex:
    """Phrases of many entries; immutable once built."""

    def __init__(self, phrases: Sequence[Tuple[int, str]], entries: int) -> None:
        """``phrases`` are (place of the entry, text)."""
        ordered = sorted(phrases)
        self._entries = entries
        self._tfidf = TfIdf(letters(*GRAMS))
        texts = [text for _, text in ordered]
        self._phrases = Columns(self._tfidf.fit(texts)) if any(texts) else None
        places = np.array([place for place, _ in ordered], dtype=int)
        self._owners, self._starts = np.unique(places, return_index=True)

    def nearest(self, text: str) -> np.ndarray:
        """Cosine (0–1) of the nearest phrase of each entry."""
        best = np.zeros(self._entries)
        if self._phrases and text:
            cosines = self._phrases.times(self._tfidf.row(text))
            best[self._owners] = np.maximum.reduceat(cosines, self._starts)
        return best
