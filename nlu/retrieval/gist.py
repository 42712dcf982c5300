"""What entries are about as a whole: for FAQs, whose entries are one question and an answer.

Latent semantic analysis (Deerwester et al. 1990) finds answers that share no word with the
question, letters those that share parts of words.
"""

from typing import Sequence

import numpy as np
from sklearn.decomposition import TruncatedSVD

from nlu.features import Analyse, Columns, Row, TfIdf, letters
from nlu.retrieval.phrases import GRAMS

TOPICS = 100
"""Dimensions of the latent space; with fewer entries there are fewer."""

LATENT = 1 / 3
"""Share of the latent likeness beside that of letters (docs/benchmarks.md)."""


class Gist:
    """Whole entries; immutable once built."""

    def __init__(self, documents: Sequence[str], words: Analyse) -> None:
        self._letters, self._words = TfIdf(letters(*GRAMS)), TfIdf(words)
        self._spelt = Columns(self._letters.fit(documents))
        matrix = self._words.fit(documents)
        topics = min(TOPICS, *(size - 1 for size in matrix.shape))
        self._space = TruncatedSVD(topics, random_state=0).fit(matrix) if topics > 1 else None
        if self._space:
            self._places = normalized(self._space.transform(matrix))

    def scores(self, text: str) -> np.ndarray:
        """How like each entry is to the text, 0-1."""
        spelt = self._spelt.times(self._letters.row(text))
        latent = self._latent(self._words.row(text))
        mixed: np.ndarray = LATENT * np.clip(latent, 0, 1) + (1 - LATENT) * spelt
        return mixed

    def _latent(self, row: Row) -> np.ndarray:
        if not self._space or not len(row.columns):
            return np.zeros(1)
        meant = normalized(row.values @ self._space.components_[:, row.columns].T)
        likeness: np.ndarray = self._places @ meant
        return likeness


def normalized(vectors: np.ndarray) -> np.ndarray:
    """To length 1 along the last axis; what has no length stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: np.ndarray = vectors / np.where(lengths > 0, lengths, 1.0)
    return scaled
