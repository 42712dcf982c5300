"""One spelling for what looks alike, without losing the places in the text as it came."""

import re
import unicodedata
from dataclasses import dataclass
from typing import List, Sequence, Tuple

SEGMENTS = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u093c\u0327]*")
"""A character with the marks that NFKC may join to it."""

ZERO_WIDTH_SPACE = "\u200b"
"""Khmer may have one between any two words."""


@dataclass(frozen=True)
class Folded:
    """A folded text; ``starts`` and ``ends`` are places in the original, one a character."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> Tuple[int, int]:
        """Where ``text[start:end]`` stands in the original; ``start < end``."""
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> str:
    """NFKC in lower case: ３００円 as 300円, Ｒ６ as r6."""
    return unicodedata.normalize("NFKC", text).lower().replace(ZERO_WIDTH_SPACE, "")


def fold(text: str) -> Folded:
    """``text`` folded, with the place of every character."""
    plain = folded(text)
    if len(plain) == len(text) and unicodedata.is_normalized("NFKC", text):
        return Folded(plain, range(len(text)), range(1, len(text) + 1))
    pieces: List[str] = []
    starts: List[int] = []
    ends: List[int] = []
    for segment in SEGMENTS.finditer(text):
        piece = folded(segment[0])
        pieces.append(piece)
        starts += [segment.start()] * len(piece)
        ends += [segment.end()] * len(piece)
    return Folded("".join(pieces), starts, ends)
