"""Texts as a model's tokens and back: the transformers tokenizer of its folder."""

import threading
from collections.abc import Sequence

from bot.translation.engines.packages import quiet_transformers
from bot.translation.errors import BrokenModel
from bot.translation.local.families import Direction
from bot.translation.local.manifest import ORIGINAL, LocalModel


class Tokenizer:
    """One model's tokenizer; it holds the source language as a state, so one thread at a time."""

    def __init__(self, model: LocalModel) -> None:
        """Loads it.

        Raises:
            PackageMissing: what reads texts is not installed.
            BrokenModel: there is no tokenizer in the folder.
        """
        with quiet_transformers(f"Reading texts for {model.name}") as transformers:
            try:
                self._tokenizer = transformers.AutoTokenizer.from_pretrained(
                    model.folder / ORIGINAL, local_files_only=True
                )
            except (OSError, ValueError, LookupError, TypeError) as error:
                raise BrokenModel(model.folder, f"it has no tokenizer: {error}") from error
        self._lock = threading.Lock()

    def ids(self, texts: Sequence[str], direction: Direction) -> list[list[int]]:
        """The token numbers of each text, with what tells the model the languages."""
        with self._lock:
            if direction.source is not None:
                self._tokenizer.src_lang = direction.source
            asked = [direction.prefix + text for text in texts]
            rows: list[list[int]] = self._tokenizer(asked).input_ids
            return rows

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The tokens behind their numbers."""
        found: list[str] = self._tokenizer.convert_ids_to_tokens(list(ids))
        return found

    def id(self, token: str) -> int:
        """The number of a token."""
        number: int = self._tokenizer.convert_tokens_to_ids(token)
        return number

    def text(self, ids: Sequence[int]) -> str:
        """What the numbers say, without the tokens that only steer the model."""
        with self._lock:
            said: str = self._tokenizer.decode(list(ids), skip_special_tokens=True)
            return said

    @property
    def padding(self) -> int:
        """The number that fills the shorter rows of a batch."""
        number: int = self._tokenizer.pad_token_id
        return number
