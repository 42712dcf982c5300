"""Nouns of action opened into verbs (STANDARDS PJ11), before the word table is asked."""

from collections.abc import Callable
from dataclasses import replace

from bot.plain.conjugation import Unconjugable
from bot.plain.morph import Morph, words
from bot.plain.predicate import DOING, Verb, replaced

FREE = ("は", "も", "、", "で", "に", "から", "まで", "を", "が")
"""Words before a noun that do not describe it."""

BEFORE_AN_ACT = ("を", "に", "へ", "で")
WISH = Verb("したい", "形容詞")
AFTER = ("上", "うえ")
MOMENTS: dict[str, Callable[[], list[Morph]]] = {
    "後": lambda: list(words("提出した後")[1:]),
    "前": lambda: list(words("提出する前")[1:]),
    "時": lambda: list(words("提出するとき")[1:]),
}
"""提出後 → 提出した後."""


def opened(morphs: list[Morph]) -> list[Morph]:
    """確認を行う → 確認する, 利用を希望する → 利用したい, 持参の上 → 持参して."""
    done = _finished(morphs)
    for at in range(len(done) - 3, -1, -1):
        if not done[at].verbal or done[at].fact:
            continue
        try:
            done[at + 1 :] = _opened(done[at - 1] if at else None, done[at + 1 :])
        except Unconjugable:
            continue
    return done


def _finished(morphs: list[Morph]) -> list[Morph]:
    """A heading that stops at its noun of action: 市役所に相談 → 市役所に相談する."""
    if len(morphs) < 3 or not morphs[-1].verbal or morphs[-1].fact:
        return list(morphs)
    if morphs[-2].surface not in BEFORE_AN_ACT or not morphs[-2].tag.startswith("助詞"):
        return list(morphs)
    return [*morphs[:-1], morphs[-1].bare(), words("確認する")[1].like(morphs[-1])]


def _opened(before: Morph | None, rest: list[Morph]) -> list[Morph]:
    """What follows a noun of action."""
    particle, said, after = rest[0], rest[1], rest[2:]
    if particle.surface == "の" and said.surface in AFTER:
        comma = [] if after and after[0].surface == "、" else [words("、")[0]]
        return [*words("記入して")[1:], *comma, *after]
    if particle.surface in MOMENTS and not (before and before.ends_noun) and not said.ends_noun:
        return [*MOMENTS[particle.surface](), said, *after]
    if particle.surface == "可能" and said.surface in ("な", "です"):
        able = words("書けます") if said.surface == "です" else words("書ける")
        stem = "でき" if said.surface == "です" else "できる"
        return [replace(able[0], surface=stem, lemma="できる"), *able[1:], *after]
    if particle.surface != "を" or (before and before.surface not in FREE):
        return rest
    objects = before is not None and before.surface == "を"
    if said.lemma in ("行う", "おこなう") and not objects:
        return replaced(said, DOING, after)
    if said.surface == "希望" and after and after[0].lemma == "する":
        return replaced(after[0], WISH, after[1:])
    return rest
