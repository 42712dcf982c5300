"""One text into another language, with everything that must not change in its place.

First line by line; if that loses something, sentence by sentence; what is lost even then is
named, and the original is shown beside the translation.
"""

import re
from collections.abc import Sequence

from bot.translation.protection.placeholders import PLACEHOLDER, Protected, Restored, protect
from bot.translation.protection.sentences import Piece, lines, sentences
from bot.translation.protection.terms import Terms
from bot.translation.translation import Engine, Translation

LETTER = re.compile(r"[^\W\d_]")
UNSPACED = frozenset({"ja", "zh-Hans", "zh-Hant"})
"""Languages that put no space between two sentences."""


class Translator:
    """An engine for one pair of languages (BCP 47), and the terms of the pair."""

    def __init__(self, engine: Engine, source: str, target: str, terms: Terms) -> None:
        self._engine = engine
        self._source = source
        self._target = target
        self._terms = terms

    def translate(self, text: str) -> Translation:
        """``text`` in the target language.

        Raises:
            EngineFailed: the model cannot take it.
        """
        protected = protect(text, self._terms)
        best = self._attempt(protected, lines(protected.text))
        pieces = sentences(protected.text)
        if best.lost and len(pieces) > 1:
            again = self._attempt(protected, pieces)
            best = min(best, again, key=lambda attempt: len(attempt.lost))
        return Translation(best.text, text, self._engine.name, self._engine.model, best.lost)

    def _attempt(self, protected: Protected, pieces: Sequence[Piece]) -> Restored:
        """The pieces translated and joined; one that the model has no word for is lost too."""
        asked = [piece.text for piece in pieces if _has_words(piece)]
        answers = iter(self._engine.translate(asked, self._source, self._target))
        silent: list[str] = []
        whole = ""
        for piece in pieces:
            answer = next(answers).strip() if _has_words(piece) else piece.text
            if not answer and piece.text:
                silent.append(protected.restored(piece.text).text)
            whole += answer + self._space_after(piece)
        restored = protected.restored(whole.rstrip())
        return Restored(restored.text, (*restored.lost, *silent))

    def _space_after(self, piece: Piece) -> str:
        """What goes between two pieces; lines stay lines."""
        if "\n" in piece.space:
            return piece.space
        return "" if self._target in UNSPACED else " "


def _has_words(piece: Piece) -> bool:
    """Whether there is anything to translate but placeholders."""
    return bool(LETTER.search(PLACEHOLDER.sub("", piece.text)))
