"""Vectors of the catalogue's texts on the disk, so that a restart does not encode 28,000 again.

One SQLite file a model; a text is known by its hash. No resident's words come here. A disk
that does not take them costs time, not answers.
"""

import fcntl
import hashlib
import logging
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Dict, Iterator, Sequence

import numpy as np

logger = logging.getLogger(__name__)

FAILURES = (OSError, sqlite3.Error)

TABLE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"

SELECT = "SELECT text, vector FROM vectors WHERE text IN ({})"

ASKED_AT_ONCE = 500
"""SQLite takes 999 parameters in its oldest versions."""

PRECISION = np.dtype("<f2")
"""Half of what they come in: a cosine is wrong by 0.0005 at most."""


ByText = Dict[str, np.ndarray]
"""Vectors, (dimensions,) each."""


class VectorStore:
    """A folder of vectors; each process opens the file when it needs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def filling(self, model: str) -> Iterator[None]:
        """One process at a time encodes; the next one finds on the disk what the first did."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = (self._folder / f"{model}.lock").open("w")
        except OSError as error:
            self._failed(error)
            yield
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def read(self, model: str, kind: str, texts: Sequence[str]) -> ByText:
        """The vectors that are known."""
        keys = {key_of(kind, text): text for text in texts}
        found: ByText = {}
        try:
            with closing(self._open(model)) as database:
                for part in parts(list(keys)):
                    select = SELECT.format(",".join("?" * len(part)))
                    for key, vector in database.execute(select, part):
                        found[keys[key]] = np.frombuffer(vector, PRECISION)
        except FAILURES as error:
            self._failed(error)
        return found

    def keep(self, model: str, kind: str, vectors: ByText) -> ByText:
        """Remembers them; returns them as they will be read."""
        kept = {text: vector.astype(PRECISION) for text, vector in vectors.items()}
        rows = [(key_of(kind, text), vector.tobytes()) for text, vector in kept.items()]
        try:
            with closing(self._open(model)) as database, database:
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except FAILURES as error:
            self._failed(error)
        return kept

    def _open(self, model: str) -> sqlite3.Connection:
        self._folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._folder / f"{model}.sqlite", timeout=30)
        database.execute(TABLE)
        return database

    def _failed(self, error: Exception) -> None:
        logger.warning("vectors.not_kept in %s: %s", self._folder, error)


def key_of(kind: str, text: str) -> bytes:
    """What a text is known by."""
    return hashlib.sha256(f"{kind}\0{text}".encode()).digest()


def parts(keys: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    """The keys, as many at once as SQLite takes."""
    for start in range(0, len(keys), ASKED_AT_ONCE):
        yield keys[start : start + ASKED_AT_ONCE]
