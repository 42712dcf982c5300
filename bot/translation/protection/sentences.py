"""Texts in pieces that a model can take: lines, or sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 300
"""Characters; models are trained on sentences and end, unheard, at 256 to 512 tokens."""

LINE = re.compile(r"[^\n]*\n\s*|[^\n]+")
SENTENCE = re.compile(r".*?(?:[。！？!?।॥။។៕]+(?![」』）)])\s*|[.…]+\s+|\n\s*|$)", re.DOTALL)
"""Up to its end and the space behind; a full stop ends one only before a space (3.5 km)."""

PART = re.compile(rf".{{1,{LONGEST}}}(?:\s+|$)|.{{1,{LONGEST}}}", re.DOTALL)
"""Of a sentence that no model takes at once, cut where a space is."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text and the white space behind it."""

    text: str
    space: str


def lines(text: str) -> tuple[Piece, ...]:
    """Whole lines; only one that no model takes at once is cut at its sentences."""
    found: list[Piece] = []
    for line in LINE.findall(text):
        piece = _piece(line)
        found += [piece] if len(piece.text) <= LONGEST else sentences(line)
    return tuple(found)


def sentences(text: str) -> tuple[Piece, ...]:
    """Single sentences."""
    return tuple(_piece(part) for sentence in SENTENCE.findall(text) for part in _short(sentence))


def _short(sentence: str) -> Iterator[str]:
    if len(sentence.rstrip()) <= LONGEST:
        yield from filter(None, [sentence])
    else:
        yield from PART.findall(sentence)


def _piece(text: str) -> Piece:
    bare = text.rstrip()
    return Piece(bare, text[len(bare) :])
