"""The encoder over HTTP, for this machine only: texts in, vectors or scores out.

``GET /health`` says what is loaded. ``POST /encode {"texts", "kind"}`` gives ``{"model",
"dimension", "vectors"}``, the vectors as base64 of little-endian float32, row by row, each of
length 1. ``POST /rerank {"query", "texts"}`` gives ``{"model", "scores"}``. Where something is
wrong the answer is ``{"reason"}``, with 404 for what was not loaded and 503 for a model that fails.
"""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.encoder.errors import EncoderError, NotLoaded
from bot.encoder.folder import SETTING, Role
from bot.encoder.models import Encoder, Kind, Reranker
from bot.encoder.turns import Turns, Urgency

PIECE = 1_000
"""Characters that are encoded at once; one longer text is a piece by itself."""

Text = Annotated[str, Field(max_length=100_000)]
Texts = Annotated[list[Text], Field(min_length=1, max_length=256)]


class ToEncode(BaseModel):
    """Texts of one kind: what is asked, or what answers."""

    model_config = ConfigDict(extra="forbid")

    texts: Texts
    kind: Kind
    urgent: bool = True
    """Whether somebody is waiting for an answer."""


class ToRerank(BaseModel):
    """A question and what may answer it."""

    model_config = ConfigDict(extra="forbid")

    query: Text
    texts: Texts


@dataclass(frozen=True)
class Models:
    """What is loaded."""

    encoder: Encoder | None = None
    reranker: Reranker | None = None
    turns: Turns = field(default_factory=Turns)

    def names(self) -> dict[Role, str | None]:
        """What each is, weights and prompts included; None where there is none."""
        return {
            "encoder": self.encoder.name if self.encoder else None,
            "reranker": self.reranker.name if self.reranker else None,
        }


def create_app(models: Models) -> FastAPI:
    """The application over loaded models."""
    app = FastAPI(title="Madoguchi's encoder", openapi_url=None)

    @app.get("/health")
    async def health() -> dict[Role, str | None]:
        return models.names()

    @app.post("/encode")
    async def encode(asked: ToEncode) -> JSONResponse:
        encoder = models.encoder
        if encoder is None:
            raise NotLoaded(SETTING["encoder"])
        urgency = Urgency.QUESTION if asked.urgent else Urgency.CATALOGUE
        rows = b""
        for piece in pieces(asked.texts):
            vectors = await models.turns.take(urgency, partial(encoder.encode, piece, asked.kind))
            rows += vectors.astype("<f4").tobytes()
        return JSONResponse(
            {
                "model": encoder.name,
                "dimension": encoder.dimension,
                "vectors": base64.b64encode(rows).decode(),
            }
        )

    @app.post("/rerank")
    async def rerank(asked: ToRerank) -> JSONResponse:
        reranker = models.reranker
        if reranker is None:
            raise NotLoaded(SETTING["reranker"])
        scores = await models.turns.take(
            Urgency.QUESTION, partial(reranker.scores, asked.query, asked.texts)
        )
        return JSONResponse({"model": reranker.name, "scores": scores.tolist()})

    app.add_exception_handler(EncoderError, _failed)
    app.add_exception_handler(RequestValidationError, _refused)
    return app


def pieces(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in order, as many at once as fit into ``PIECE``."""
    piece: list[str] = []
    for text in texts:
        if piece and sum(map(len, piece)) + len(text) > PIECE:
            yield piece
            piece = []
        piece.append(text)
    yield piece


async def _failed(request: Request, error: Exception) -> JSONResponse:
    return JSONResponse({"reason": str(error)}, 404 if isinstance(error, NotLoaded) else 503)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    """Where a request is wrong; not what it says, which may be a resident's words."""
    reasons = error.errors() if isinstance(error, RequestValidationError) else []
    said = [f"{'.'.join(map(str, reason['loc']))}: {reason['msg']}" for reason in reasons]
    return JSONResponse({"reason": "; ".join(said)}, 422)
