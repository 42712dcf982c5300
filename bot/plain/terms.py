"""Official terms: kept as they are, and explained in 〈 〉 where a text first names them (PJ7)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bot.catalogue.yaml_source import read_yaml
from bot.plain.morph import Morph

LONGEST = 8
"""Words in a term."""

ASIDE = "補助記号-注"
"""Our own part of speech for an explanation; no step reads into it."""

OPENERS = ("〈", "（", "(")


def with_terms_kept(morphs: list[Morph]) -> list[Morph]:
    """Terms marked as facts, so that no step replaces a part of them."""
    kept = list(morphs)
    for start, end in _found(morphs):
        kept[start:end] = [replace(m, fact=True) for m in kept[start:end]]
    return kept


def explained(morphs: list[Morph], known: set[str]) -> list[Morph]:
    """An explanation after each term that is not ``known`` yet; adds it to ``known``.

    A verb with する is no place for one, nor is a term that brackets explain already.
    """
    done: list[Morph] = []
    last = 0
    for start, end in _found(morphs):
        term = "".join(m.surface for m in morphs[start:end])
        following = morphs[end] if end < len(morphs) else None
        taken = following and (
            following.surface.startswith(OPENERS) or following.lemma in ("する", "できる")
        )
        done += morphs[last:end]
        last = end
        if not taken and term not in known:
            known.add(term)
            text = f"〈{_terms()[term].replace(' ', '')}〉"
            done[-1], space = replace(done[-1], space=""), done[-1].space
            done.append(Morph(text, text, ASIDE, fact=True, space=space))
    return done + morphs[last:]


def _found(morphs: list[Morph]) -> Iterator[tuple[int, int]]:
    """Where terms stand as whole words, the longest first, from left to right."""
    at = 0
    while at < len(morphs):
        for size in range(min(LONGEST, len(morphs) - at), 0, -1):
            term = "".join(m.surface for m in morphs[at : at + size])
            named = morphs[at + size - 1].compounding
            if term in _terms() and named and not _in_compound(morphs, at, at + size):
                yield at, at + size
                at += size
                break
        else:
            at += 1


def _in_compound(morphs: list[Morph], start: int, end: int) -> bool:
    before = morphs[start - 1] if start else None
    after = morphs[end] if end < len(morphs) else None
    return bool(
        (before and before.compounding and not before.space)
        or (after and after.compounding and after.surface not in ("等", "など"))
    )


@lru_cache(maxsize=1)
def _terms() -> dict[str, str]:
    terms: dict[str, str] = read_yaml(Path(__file__).with_name("terms.yml")).data
    return terms
