"""Official and hard words replaced by everyday ones (`words.yml`; STANDARDS PJ5, PJ6, PJ11)."""

from collections.abc import Iterator

from bot.plain.conjugation import Need, Unconjugable
from bot.plain.morph import Morph, fixed, words
from bot.plain.predicate import Verb, able, replaced
from bot.plain.table import Entry, entries

JOINING = ("等", "など")
"""Affixes that do not make another word of the noun before them."""

DOT = "・"
COPULA = "助動詞-ダ"
DESU = "助動詞-デス"
OBJECTS = frozenset("をにがへ")
AFTER_AN_ACT = ("を", "が", "は", "も")
DOING_IT = "すること"
"""感染予防のため is 病気がうつらないようにするため, without こと."""

LISTING = ("、", "や")
CASES = ("へ", "で", "と", "から", "まで")
GOING_ON = ("いる", "おる", "ある", "くださる")
TIMES = ("際", "とき", "時", "場合", "前", "ため", "方法")
LISTED = ("と", "か", "だけ")
"""Particles that only follow a noun or a verb in dictionary form."""


def in_everyday_words(morphs: list[Morph]) -> list[Morph]:
    """A sentence with the words of the table; facts and compounds that it does not name stay."""
    done: list[Morph] = []
    rest = list(morphs)
    while rest:
        for entry in _candidates(rest[0]):
            if not entry.matches(rest) or not _fits(entry, done, rest):
                continue
            try:
                done, rest = _applied(entry, done, rest)
            except Unconjugable:
                continue
            break
        else:
            done.append(rest.pop(0))
    return done


def _candidates(first: Morph) -> Iterator[Entry]:
    yield from entries(first.surface)
    if first.lemma != first.surface:
        yield from (e for e in entries(first.lemma) if len(e.said) == 1 and e.conjugates)


def _applied(entry: Entry, done: list[Morph], rest: list[Morph]) -> tuple[list[Morph], list[Morph]]:
    """What is written and what is left, once the entry stands in its place.

    Raises:
        Unconjugable: its everyday word cannot stand there.
    """
    size = len(entry.said)
    old, after = rest[:size], rest[size:]
    if entry.act:
        return _opened(entry, done, old[-1], after)
    if entry.target and entry.conjugates:
        potential = entry.said[-1].lemma == "する" and old[-1].lemma == "できる"
        target = able(entry.target) if potential else entry.target
        new = replaced(old[-1], target, after)
        return [*done, new[0]], new[1:]
    if entry.target and entry.describes:
        new = _predicated(entry.target, old[-1], after)
        return [*done, new[0]], new[1:]
    if entry.instead.endswith(DOING_IT) and [m.surface for m in after[:2]] == ["の", "ため"]:
        return done + fixed(entry.instead.removesuffix("こと")), after[1:]
    return done + (fixed(entry.instead, old[-1]) if entry.instead else []), after


def _opened(
    entry: Entry, done: list[Morph], old: Morph, after: list[Morph]
) -> tuple[list[Morph], list[Morph]]:
    """A noun of action as a verb: 施設の利用が → 施設を使うことが, 利用の際は → 使う際は."""
    owned = bool(done) and done[-1].surface == "の"
    if done and not owned and done[-1].form.startswith("連体形"):
        raise Unconjugable(f"{old.surface} is described by {done[-1].surface}")
    if owned:
        done = _object(done[:-1], "を" if entry.transitive else "が")
    if entry.transitive and entry.target and [m.lemma for m in after[:2]] == ["を", "する"]:
        new = replaced(after[1], entry.target, after[2:])
        return [*done, new[0]], new[1:]
    verb = fixed(entry.instead)
    if len(after) > 1 and after[0].surface == "の" and after[1].surface in TIMES:
        return done + verb, after[1:]
    heading = owned and not after
    if not heading and not _takes_koto(after, owned):
        raise Unconjugable(f"{old.surface} stands alone")
    if len(after) > 1 and after[1].lemma in ("ない", "ある", "無い", "なさる"):
        raise Unconjugable(f"{old.surface} is there or not")
    return done + verb + fixed("こと", old), after


def _takes_koto(after: list[Morph], owned: bool) -> bool:
    """Whether こと can stand before what follows: を, について, in a list 、 and や."""
    if [m.lemma for m in after[:2]] == ["に", "つく"]:
        return True
    return bool(after) and after[0].surface in AFTER_AN_ACT + LISTING * owned


def _object(done: list[Morph], particle: str) -> list[Morph]:
    """施設の → 施設を, 外国への → 外国へ."""
    if done and done[-1].surface in CASES and done[-1].tag.startswith("助詞"):
        return done
    return [*done, Morph(particle, particle, "助詞-格助詞")]


def _predicated(target: Verb, old: Morph, rest: list[Morph]) -> list[Morph]:
    """A verb or い-adjective for an adjective with な: 困難です → 難しいです."""
    if not rest or rest[0].kind not in (COPULA, DESU):
        if rest and rest[0].surface == "に" and target.kind == "形容詞":
            return [target.form(Need.STEM, rest[0]), *rest[1:]]
        raise Unconjugable(f"{target.lemma} for {old.surface} without a copula")
    copula, after = rest[0], rest[1:]
    if copula.surface in ("な", "だ"):
        return [target.form(Need.PLAIN, copula), *after]
    if copula.surface == "です" and target.kind == "形容詞":
        return [target.form(Need.PLAIN, old), *rest]
    if copula.surface == "です":
        masu = words("書きます")[-1].like(copula)
        return [target.form(Need.STEM, old), masu, *after]
    if copula.surface == "に" and target.kind == "形容詞":
        return [target.form(Need.STEM, copula), *after]
    raise Unconjugable(f"{target.lemma} before {copula.surface}")


def _fits(entry: Entry, done: list[Morph], rest: list[Morph]) -> bool:
    """Whether what stands around the entry lets its everyday word stand there."""
    before = done[-1] if done and not done[-1].space else None
    if entry.instead in LISTED:
        return before is not None and (before.ends_noun or before.form.startswith("終止形"))
    if _agent(entry, rest) or _doubles(entry, done) or _goes_on(entry, rest):
        return False
    described = before and (before.surface == "の" or before.form.startswith("連体形"))
    if described and entry.clause:
        return False
    return not _inside_compound(entry, before, rest)


def _agent(entry: Entry, rest: list[Morph]) -> bool:
    """医師により判断される: before a passive the word names who does it."""
    by = entry.said[0].surface == "に" and entry.said[1:2] and entry.said[1].lemma == "よる"
    return bool(by) and any(m.lemma in ("れる", "られる") for m in rest)


def _goes_on(entry: Entry, rest: list[Morph]) -> bool:
    """に基づいている is not the particle に基づいて."""
    size = len(entry.said)
    after = rest[size].lemma if len(rest) > size else ""
    return entry.said[-1].surface in ("て", "で") and after in GOING_ON


def _doubles(entry: Entry, done: list[Morph]) -> bool:
    """料金を返金する is not 料金をお金を返す."""
    particle = done[-1].surface if done else ""
    return (
        particle in OBJECTS
        and entry.said[0].surface != particle
        and any(m.surface == particle and m.tag.startswith("助詞") for m in words(entry.instead))
    )


def _inside_compound(entry: Entry, before: Morph | None, rest: list[Morph]) -> bool:
    """Whether the entry is a noun that is only a part of a longer one."""
    first, last = entry.said[0], entry.said[-1]
    counted = before is not None and "数詞" in before.tag and "助数詞" in first.tag
    affix = first.tag.startswith("接尾辞") or first.surface == "程度" or counted
    when = entry.conjugates and before is not None and before.tag.endswith("副詞可能")
    joined = before is not None and not when and (before.ends_noun or before.surface == DOT)
    if joined and first.compounding and not affix:
        return True
    size = len(entry.said)
    if entry.conjugates or not last.compounding or len(rest) == size or rest[size - 1].space:
        return False
    after = rest[size]
    if after.lemma in ("する", "できる", "くださる", "いただく"):
        return "サ変" in last.tag
    if last.tag.endswith("副詞可能") and after.verbal:
        return False
    glued = after.surface == DOT or after.tag.startswith(("形容詞", "動詞-一般"))
    return (after.ends_noun or glued) and after.surface not in JOINING
