"""The way to a town's encoder and reranker, which run in a process of their own (`bot/encoder`).

A question waits for them only shortly. When they are away it is answered without them, the log
says so once, and they are asked again a little later. What a resident writes is sent to
loopback, and neither logged nor kept.
"""

import base64
import json
import os
from pathlib import Path
from typing import Any, Callable, Dict, FrozenSet, NamedTuple, Optional, Sequence, TypeVar

import numpy as np
import urllib3

from nlu.retrieval.encoder.patience import Away, Patience
from nlu.retrieval.encoder.vectors import VectorStore

Result = TypeVar("Result")

LONGEST = 2_000
"""Characters of a text that are sent; 512 tokens are read, which are hardly ever more."""

FILLING = 300.0
"""Seconds that texts of the catalogue may take, for which nobody waits."""

BROKEN = (urllib3.exceptions.HTTPError, ValueError, LookupError, TypeError)
"""What an answer raises that does not come, or is not what was asked for."""


class Models(NamedTuple):
    """The names of what is loaded; None where there is none."""

    encoder: Optional[str]
    reranker: Optional[str]


class Vectors(NamedTuple):
    """(texts, dimensions), each row of length 1, and the model that made them."""

    model: str
    rows: np.ndarray


class Encoder:
    """The encoder, the reranker, and the disk that remembers vectors of the catalogue."""

    def __init__(
        self,
        url: str,
        store: VectorStore,
        timeout: float = 1.0,
        languages: FrozenSet[str] = frozenset(),
    ) -> None:
        """``timeout`` is how long a question waits (seconds); no ``languages``: it reads all."""
        self.store = store
        self._url = url.rstrip("/")
        self._timeout = timeout
        self._languages = languages
        self._http = urllib3.PoolManager(retries=False, maxsize=4)
        self.encoding, self.reranking = Patience("encoder"), Patience("reranker")
        self.filling = Patience("encoder.vectors")

    @classmethod
    def from_environment(cls) -> "Optional[Encoder]":
        """As `bot/supervisor/services.py` sets it; None if there is no encoder."""
        url = os.environ.get("MADOGUCHI_ENCODER_URL")
        if not url:
            return None
        languages = os.environ.get("MADOGUCHI_ENCODER_LOCALES", "").replace(" ", "")
        return cls(
            url,
            VectorStore(Path(os.environ.get("MADOGUCHI_VECTORS", "var/vectors"))),
            float(os.environ.get("MADOGUCHI_ENCODER_TIMEOUT", "1")),
            frozenset(filter(None, languages.split(","))),
        )

    def reads(self, locale: Optional[str]) -> bool:
        """Whether the models know the language of a locale (BCP 47)."""
        known = self._languages
        return not (known and locale) or locale in known or locale.split("-")[0] in known

    @property
    def missed(self) -> int:
        """What either has not answered so far."""
        return self.encoding.missed + self.reranking.missed

    def models(self) -> Models:
        """What is loaded at the other end.

        Raises:
            Away: nobody says so.
        """
        return self._call("GET", "/health", None, self._timeout, lambda said: Models(**said))

    def vectors(self, texts: Sequence[str], kind: str) -> Vectors:
        """Texts of the catalogue, ``kind`` "query" or "passage"; questions are answered first.

        Raises:
            Away: they do not come.
        """
        body = {"texts": [sent(text) for text in texts], "kind": kind, "urgent": False}
        return self._call("POST", "/encode", body, FILLING, lambda s: _vectors(s, len(texts)))

    def question(self, text: str) -> Optional[Vectors]:
        """A question as one row; None when the encoder is away."""
        body = {"texts": [sent(text)], "kind": "query"}
        return self.encoding.ask(
            lambda: self._call("POST", "/encode", body, self._timeout, lambda s: _vectors(s, 1))
        )

    def scores(self, query: str, texts: Sequence[str]) -> Optional[np.ndarray]:
        """How well each text answers the query; None when the reranker is away."""
        body = {"query": sent(query), "texts": [sent(text) for text in texts]}
        return self.reranking.ask(
            lambda: self._call(
                "POST", "/rerank", body, self._timeout, lambda s: _scores(s, len(texts))
            )
        )

    def _call(
        self,
        method: str,
        path: str,
        body: Optional[Dict[str, Any]],
        timeout: float,
        read: Callable[[Dict[str, Any]], Result],
    ) -> Result:
        try:
            answer = self._http.request(
                method,
                self._url + path,
                body=json.dumps(body).encode() if body else None,
                headers={"Content-Type": "application/json"},
                timeout=timeout,
            )
            if answer.status != 200:
                raise Away(f"{self._url}{path} answers {answer.status}")
            return read(json.loads(answer.data))
        except BROKEN as error:
            raise Away(f"{self._url}{path}: {type(error).__name__}") from error


def sent(text: str) -> str:
    """What is sent of a text; half of a character, which JSON could not carry, is a ``?``."""
    return text[:LONGEST].encode("utf-8", "replace").decode("utf-8")


def _vectors(said: Dict[str, Any], texts: int) -> Vectors:
    rows = np.frombuffer(base64.b64decode(said["vectors"]), "<f4").reshape(texts, -1)
    if not np.isfinite(rows).all():
        raise ValueError("vectors are not numbers")
    return Vectors(str(said["model"]), rows)


def _scores(said: Dict[str, Any], texts: int) -> np.ndarray:
    scores = np.array(said["scores"], dtype=float)
    if scores.shape != (texts,) or not np.isfinite(scores).all():
        raise ValueError("scores are not one number a text")
    return scores
