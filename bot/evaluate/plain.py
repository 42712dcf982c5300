"""`madoguchi eval plain`: the automatic rewriter beside doing nothing and beside people."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from bot.evaluate.sari import Sari, mean, sari
from bot.evaluate.vocabulary import Share, easy_words, share, tokens
from bot.plain.facts import facts, names_in

READING = re.compile(r"（[ぁ-ゖァ-ヺー・\s　ａ-ｚa-z]+）")
SPACE = re.compile(r"[ 　\t]+")


class Pair(BaseModel):
    """A sentence and its version in plain Japanese by a person."""

    ja: str
    easy: str


class NoPairs(ValueError):
    """The file is not JSON or JSON lines of {"ja", "easy"}; says where."""


@dataclass(frozen=True)
class Row:
    """A line of the report."""

    name: str
    sari: Sari | None
    everyday: Share | None
    facts_kept: int
    """Sentences with every number, date, address and name of their source."""

    changed: int
    """Sentences that differ from their source."""


@dataclass(frozen=True)
class Report:
    """What the rewriter did with a file."""

    pairs: int
    rows: list[Row]
    lost: list[tuple[str, str]]
    """Sources and outputs of the rewriter where a fact is missing."""


def read_pairs(path: Path) -> list[Pair]:
    """Pairs of a JSON list or of JSON lines.

    Raises:
        OSError: the file cannot be read.
        NoPairs: it holds something else.
    """
    text = path.read_text(encoding="utf-8-sig")
    try:
        if text.lstrip().startswith("["):
            entries = json.loads(text)
        else:
            entries = [json.loads(line) for line in text.splitlines() if line.strip()]
        pairs = [Pair.model_validate(entry) for entry in entries]
    except (json.JSONDecodeError, ValidationError) as error:
        raise NoPairs(f'{path}: not JSON or JSON lines of {{"ja", "easy"}}: {error}') from error
    if not pairs:
        raise NoPairs(f"{path}: no pairs")
    return pairs


def without_readings(easy: str) -> str:
    """A person's version as plain text: readings in brackets and spaces taken out."""
    return SPACE.sub("", READING.sub("", easy))


def evaluate(
    pairs: Iterable[Pair], rewrite: Callable[[str], str], word_lists: Path | None
) -> Report:
    """Measures ``rewrite``; without ``word_lists`` no share of vocabulary."""
    known = list(pairs)
    sources = [pair.ja for pair in known]
    people = [without_readings(pair.easy) for pair in known]
    ours = [rewrite(source) for source in sources]
    easy = easy_words(word_lists) if word_lists else None
    rows = [
        _row(name, sources, outputs, people, easy)
        for name, outputs in (("do nothing", sources), ("automatic", ours), ("people", people))
    ]
    lost = [pair for pair in zip(sources, ours, strict=True) if not keeps_facts(*pair)]
    return Report(len(known), rows, lost)


def keeps_facts(source: str, output: str) -> bool:
    """Whether ``output`` has every number, time, address and name of ``source``."""
    bare = SPACE.sub("", output)
    return facts(source) <= facts(output) and all(
        SPACE.sub("", name) in bare for name in names_in(source)
    )


def _row(
    name: str,
    sources: list[str],
    outputs: list[str],
    people: list[str],
    easy: frozenset[str] | None,
) -> Row:
    return Row(
        name,
        None
        if outputs is people
        else mean(
            [
                sari(*(tokens(SPACE.sub("", text)) for text in texts))
                for texts in zip(sources, outputs, people, strict=True)
            ]
        ),
        share(outputs, easy) if easy else None,
        sum(keeps_facts(s, o) for s, o in zip(sources, outputs, strict=True)),
        sum(s != o for s, o in zip(sources, outputs, strict=True)),
    )
