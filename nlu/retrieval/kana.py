"""Names written in kana: てんにゅうとどけ is cut wrongly unless it is written 転入届 first."""

from typing import Dict, Sequence

import regex

from nlu.analysis import KANA, Analyzer, to_hiragana
from nlu.retrieval.records import Entry

ONLY_KANA = regex.compile(rf"[{KANA}]+")
SHORTEST_READING = 4
"""Kana; shorter readings occur inside other words too often."""


class KanaNames:
    """The names of all entries by how they are read."""

    def __init__(self, entries: Sequence[Entry], analyzer: Analyzer) -> None:
        self._names = names_by_reading(entries, analyzer)
        self._longest = max(map(len, self._names), default=0)

    def written(self, text: str) -> str:
        """てんにゅうとどけはいつ → 転入届はいつ."""
        return ONLY_KANA.sub(lambda run: self._run_written(run[0]), text)

    def _run_written(self, run: str) -> str:
        """A stretch of kana with the longest names in it written in kanji."""
        kana, parts, place = to_hiragana(run), [], 0
        while place < len(kana):
            lengths = range(min(self._longest, len(kana) - place), SHORTEST_READING - 1, -1)
            windows = (kana[place : place + length] for length in lengths)
            name = next((window for window in windows if window in self._names), "")
            parts.append(self._names[name] if name else kana[place])
            place += len(name) or 1
        return "".join(parts) if any(len(part) > 1 for part in parts) else run


def names_by_reading(entries: Sequence[Entry], analyzer: Analyzer) -> Dict[str, str]:
    """Japanese names with kanji by their reading in hiragana."""
    readings: Dict[str, str] = {}
    for entry in entries:
        names = [text for locale, text in entry.title + entry.alias if locale == "ja"]
        for name in names:
            readings.setdefault(analyzer.reading(name), name)
        if entry.reading and names:
            readings[entry.reading] = names[0]
    return {
        reading: name
        for reading, name in readings.items()
        if len(reading) >= SHORTEST_READING and ONLY_KANA.fullmatch(reading)
    }
