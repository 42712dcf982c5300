"""A sentence encoder and a cross-encoder of sentence-transformers, loaded from a local folder."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from bot.encoder.errors import EncoderError, ModelFailed, PackageMissing
from bot.encoder.folder import ModelFolder, identity
from bot.settings import Settings

Kind = Literal["query", "passage"]

PROMPTS: Mapping[Kind, tuple[str, ...]] = {
    "query": ("query",),
    "passage": ("passage", "document", "corpus"),
}
"""Names of a kind's prompt in a model's own config; "document" is there, empty, in all of them."""

LONGEST = 512
"""Tokens of a text that are read; the rest of a long text is left out, as in training."""

CUT = 2_000
"""Characters that these tokens are looked for in: of pairs with 10,000 the tokenizer takes away
one token after the other, for seconds."""

REFUSALS = (OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, ImportError)
"""What loading or running a model raises, SafetensorError apart."""


Numbers = NDArray[np.float32]


class Encoder:
    """Texts as vectors of length 1; one thread at a time."""

    def __init__(self, folder: ModelFolder, settings: Settings) -> None:
        """Loads the model.

        Raises:
            PackageMissing: sentence-transformers or PyTorch is not installed.
            UnusableFolder: it cannot be read, or does not make vectors.
        """
        self._model = _loaded("SentenceTransformer", folder, settings)
        _shorten(self._model)
        chosen = {
            "query": settings.encoder_query_prompt,
            "passage": settings.encoder_passage_prompt,
        }
        self._prompts = {kind: _prompt(self._model, kind, chosen[kind]) for kind in PROMPTS}
        self.name = identity(folder.path, *self._prompts.values(), str(LONGEST), str(CUT))
        self.dimension = _tried(folder, lambda: self.encode(["?"], "query")).shape[1]

    def encode(self, texts: Sequence[str], kind: Kind) -> Numbers:
        """(texts, dimensions), each row of length 1.

        Raises:
            ModelFailed: it cannot take these texts.
        """
        encode = self._model.encode_query if kind == "query" else self._model.encode_document
        try:
            vectors: Numbers = encode(
                [text[:CUT] for text in texts],
                prompt=self._prompts[kind],
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        except REFUSALS as error:
            raise ModelFailed(self.name, error) from error
        return vectors


class Reranker:
    """How well texts answer a query; one thread at a time."""

    def __init__(self, folder: ModelFolder, settings: Settings) -> None:
        """Loads the model; raises as `Encoder` does."""
        self._model = _loaded("CrossEncoder", folder, settings)
        _shorten(self._model)
        self.name = identity(folder.path, str(LONGEST))
        shape = _tried(folder, lambda: self.scores("?", ["?"])).shape
        if shape != (1,):
            raise folder.unusable(f"it gives {shape[-1]} scores a text; a reranker gives one")

    def scores(self, query: str, texts: Sequence[str]) -> Numbers:
        """(texts,), the higher the better.

        Raises:
            ModelFailed: it cannot take these texts.
        """
        try:
            scores: Numbers = self._model.predict(
                [(query[:CUT], text[:CUT]) for text in texts], show_progress_bar=False
            )
        except REFUSALS as error:
            raise ModelFailed(self.name, error) from error
        return scores


def _loaded(kind: str, folder: ModelFolder, settings: Settings) -> Any:
    """A model of sentence-transformers; code that comes with a model is not run."""
    packages = {}
    for name in ("torch", "safetensors", "transformers", "sentence_transformers"):
        try:
            packages[name] = import_module(name)
        except ImportError as error:
            raise PackageMissing(name.replace("_", "-")) from error
    packages["torch"].set_num_threads(settings.encoder_threads)
    packages["transformers"].utils.logging.set_verbosity_error()
    packages["transformers"].utils.logging.disable_progress_bar()
    load = getattr(packages["sentence_transformers"], kind)
    try:
        return load(str(folder.path), local_files_only=True, trust_remote_code=False)
    except (*REFUSALS, packages["safetensors"].SafetensorError) as error:
        raise folder.unusable(f"{type(error).__name__}: {_first_line(error)}") from error


def _shorten(model: Any) -> None:
    model.max_seq_length = min(model.max_seq_length or LONGEST, LONGEST)


def _prompt(model: Any, kind: Kind, chosen: str | None) -> str:
    """What is put before a text: as set, else as the model's own config says."""
    if chosen is not None:
        return chosen
    return next((said for name in PROMPTS[kind] if (said := model.prompts.get(name))), "")


def _tried(folder: ModelFolder, run: Callable[[], Numbers]) -> Numbers:
    try:
        result = run()
    except EncoderError as error:
        raise folder.unusable(str(error).rstrip(".")) from error
    if not result.shape or result.shape[-1] == 0:
        raise folder.unusable("it gives no numbers")
    return result


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "").rstrip(".")
