"""Readings over kanji: Sudachi's, corrected by our table, laid on the kanji alone."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from sudachipy import Dictionary, SplitMode

from bot.catalogue.yaml_source import read_yaml
from bot.render.rendered import Ruby

KANJI = r"\u3005\u3007\u3400-\u9fff\uf900-\ufaff"
HAS_KANJI = re.compile(rf"[{KANJI}]")
PIECES = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")
KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def with_furigana(text: str) -> list[Ruby]:
    """``text`` in stretches; those with kanji carry their reading in hiragana.

    >>> [(r.base, r.reading) for r in with_furigana("引っ越し")]
    [('引', 'ひ'), ('っ', None), ('越', 'こ'), ('し', None)]
    """
    stretches: list[Ruby] = []
    for part in _exceptions().split(text):
        if part in _readings():
            stretches += _align(part, _readings()[part])
        elif part:
            stretches += _by_sudachi(part)
    return stretches


def _by_sudachi(text: str) -> list[Ruby]:
    stretches: list[Ruby] = []
    for morpheme in _sudachi().tokenize(text, SplitMode.C):
        surface = morpheme.surface()
        if HAS_KANJI.search(surface):
            reading = morpheme.reading_form().translate(KATAKANA_TO_HIRAGANA)
            stretches += _align(surface, reading)
        else:
            stretches.append(Ruby(base=surface))
    return stretches


def _align(surface: str, reading: str) -> list[Ruby]:
    """Splits a reading over the kanji of a word; kana in the word anchor it."""
    pieces = PIECES.findall(surface)
    pattern = "".join(
        "(.+?)" if HAS_KANJI.match(piece) else f"({re.escape(_hiragana(piece))})"
        for piece in pieces
    )
    match = re.fullmatch(pattern, reading)
    if not match:
        return [Ruby(base=surface, reading=reading)]
    return [
        Ruby(base=piece, reading=part if HAS_KANJI.match(piece) else None)
        for piece, part in zip(pieces, match.groups(), strict=True)
    ]


def _hiragana(text: str) -> str:
    return text.translate(KATAKANA_TO_HIRAGANA)


@lru_cache(maxsize=1)
def _sudachi() -> Any:
    return Dictionary(dict="core").tokenizer()


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    readings: dict[str, str] = read_yaml(Path(__file__).with_name("readings.yml")).data
    return readings


@lru_cache(maxsize=1)
def _exceptions() -> re.Pattern[str]:
    longest_first = sorted(_readings(), key=len, reverse=True)
    alternatives = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\d)({alternatives})")
