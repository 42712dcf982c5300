"""The words of one language (`nlu/values/words/*.yml`), read and checked."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Mapping, Sequence, Tuple

import yaml

from nlu.values.grammar.folding import folded

SHAPES = ("said", "coming", "passed", "next", "ahead", "ago", "end", "fiscal", "never")
"""How a date can be told (`nlu.values.dates`); ``never`` is what only looks like one."""

TABLES = (
    "days", "either_way", "weeks", "months", "years", "fiscal_years", "units",
    "month_names", "weekday_names", "weekday_letters", "eras", "era_letters",
)  # fmt: skip
"""Words and what they stand for: steps from today, numbers, units, years."""

UNITS = ("day", "week", "month", "year")
COUNTED = ("person", "child", "copy", "item")
SETTINGS = (
    "cldr", "letters", "ending", "positional", "joint", "grouping", "buddhist_years", "years_ahead",
)  # fmt: skip
NUMBERS = ("numbers", "scales", "before_scale")
TENSES = ("past", "future")
PARTS = (*SETTINGS, *NUMBERS, *TABLES, *SHAPES, *TENSES, "not_names", "money", "counts")


class WordsError(ValueError):
    """A file of words says something that is not known: which file, where, what to do."""


@dataclass(frozen=True)
class Words:
    """One file. ``templates`` by shape, ``money`` by what the number is multiplied with.

    ``tenses`` are regular expressions of what only a sentence about the past or future has.
    """

    language: str
    settings: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Mapping[str, int]]
    templates: Mapping[str, Sequence[str]]
    money: Mapping[int, Sequence[str]]
    counts: Mapping[str, Sequence[str]]
    tenses: Mapping[str, Sequence[str]]
    not_names: Tuple[str, ...] = field(default=())
    """CLDR's names that are more often another word: Filipino ``may``, "there is"."""


def read_words(path: Path) -> Words:
    """The words of ``path``, folded like the texts they are looked for in.

    Raises `WordsError` for a part, unit or value that is not known.
    """
    written: Dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    expect(path, "parts", written, PARTS)
    expect(path, "counts", written.get("counts") or {}, COUNTED)
    expect(path, "units", (written.get("units") or {}).values(), UNITS)
    return Words(
        path.stem,
        {key: written[key] for key in SETTINGS if key in written},
        {name: table(path, name, written) for name in TABLES},
        {name: table(path, name, written) for name in NUMBERS},
        {shape: templates(path, shape, written.get(shape)) for shape in SHAPES},
        {
            times: templates(path, "money", some)
            for times, some in (written.get("money") or {}).items()
        },
        {unit: templates(path, unit, some) for unit, some in (written.get("counts") or {}).items()},
        {tense: templates(path, tense, written.get(tense)) for tense in TENSES},
        tuple(map(folded, written.get("not_names") or ())),
    )


def expect(path: Path, where: str, names: Any, known: Tuple[str, ...]) -> None:
    """Raises `WordsError` unless all ``names`` are known."""
    for name in names:
        if name not in known:
            raise WordsError(f"{path.name}, {where}: {name!r} is none of {', '.join(known)}")


def table(path: Path, name: str, written: Mapping[str, Any]) -> Dict[str, Any]:
    """Folded words and what they stand for; YAML's own numbers are words too (``6: 4``)."""
    entries = written.get(name) or {}
    if not isinstance(entries, dict):
        raise WordsError(f"{path.name}, {name}: write 'word: value' pairs")
    return {folded(str(word)): value for word, value in entries.items()}


def templates(path: Path, name: str, some: Any) -> Tuple[str, ...]:
    """Folded templates; they are regular expressions, so capitals would change their sense."""
    listed = some or []
    if not isinstance(listed, list) or any(one != one.lower() for one in listed):
        raise WordsError(f"{path.name}, {name}: write a list of templates in lower case")
    return tuple(map(folded, listed))
