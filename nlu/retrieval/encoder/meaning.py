"""What a question means beside what entries say: the witness of a town's own encoder."""

import threading
import time
from functools import partial
from typing import Optional, Sequence

import numpy as np

from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.encoder.matrix import ANSWER, PHRASE, Matrix
from nlu.retrieval.encoder.patience import Away
from nlu.retrieval.encoder.reading import said_of, texts_of
from nlu.retrieval.encoder.vectors import ByText
from nlu.retrieval.records import Entry

RERANKED = 20
"""Entries that a reranker puts in order."""

AT_ONCE = 32
"""Texts of the catalogue that are sent in one request."""

TRIES, BETWEEN_TRIES = 90, 2.0
"""How often the encoder is looked for, and seconds between: it starts when we do."""


class MeaningIndex:
    """Entries in a reader's languages; says nothing until a thread has their vectors together."""

    def __init__(self, entries: Sequence[Entry], encoder: Encoder) -> None:
        self._entries = entries
        self._encoder = encoder
        self._matrix: Optional[Matrix] = None
        self._reranks = False
        self._complete = False
        self._start()

    def likeness(self, text: str, locale: Optional[str]) -> np.ndarray:
        """How like the question is to what each entry says (0-1); zeros if nobody can tell."""
        matrix = self._current()
        nothing = np.zeros(len(self._entries))
        if matrix is None or not text.strip() or not self._encoder.reads(locale):
            return nothing
        question = self._encoder.question(text)
        if question is None:
            return nothing
        if question.model != matrix.model:
            self._complete = False  # another folder was set while we ran
            return nothing
        return matrix.likeness(question.rows[0], len(self._entries))

    def reordered(self, text: str, places: np.ndarray, locale: Optional[str]) -> np.ndarray:
        """The same places, the first ``RERANKED`` in the reranker's order if there is one."""
        first, rest = places[:RERANKED], places[RERANKED:]
        if not (self._reranks and len(first) > 1 and self._encoder.reads(locale)):
            return places
        texts = [said_of(self._entries[place], locale) for place in first]
        scores = self._encoder.scores(text, texts)
        if scores is None:
            return places
        return np.concatenate([first[np.argsort(-scores, kind="stable")], rest])

    def wait(self) -> bool:
        """Waits until it is complete or has given up; whether it is complete."""
        self._thread.join()
        return self._complete

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def _current(self) -> Optional[Matrix]:
        if not (self._complete or self._thread.is_alive()):
            self._start()
        return self._matrix if self._complete else None

    def _follow(self) -> None:
        for attempt in range(TRIES):
            if attempt:
                time.sleep(BETWEEN_TRIES)
            models = self._encoder.encoding.ask(self._encoder.models)
            if models and models.encoder:
                self._matrix = self._encoder.filling.ask(partial(self._matrix_of, models.encoder))
            if models and (self._matrix or not models.encoder):
                self._reranks = models.reranker is not None
                self._complete = True
                return

    def _matrix_of(self, model: str) -> Matrix:
        """Raises Away: the encoder is away, or has become another."""
        texts = sorted(
            {
                (place, kind, text)
                for place, entry in enumerate(self._entries)
                for kind, text in texts_of(entry)
            }
        )
        vectors = {
            kind: self._vectors(model, kind, sorted({t for _, k, t in texts if k == kind}))
            for kind in (PHRASE, ANSWER)
        }
        rows = np.array([vectors[kind][text] for _, kind, text in texts], dtype=np.float32)
        return Matrix.of(model, texts, rows)

    def _vectors(self, model: str, kind: str, texts: Sequence[str]) -> ByText:
        """From the disk; what is not there yet, from the encoder."""
        store = self._encoder.store
        known = store.read(model, kind, texts)
        if len(known) == len(texts):
            return known
        with store.filling(model):
            known.update(store.read(model, kind, [text for text in texts if text not in known]))
            missing = [text for text in texts if text not in known]
            for start in range(0, len(missing), AT_ONCE):
                part = missing[start : start + AT_ONCE]
                made = self._encoder.vectors(part, kind)
                if made.model != model:
                    raise Away(f"{model} has become {made.model}")
                known.update(store.keep(model, kind, dict(zip(part, made.rows, strict=True))))
        return known
