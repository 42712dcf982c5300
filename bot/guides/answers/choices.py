"""One of some options, or several of them: by number, by name, or nearly by name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from bot.guides.answers.heard import (
    LATIN,
    Accepted,
    Heard,
    Read,
    Rejected,
    briefly_said,
    unheard,
    without_end,
)
from bot.guides.answers.numerals import languages_words
from bot.guides.answers.places import place_of, without_around
from bot.guides.answers.tables import Ordinals, ordinals

NEAR = 0.8
"""Likeness (difflib) from which a label is taken for misspelled."""

CLEAR = 0.1
"""How much more like the best label is than any other that is near."""

SHORTEST_PART = 3
SHORTEST_IN_KANJI = 2
FOUND = "\ue000"
"""Stands in a text for a label that was found there; of Unicode's private use."""

HIRAGANA = re.compile(r"[ぁ-ゖー ]+")
KANJI = re.compile(r"[\u3400-\u9fffァ-ヺ\uac00-\ud7a3]")


@dataclass(frozen=True)
class Option:
    """An answer and what it is called, in every language that it may be said in."""

    id: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """A label in a text."""

    start: int
    end: int
    id: str


def read_choice(heard: Heard, options: Sequence[Option]) -> Read:
    """The id of one option. Errors: choice_unknown, choice_ambiguous with the ids it may be."""
    if problem := unheard(heard):
        return problem
    text = _folded(briefly_said(heard))
    found = _exact(text, options) or _all_of(text, options) or _one(text, options)
    if len(found) > 1:
        return Rejected("choice_ambiguous", tuple(found))
    return Accepted(found[0]) if found else Rejected("choice_unknown")


def read_choices(heard: Heard, options: Sequence[Option]) -> Read:
    """The ids of some options, in the order of the list; [] for none of them.

    Errors: choice_unknown (also if only a part is known), choice_ambiguous.
    """
    if problem := unheard(heard):
        return problem
    text = _folded(briefly_said(heard))
    if exact := _exact(text, options):
        return _several(exact, options)
    bare = without_around(text)
    for words, ids in ((_words("all"), [o.id for o in options]), (_words("none"), [])):
        if text in words or bare in words:
            return Accepted(list(ids))
    if (all_of := _all_of(text, options)) is not None:
        return _several(all_of, options)
    found = _one(text, options) if not _hits(text, options) else []
    if len(found) > 1:
        return Rejected("choice_ambiguous", tuple(found))
    return Accepted(list(found)) if found else Rejected("choice_unknown")


def _several(ids: Sequence[str], options: Sequence[Option]) -> Accepted:
    return Accepted([option.id for option in options if option.id in ids])


def _one(text: str, options: Sequence[Option]) -> list[str]:
    """The option that a text names; more if it may name any of them."""
    if exact := _exact(text, options):
        return exact
    place = place_of(text)
    if place is not None:
        return [options[place - 1].id] if 1 <= place <= len(options) else []
    if hits := _hits(text, options):
        ids = list(dict.fromkeys(hit.id for hit in hits))
        return [] if len(ids) == 1 and _denied(_rest(text, hits)) else ids
    return _partly(text, options) or _nearly(text, options)


def _all_of(text: str, options: Sequence[Option]) -> list[str] | None:
    """What every part of an enumeration names; None if a part of it names nothing, or two."""
    hits = _hits(text, options)
    if hits and _denied(_rest(text, hits)):
        return None
    marked = text
    for hit in sorted(hits, key=lambda hit: -hit.start):
        marked = marked[: hit.start] + FOUND + marked[hit.end :]
    ids = [hit.id for hit in hits]
    for part in _separators().split(marked):
        if FOUND in part or not without_end(part):
            continue
        found = _one(without_end(part), options)
        if len(found) != 1:
            return None
        ids += found
    return list(dict.fromkeys(ids)) or None


def _exact(text: str, options: Sequence[Option]) -> list[str]:
    bare = without_around(text)
    for spelled in (text, bare):
        ids = [o.id for o in options if spelled in (o.id.casefold(), *map(_folded, o.labels))]
        if ids:
            return ids
    return []


def _hits(text: str, options: Sequence[Option]) -> list[Hit]:
    """Labels inside the text, the longest first; none within another."""
    labels = [(_folded(label), option.id) for option in options for label in option.labels]
    hits: list[Hit] = []
    for label, id in sorted(labels, key=lambda pair: -len(pair[0])):
        for match in _as_words(label).finditer(text) if label else ():
            inside = (h for h in hits if match.start() < h.end and h.start < match.end())
            if all((h.start, h.end) == match.span() and h.id != id for h in inside):
                hits.append(Hit(match.start(), match.end(), id))
    return hits


def _partly(text: str, options: Sequence[Option]) -> list[str]:
    """Options with the text in a label."""
    part = without_around(text)
    shortest = SHORTEST_IN_KANJI if KANJI.search(part) else SHORTEST_PART
    if len(part) < shortest or _denied(part):
        return []
    inside = _as_words(part)
    return [o.id for o in options if any(inside.search(_folded(label)) for label in o.labels)]


def _nearly(text: str, options: Sequence[Option]) -> list[str]:
    """The option that is spelled nearly so; more if none of them is clearly the nearest."""
    part = without_around(text)
    scores = {
        o.id: max((_likeness(part, _folded(n)) for n in o.labels), default=0) for o in options
    }
    near = sorted((id for id in scores if scores[id] >= NEAR), key=lambda id: -scores[id])
    clear = len(near) == 1 or (near and scores[near[0]] - scores[near[1]] >= CLEAR)
    return near[:1] if clear else near


def _likeness(text: str, label: str) -> float:
    """0 to 1; 0 where a digit or a "not" makes the difference."""
    if re.findall(r"\d+", text) != re.findall(r"\d+", label) or _denied(text) != _denied(label):
        return 0
    return SequenceMatcher(None, text, label).ratio()


def _rest(text: str, hits: Iterable[Hit]) -> str:
    taken = {place for hit in hits for place in range(hit.start, hit.end)}
    return "".join(" " if place in taken else c for place, c in enumerate(text))


def _denied(text: str) -> bool:
    return bool(_negations().search(text))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return " ".join(without_end(plain).split())


def _as_words(text: str) -> re.Pattern[str]:
    """``text`` where it is not a part of a longer word or number."""
    before = rf"(?<![{LATIN}\d])" if _apart(text[0]) else ""
    after = rf"(?![{LATIN}\d])" if _apart(text[-1]) else ""
    return re.compile(before + re.escape(text) + after)


def _apart(character: str) -> bool:
    """Whether words with this character have spaces around them, or it is a digit."""
    return character.isdigit() or unicodedata.name(character, "").startswith("LATIN")


def _words(part: str) -> frozenset[str]:
    return frozenset(w.casefold() for table in ordinals().values() for w in getattr(table, part))


@cache
def _negations() -> re.Pattern[str]:
    return re.compile("|".join(_as_words(w).pattern for w in _sorted("negations")))


@cache
def _separators() -> re.Pattern[str]:
    joints = [
        rf"\s+{re.escape(word)}\s+" if _apart(word[0]) else rf"\s*{re.escape(word)}\s*"
        for word in _sorted("between")
    ]
    return re.compile(rf"[,、，・/;&+.\n]|(?<=\d)\s+(?=\d)|{'|'.join(joints)}")


def _sorted(part: str) -> tuple[str, ...]:
    tables: Iterable[Ordinals] = ordinals().values()
    return languages_words(word for table in tables for word in getattr(table, part))
