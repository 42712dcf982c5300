"""Words of respect taken back to です, ます and てください (STANDARDS PJ4)."""

from collections.abc import Callable
from dataclasses import replace

from bot.plain.conjugation import Unconjugable
from bot.plain.morph import Morph, words
from bot.plain.predicate import DOING, replaced, verb
from bot.plain.requests import allowed, received, stem_of_respect, wished
from bot.plain.respect import dictionary, honorifics

PERSONS = ("方", "人", "者", "皆様", "皆さん", "みなさん", "場合", "際", "とき", "時")


Rule = Callable[[list[Morph]], list[Morph] | None]
"""The words from here on, rewritten at their beginning; None where the rule does not apply."""


def without_honorifics(morphs: list[Morph]) -> list[Morph]:
    """A sentence without words of respect; a word that has no plain form here stays."""
    done: list[Morph] = []
    rest = list(morphs)
    while rest:
        for rule in RULES:
            try:
                changed = rule(rest)
            except Unconjugable:
                changed = None
            if changed is not None and changed != rest:
                rest = changed
                break
        else:
            done.append(rest.pop(0))
    return done


def _passive_of_respect(rest: list[Morph]) -> list[Morph] | None:
    """希望される方 → 希望する人, 受診されている → 受診している."""
    if len(rest) < 4 or [m.lemma for m in rest[1:3]] != ["する", "れる"]:
        return None
    act = rest[0].surface
    persons = any(m.lemma in PERSONS or m.surface in PERSONS for m in rest[3:6])
    if act in honorifics().never_passive or (act in honorifics().acts and persons):
        return [rest[0], *replaced(rest[2], DOING, rest[3:])]
    return None


def _object_of_respect(rest: list[Morph]) -> list[Morph] | None:
    """在留期間を更新された方 → 更新した人: what has an object is done, not suffered."""
    size = 3 if len(rest) > 4 and rest[2].lemma == "する" else 2
    if (
        len(rest) <= size + 1
        or rest[0].surface != "を"
        or rest[size].lemma not in ("れる", "られる")
    ):
        return None
    if not any(m.lemma in PERSONS or m.surface in PERSONS for m in rest[size + 1 : size + 3]):
        return None
    if size == 3 and rest[1].verbal:
        return [*rest[:2], *replaced(rest[3], DOING, rest[4:])]
    return None


def _passing(rest: list[Morph]) -> list[Morph] | None:
    """亡くなられた → 亡くなった."""
    if len(rest) > 2 and rest[0].lemma == "亡くなる" and rest[1].lemma == "れる":
        return replaced(rest[1], dictionary(rest[0]), rest[2:])
    return None


def _copula(rest: list[Morph]) -> list[Morph] | None:
    """でございます → です."""
    if (
        len(rest) > 2
        and rest[0].surface == "で"
        and rest[1].lemma in ("ござる", "いらっしゃる")
        and rest[2].lemma == "ます"
        and rest[2].form == "終止形-一般"
    ):
        return [replace(words("本です")[-1], space=rest[2].space, border=rest[2].border), *rest[3:]]
    return None


def _humble(rest: list[Morph]) -> list[Morph] | None:
    """A verb of the table; くださる after て stays."""
    plain = honorifics().verbs.get(rest[0].lemma)
    if plain is None or rest[0].form == "命令形" or rest[0].fact:
        return None
    if rest[0].lemma == "くださる" and rest[0].form == "命令形":
        return None
    target = verb(plain)
    return replaced(rest[0], target, rest[1:]) if target else None


def _prefix(rest: list[Morph]) -> list[Morph] | None:
    """ご本人 → 本人."""
    if len(rest) < 2 or rest[0].tag != "接頭辞" or rest[1].fact:
        return None
    if rest[0].surface in ("ご", "御") and rest[1].tag.startswith("名詞"):
        return rest[1:]
    if rest[0].surface == "お" and rest[1].surface in honorifics().unprefixed:
        return rest[1:]
    return None


def _someone(rest: list[Morph]) -> list[Morph] | None:
    """した方は → した人は; した方がいい stays."""
    if len(rest) < 2 or rest[1].surface != "方" or rest[1].tag != "名詞-普通名詞-一般":
        return None
    better = [m.lemma for m in rest[2:4]] in (["が", "いい"], ["が", "良い"], ["が", "よい"])
    if better or not (rest[0].form.startswith(("連体形", "終止形")) or rest[0].lemma == "た"):
        return None
    return [rest[0], replace(rest[1], surface="人", lemma="人"), *rest[2:]]


def _respected(rest: list[Morph]) -> list[Morph] | None:
    """お住まいの方, ご希望の方: 方 after a word of respect is a person."""
    if (
        len(rest) > 3
        and rest[0].surface in ("お", "ご")
        and rest[2].surface == "の"
        and rest[3].surface == "方"
    ):
        return [*rest[:3], replace(rest[3], surface="人", lemma="人"), *rest[4:]]
    return None


def _person(rest: list[Morph]) -> list[Morph] | None:
    """方 → 人; 皆様 → みなさん."""
    first = rest[0]
    if first.surface == "方" and first.lemma == "方" and first.tag == "名詞-普通名詞-助数詞可能":
        return [replace(first, surface="人", lemma="人"), *rest[1:]]
    if first.surface in ("皆様", "皆さま", "皆さん", "みなさま"):
        return [replace(first, surface="みなさん", lemma="みなさん"), *rest[1:]]
    if (
        first.surface in ("皆", "みな")
        and len(rest) > 1
        and rest[1].surface in ("様", "さま", "さん")
    ):
        return [
            replace(rest[1], surface="みなさん", lemma="みなさん", tag="名詞-普通名詞-一般"),
            *rest[2:],
        ]
    return None


RULES: tuple[Rule, ...] = (
    allowed,
    stem_of_respect,
    received,
    wished,
    _passive_of_respect,
    _object_of_respect,
    _passing,
    _copula,
    _humble,
    _respected,
    _someone,
    _prefix,
    _person,
)
