"""Measures readings against a corpus of lines ``ID:漢字(かんじ)…,カタカナ`` (the ITA corpus).

A block is a stretch of the corpus with a reading, such as 女(おんな). Where our stretches have
other borders (百万円以上 against 百万 + 円 + 以上), the smallest piece of the sentence that begins
and ends at a border of both is compared whole, kana between included, and every block in it is
right or wrong with it. A block over digits counts like any other.

The kana column is compared with ``spoken_kana`` after both are written alike (`sounds`): long
vowels as ー (コウ, コオ -> コー; ケイ, ケエ -> ケー), ヲ as オ, no punctuation. So 追う and 王 look
alike: what is measured is whether a sound is right, not how its length is spelt.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.render.rendered import Ruby

LINE = re.compile(r"(?P<id>\w+):(?P<text>.+),(?P<kana>[^,]+)")
BLOCK = re.compile(
    r"(?P<base>[\u3005-\u3007\u30f5\u30f6\u3400-\u9fff0-9]+)\((?P<reading>[ぁ-ゖー]+)\)"
)
HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
ROWS = {
    "a": "アカサタナハマヤラワガザダバパャァヮ",
    "i": "イキシチニヒミリギジヂビピィ",
    "u": "ウクスツヌフムユルグズヅブプュゥヴ",
    "e": "エケセテネヘメレゲゼデベペェ",
    "o": "オコソトノホモヨロヲゴゾドボポョォ",
}
VOWEL = {kana: vowel for vowel, row in ROWS.items() for kana in row}
LENGTHENS = {"o": "ウオ", "e": "イエ", "a": "ア", "i": "イ", "u": "ウ"}


class CorpusError(ValueError):
    """A line of the corpus that is not ``ID:text,kana``, with its number and what to do."""


@dataclass(frozen=True)
class Block:
    """Characters ``start`` to ``end`` of a sentence and their reading in hiragana."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of the corpus: its text, the readings in it and how it is said (katakana)."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    kana: str


@dataclass(frozen=True)
class Wrong:
    """A piece of a sentence that we read differently."""

    sentence: Sentence
    base: str
    expected: str
    ours: str
    blocks: int


@dataclass(frozen=True)
class Figures:
    """What was measured; rates are between 0 and 1."""

    blocks: int
    sentences: int
    exact: int
    edits: int
    sounds: int
    wrong: tuple[Wrong, ...]
    misheard: tuple[tuple[str, str, str], ...]
    """Text, expected and our sounds of the sentences that are said differently."""

    @property
    def block_accuracy(self) -> float:
        """Share of the corpus's blocks that we read the same."""
        return 1 - sum(wrong.blocks for wrong in self.wrong) / max(self.blocks, 1)

    @property
    def kana_error_rate(self) -> float:
        """Edits (Levenshtein) for each kana of the corpus."""
        return self.edits / max(self.sounds, 1)


def read_corpus(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a corpus; empty lines are skipped.

    Raises:
        CorpusError: a line has another form.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match = LINE.fullmatch(line.strip())
        if not match:
            raise CorpusError(
                f"line {number}: write ID:漢字(かんじ)…,カタカナ, not {line.strip()!r}"
            )
        text, blocks = _unbracketed(match["text"])
        if "(" in text:
            raise CorpusError(
                f"line {number}: no kanji before, or no hiragana in, a bracket: {text}"
            )
        yield Sentence(match["id"], text, blocks, match["kana"])


def measure(
    sentences: Sequence[Sentence],
    furigana: Callable[[str], list[Ruby]],
    spoken: Callable[[str], str],
) -> Figures:
    """Compares two readers with a corpus: one gives ruby, the other the sentence in kana."""
    wrong: list[Wrong] = []
    misheard: list[tuple[str, str, str]] = []
    edits = length = 0
    for sentence in sentences:
        wrong += wrong_blocks(sentence, furigana(sentence.text))
        expected, ours = sounds(sentence.kana), sounds(spoken(sentence.text))
        length += len(expected)
        if expected != ours:
            edits += distance(expected, ours)
            misheard.append((sentence.text, expected, ours))
    return Figures(
        blocks=sum(len(sentence.blocks) for sentence in sentences),
        sentences=len(sentences),
        exact=len(sentences) - len({piece.sentence.id for piece in wrong}),
        edits=edits,
        sounds=length,
        wrong=tuple(wrong),
        misheard=tuple(misheard),
    )


def wrong_blocks(sentence: Sentence, stretches: Iterable[Ruby]) -> Iterator[Wrong]:
    """The pieces of a sentence whose reading is not the corpus's."""
    ours = tuple(_blocks(stretches))
    for start, end in _pieces(sentence.blocks, ours):
        inside = [block for block in sentence.blocks if start <= block.start < end]
        expected = _read(sentence.text, start, end, sentence.blocks)
        read = _read(sentence.text, start, end, ours)
        if inside and expected != read:
            yield Wrong(sentence, sentence.text[start:end], expected, read, len(inside))


def sounds(kana: str) -> str:
    """Kana as they sound, in katakana without punctuation, long vowels as ー."""
    said: list[str] = []
    vowel = ""
    for character in kana.translate(HIRAGANA_TO_KATAKANA).replace("ヲ", "オ"):
        if character == "ー" or (vowel and character in LENGTHENS[vowel]):
            said.append("ー")
        elif "ァ" <= character <= "ヴ":
            said.append(character)
            vowel = VOWEL.get(character, "")
    return "".join(said)


def distance(expected: str, ours: str) -> int:
    """Levenshtein distance: fewest insertions, deletions and substitutions."""
    row = list(range(len(ours) + 1))
    for i, wanted in enumerate(expected, 1):
        diagonal, row[0] = row[0], i
        for j, got in enumerate(ours, 1):
            change = diagonal + (wanted != got)
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, change)
    return row[-1]


def _unbracketed(marked: str) -> tuple[str, tuple[Block, ...]]:
    text, blocks, done = "", [], 0
    for match in BLOCK.finditer(marked):
        text += marked[done : match.start()] + match["base"]
        blocks.append(Block(len(text) - len(match["base"]), len(text), match["reading"]))
        done = match.end()
    return text + marked[done:], tuple(blocks)


def _blocks(stretches: Iterable[Ruby]) -> Iterator[Block]:
    place = 0
    for stretch in stretches:
        if stretch.reading:
            yield Block(place, place + len(stretch.base), stretch.reading)
        place += len(stretch.base)


def _pieces(*readers: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Joins blocks that overlap until nobody's block crosses a border."""
    start = end = 0
    for block in sorted((b for blocks in readers for b in blocks), key=lambda b: b.start):
        if block.start >= end:
            if end:
                yield start, end
            start = block.start
        end = max(end, block.end)
    if end:
        yield start, end


def _read(text: str, start: int, end: int, blocks: tuple[Block, ...]) -> str:
    read, place = "", start
    for block in blocks:
        if start <= block.start < end:
            read += text[place : block.start] + block.reading
            place = block.end
    return (read + text[place:end]).translate(HIRAGANA_TO_KATAKANA)
