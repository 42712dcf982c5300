"""Placeholders: what a model must not touch is taken out before it and put back after it.

A placeholder is ``X1X``, ``X2X``: letters and digits that every vocabulary has, glued so that
no model reads a word or a number in them. What comes back with spaces, in another case or in
full width is still known; what does not come back exactly once is lost.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.translation.protection.terms import Terms

PLACEHOLDER = re.compile(r"[XxＸｘ]\s?(\d{1,3})\s?[XxＸｘ]")
"""As we write it, and as a model may."""

ADDRESSES = (
    r"(?:https?://|www\.)[A-Za-z0-9/:%#$&?~.,=+_\-]*[A-Za-z0-9/]",
    r"[A-Za-z0-9_.+\-]+@[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]+)+",
    r"\{[a-z][a-z0-9_]*\}",
    r"[XxＸｘ]\s?\d{1,3}\s?[XxＸｘ]",
)
"""URLs, e-mail, the catalogue's own placeholders, and an X1X that somebody typed."""

NUMBER = r"(?:\+|\(\d+\)[ \-]?)?\d+(?:(?:[\-‐–./:,() ]|\) )\d+)*"
"""A number, date, clock time, amount or phone number, with all that holds its digits together."""


@dataclass(frozen=True)
class Kept:
    """What a placeholder stands for: as written, and as it is called in the target language."""

    written: str
    called: str


@dataclass(frozen=True)
class Restored:
    """A translation with everything put back, and what could not be."""

    text: str
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Protected:
    """A text with placeholders."""

    text: str
    kept: tuple[Kept, ...]

    def restored(self, translated: str) -> Restored:
        """``translated`` with what the placeholders stand for; those that we never set go."""
        seen = Counter(int(match[1]) for match in PLACEHOLDER.finditer(translated))
        lost = tuple(k.written for n, k in enumerate(self.kept, 1) if seen[n] != 1)
        return Restored(PLACEHOLDER.sub(lambda m: self._called(int(m[1])), translated), lost)

    def _called(self, number: int) -> str:
        return self.kept[number - 1].called if 1 <= number <= len(self.kept) else ""


def protect(text: str, terms: Terms) -> Protected:
    """``text`` with a placeholder for each address, term and number in it.

    >>> protect("전입신고: 03-1234-5678", {"전입신고": "転入届"}).text
    'X1X: X2X'
    """
    called = {_folded(word): name for word, name in terms.items()}
    kept: list[Kept] = []

    def out(match: re.Match[str]) -> str:
        written = match[0]
        kept.append(Kept(written, called.get(_folded(written), written)))
        return f"X{len(kept)}X"

    return Protected(_pattern(tuple(sorted(terms))).sub(out, text), tuple(kept))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join([*ADDRESSES, *_as_patterns(longest_first), NUMBER]), re.IGNORECASE)


def _as_patterns(words: list[str]) -> Iterator[str]:
    """Scripts with two cases have spaces between words; in the others endings are glued on."""
    for word in words:
        pattern = r"\s+".join(map(re.escape, word.split()))
        cased = word.lower() != word.upper()
        yield rf"(?<![^\W\d_]){pattern}(?![^\W\d_])" if cased else pattern


def _folded(word: str) -> str:
    return " ".join(word.split()).casefold()
