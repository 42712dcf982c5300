"""What a rewriting may never change: numbers, times, addresses, placeholders and names."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.catalogue.yaml_source import read_yaml
from bot.plain.morph import ginza
from bot.plain.notation import ERAS, western_year

ADDRESS = re.compile(
    r"https?://[\w/:%#$&?()~.=+\-]+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|\{\w+\}|<[^<>]*>"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+&/_\-]*")
ERA = re.compile(rf"({'|'.join(ERAS)})(\d+|元)年")
CLOCK = re.compile(
    r"(?P<half>午前|午後|昼の)?(?P<hour>\d{1,2})(?:時(?!間)(?:(?P<m>\d{1,2})分)?|:(?P<n>[0-5]\d))"
)
NUMBER = re.compile(r"\d+(?:-\d+)+|\d[\d,]*(?:\.\d+)?")
LIMIT = re.compile(r"(\d[\d,]*)(?:\D{1,3}?)?(以上|以下|未満|以内|以降|以前|超)")
"""A number and the word that says on which side of it: 65歳以上."""

PATTERNS = (ADDRESS, LATIN, NUMBER)


def facts(text: str) -> frozenset[str]:
    """Numbers, clock times, years, addresses and Latin words of ``text``, in one notation.

    >>> facts("令和7年4/1 13:00") == facts("2025年（令和7年）4月1日午後1時")
    True
    """
    rest = unicodedata.normalize("NFKC", text)
    found: set[str] = set()
    for match in ADDRESS.finditer(rest):
        found.add(match[0])
    rest = ADDRESS.sub(" ", rest)
    for match in LATIN.finditer(rest):
        found.add(match[0])
    rest = LATIN.sub(" ", rest)
    for match in ERA.finditer(rest):
        found.add(str(western_year(match[1], match[2])))
    rest = ERA.sub(" ", rest)
    for match in CLOCK.finditer(rest):
        found.add(_clock(match))
    rest = CLOCK.sub(" ", rest)
    found.update(f"{_number(m[1])}{m[2]}" for m in LIMIT.finditer(rest))
    found.update(_number(match[0]) for match in NUMBER.finditer(rest))
    return frozenset(found)


def names(doc: Any) -> frozenset[str]:
    """Names in a parsed sentence: named entities and proper nouns."""
    entities = {
        ent.text
        for ent in doc.ents
        if ent.label_ in _labels() and any(_proper(token) for token in ent)
    }
    return frozenset(entities | {token.text for token in doc if _proper(token)})


def protected(doc: Any) -> frozenset[int]:
    """Indexes of the words of a parsed sentence that belong to a fact."""
    spans = [match.span() for pattern in PATTERNS for match in pattern.finditer(doc.text)]
    spans += [
        match.span() for name in names(doc) for match in re.finditer(re.escape(name), doc.text)
    ]
    return frozenset(
        token.i
        for token in doc
        if any(token.idx < end and start < token.idx + len(token) for start, end in spans)
    )


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Labels of GiNZA (Sekine's extended named entities) that are names."""
    return frozenset(read_yaml(Path(__file__).with_name("names.yml")).data)


def _proper(token: Any) -> bool:
    return bool(token.tag_.startswith("名詞-固有名詞"))


def _clock(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 if match["half"] == "午後" else int(match["hour"])
    hour += 12 * (match["half"] == "午後")
    return f"{hour}:{int(match['m'] or match['n'] or 0):02}"


def _number(written: str) -> str:
    if "-" in written:
        return written
    whole = written.rstrip(",").replace(",", "")
    return whole.lstrip("0") or "0"


def names_in(text: str) -> frozenset[str]:
    """Names in a text of any length up to what Sudachi reads at once (16,000 characters)."""
    return names(ginza()(text)) if text.strip() else frozenset()
