"""Names to look for in a text, thousands of them at once."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Dict, Generic, Iterator, List, Mapping, Optional, Tuple, TypeVar

from nlu.analysis import without_diacritics
from nlu.values.grammar.folding import folded

Named = TypeVar("Named")

HEAD = 2
"""Names are found by their first letters; shorter ones are not looked for."""

PLURALS = ("es", "s", "")
JOINED_SCRIPTS = ("HANGUL", "DEVANAGARI")
"""Endings are written onto words, but nothing before them."""


@dataclass(frozen=True)
class Lexicon(Generic[Named]):
    """Folded names and what they name."""

    names: Mapping[str, Named]

    def find(self, text: str) -> Iterator[Tuple[int, int, Named]]:
        """(start, end, named) of the names in a folded text; the longest at each place."""
        for start in range(len(text) - HEAD + 1):
            for name in self._by_head.get(text[start : start + HEAD], ()):
                if text.startswith(name, start) and begins(text, start):
                    end = ending(text, start + len(name))
                    if end is not None:
                        yield start, end, self.names[name]
                        break

    @cached_property
    def _by_head(self) -> Dict[str, List[str]]:
        heads: Dict[str, List[str]] = defaultdict(list)
        for name in sorted(self.names, key=lambda name: -len(name)):
            heads[name[:HEAD]].append(name)
        return heads


def spelled_as(name: str) -> List[str]:
    """The folded spellings of a name: with and without accents."""
    written = " ".join(folded(name).split())
    return [written, without_diacritics(written)]


def begins(text: str, start: int) -> bool:
    """Whether a word can begin here: not amid letters, where words are written apart."""
    if start == 0 or not text[start - 1].isalpha():
        return start == 0 or not unicodedata.combining(text[start])
    return script(text[start]) != script(text[start - 1]) or not apart(text[start])


def ending(text: str, end: int) -> Optional[int]:
    """Where a word that stands up to ``end`` ends, an English plural with it; or None."""
    if end == len(text):
        return end
    if not latin(text[end - 1]):
        return None if unicodedata.category(text[end]) in ("Mn", "Mc") else end
    for plural in PLURALS:
        after = end + len(plural)
        if text.startswith(plural, end) and not latin(text[after : after + 1] or " "):
            return after
    return None


def apart(letter: str) -> bool:
    """Whether words in this letter's script are written apart from those before them."""
    return latin(letter) or script(letter) in JOINED_SCRIPTS


def latin(letter: str) -> bool:
    """Whether it is a Latin letter."""
    return letter.isalpha() and script(letter) == "LATIN"


def script(letter: str) -> str:
    """The script of a letter by the first word of its name."""
    return unicodedata.name(letter, "").partition(" ")[0]
