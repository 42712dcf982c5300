"""Texts as vectors, and how like a question is to each entry that they belong to.

Cosines are stretched so that 0 is how like each other two texts of the catalogue are on average,
and 1 is the same text: one model's cosines begin at 0, another's at 0.7.
"""

from typing import NamedTuple, Sequence, Tuple

import numpy as np

PHRASE, ANSWER = "query", "passage"
"""Kinds: a phrase could be the question itself, an answer could not; models put the two
differently."""

HIGHEST_USUAL = 0.99
"""A model that finds all texts alike says nothing, but is not divided by."""

Text = Tuple[int, str, str]
"""(place of the entry, kind, text)."""


class Matrix(NamedTuple):
    """Texts as vectors, those of one entry together."""

    model: str
    rows: np.ndarray
    """(texts, dimensions), float32, each row of length 1."""
    usual: np.ndarray
    """(texts,): the cosine that a text of this kind has on average with a phrase."""
    owners: np.ndarray
    """The places of the entries, rising."""
    starts: np.ndarray
    """Where in ``rows`` each of them begins."""

    @classmethod
    def of(cls, model: str, texts: Sequence[Text], rows: np.ndarray) -> "Matrix":
        """``texts`` are sorted; ``rows`` has the vector of each."""
        places = np.array([place for place, _, _ in texts], dtype=int)
        kinds = np.array([kind for _, kind, _ in texts], dtype=str)
        return cls(model, rows, usual_cosines(rows, kinds), *np.unique(places, return_index=True))

    def likeness(self, question: np.ndarray, entries: int) -> np.ndarray:
        """0-1 for each of ``entries``, by its nearest text."""
        likeness = np.zeros(entries)
        if len(self.rows):
            stretched = (self.rows @ question - self.usual) / (1 - self.usual)
            nearest = np.maximum.reduceat(stretched, self.starts)
            likeness[self.owners] = np.clip(nearest, 0, 1)
        return likeness


def usual_cosines(rows: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """For each row the mean cosine of its kind with phrases, or with its own kind if there are
    none; that of a row with itself is not counted."""
    usual = np.zeros(len(rows), dtype=np.float32)
    against = PHRASE if (kinds == PHRASE).any() else ANSWER
    others = rows[kinds == against]
    for kind in np.unique(kinds):
        own = rows[kinds == kind]
        pairs, cosines = len(others) * len(own), float(others.sum(axis=0) @ own.sum(axis=0))
        if kind == against:
            pairs, cosines = pairs - len(own), cosines - len(own)
        usual[kinds == kind] = min(max(cosines / (pairs or 1), 0.0), HIGHEST_USUAL)
    return usual
