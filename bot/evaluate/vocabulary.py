"""How much of a text is everyday vocabulary: the share of content words in JLPT N5 and N4.

There has been no official list since 2010; the lists are a community's (`jlpt-vocab`).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from sudachipy import SplitMode

from bot.render.readings import sudachi

EASY = ("n5", "n4")
CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞")
NOT_CONTENT = ("固有名詞", "数詞", "助動詞語幹")
"""Names and numbers must be kept whatever their level, and do not count."""

ALTERNATIVES = re.compile(r"[;；、/／・,]")
MARKS = re.compile(r"[~～〜()（）\s]")
ADVERB = re.compile(r"[ぁ-ゖ]{2,}[にと]")
"""すぐに, ゆっくりと: the particle of an adverb is a word of its own in the tokens."""

LATIN = re.compile(r"[A-Za-z0-9]+")
PLACEHOLDER = re.compile(r"\{\w+\}|<[^<>]*>")


class Share(NamedTuple):
    """Content words, and how many of them are easy."""

    easy: int
    words: int

    @property
    def share(self) -> float:
        """Easy content words of all; 0 for a text without any."""
        return self.easy / self.words if self.words else 0.0


def easy_words(folder: Path) -> frozenset[str]:
    """Words of N5 and N4 and their readings, from `n5.csv` and `n4.csv`.

    Raises:
        FileNotFoundError: the folder has no such lists.
        KeyError: a list has no columns ``expression`` and ``reading``.
    """
    found: set[str] = set()
    for level in EASY:
        with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for cell in (row["expression"], row["reading"]):
                    found |= {MARKS.sub("", word) for word in ALTERNATIVES.split(cell or "")}
    found |= {word.removesuffix("する") for word in found if len(word) > len("する") + 1}
    found |= {word[:-1] for word in found if ADVERB.fullmatch(word)}
    return frozenset(found - {""})


def share(texts: Iterable[str], easy: frozenset[str]) -> Share:
    """Share of the content words of ``texts`` that are easy, in Sudachi's mode A, by lemma.

    A word counts as easy in another spelling too (Sudachi's normalised form), and in kana.
    """
    known = [bool(forms & easy) for text in texts for forms in _content(text)]
    return Share(sum(known), len(known))


def tokens(text: str) -> list[str]:
    """Surfaces in mode A, without white space."""
    return [m.surface() for m in sudachi().tokenize(text, SplitMode.A) if m.surface().strip()]


def _content(text: str) -> Iterator[set[str]]:
    for word in sudachi().tokenize(PLACEHOLDER.sub(" ", text), SplitMode.A):
        pos = word.part_of_speech()
        if pos[0] in CONTENT and pos[1] not in NOT_CONTENT and not LATIN.fullmatch(word.surface()):
            yield {word.dictionary_form(), word.normalized_form()}
