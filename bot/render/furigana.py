"""Readings over kanji: laid on the kanji alone, or on a number with its counter."""

import re

from bot.render.readings import HAS_KANJI, KANJI, Word, hiragana, read_words
from bot.render.rendered import Ruby

PIECES = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")

__all__ = ["HAS_KANJI", "with_furigana"]


def with_furigana(text: str) -> list[Ruby]:
    """``text`` in stretches; those with kanji carry their reading in hiragana.

    Digits carry one together with a counter in kanji (14日), because they sound together.

    >>> [(r.base, r.reading) for r in with_furigana("引っ越し")]
    [('引', 'ひ'), ('っ', None), ('越', 'こ'), ('し', None)]
    """
    return [ruby for word in read_words(text) for ruby in _ruby(word)]


def _ruby(word: Word) -> list[Ruby]:
    if not HAS_KANJI.search(word.text) or word.reading is None:
        return [Ruby(base=word.text)]
    return _align(word.text, word.reading)


def _align(surface: str, reading: str) -> list[Ruby]:
    """Splits a reading over the kanji of a word; kana in the word anchor it."""
    pieces = PIECES.findall(surface)
    pattern = "".join(
        "(.+?)" if HAS_KANJI.match(piece) else f"({re.escape(hiragana(piece))})" for piece in pieces
    )
    match = re.fullmatch(pattern, reading)
    if not match:
        return [Ruby(base=surface, reading=reading)]
    return [
        Ruby(base=piece, reading=part if HAS_KANJI.match(piece) else None)
        for piece, part in zip(pieces, match.groups(), strict=True)
    ]
