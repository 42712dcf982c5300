"""Long nouns opened into short words (`compounds.yml`; STANDARDS PJ11): 検査件数 → 検査した数."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.catalogue.yaml_source import read_yaml
from bot.plain.morph import Morph, fixed, words, written
from bot.plain.table import entries

DOT = "・"
PLACE = "~"
SHORTEST = 2
"""Characters before a head that the dictionary has joined to it: 利用状況, but not 複数."""

PAIR = 2
"""Words of a noun that is an act and its head."""

AFTER_AN_ACT = ("を", "が", "は", "も", "、", "や")
LIGHT = ("実施",)
"""After a noun of action it says no more than する: 検査実施件数 → 検査した数."""

DOING = ("する", "し")
CASES = ("へ", "で", "と", "から", "まで")
PREFIXES = ("お", "ご", "御")


class Head(BaseModel):
    """How a long noun is said that ends in this word; None where it stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    act: str | None = None
    """After a noun of action, which stands at ``~``."""

    thing: str | None = None
    """After another noun."""


class Compounds(BaseModel):
    """`compounds.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heads: dict[str, Head]
    firsts: dict[str, str]
    objects: dict[str, str]
    manners: frozenset[str]
    whole: frozenset[str]


@lru_cache(maxsize=1)
def compounds() -> Compounds:
    """The table, read once."""
    return Compounds.model_validate(read_yaml(Path(__file__).with_name("compounds.yml")).data)


def without_long_nouns(morphs: list[Morph]) -> list[Morph]:
    """The sentence with its long nouns opened; a noun of the word table is left to it."""
    done: list[Morph] = []
    for run, after in _runs(morphs):
        if not _opens(done, run, after):
            done += run
            continue
        parts = _parts(run)
        short = _first(_opened(parts, after))
        if any(m.lemma == "する" for m in short):
            done, short = _joined(done, short, run, alone=len(parts) == PAIR)
        done += short
    return done


def _joined(
    done: list[Morph], short: list[Morph], run: list[Morph], *, alone: bool
) -> tuple[list[Morph], list[Morph]]:
    """A clause after what described the noun; the noun where no clause can stand.

    施設の + 利用する時間 → 施設を + 利用する時間, 外国への → 外国へ. ``alone`` says that the act
    has no noun of its own, and so takes the one before の.
    """
    last = done[-1] if done else None
    if last and last.form.startswith("連体形"):
        return done, run
    if not last or last.surface != "の":
        return done, short
    if len(done) > 1 and done[-2].surface in CASES and done[-2].tag.startswith("助詞"):
        return done[:-1], short
    act = next((m.surface for m in short if m.verbal), "")
    if alone and act in compounds().objects:
        return [*done[:-1], *fixed(compounds().objects[act])], short
    return done, run if alone else short


def _runs(morphs: list[Morph]) -> Iterator[tuple[list[Morph], list[Morph]]]:
    """Nouns that stand together, or one other word; and what follows."""
    at = 0
    while at < len(morphs):
        end = at + 1
        if _noun(morphs[at]):
            while end < len(morphs) and _noun(morphs[end]) and not morphs[end - 1].space:
                end += 1
        yield morphs[at:end], morphs[end:]
        at = end


def _noun(morph: Morph) -> bool:
    return morph.tag.startswith(("名詞", "形状詞-一般", "接頭辞", "接尾辞-名詞的"))


def _opens(before: list[Morph], run: list[Morph], after: list[Morph]) -> bool:
    """Whether the long noun may be opened where it stands."""
    if not _noun(run[0]) or run[-1].fact or written(run).strip() in compounds().whole:
        return False
    if DOT in [m.surface for m in (*before[-1:], *after[:1])]:
        return False
    if after and (after[0].lemma in ("する", "できる") or after[0].tag.startswith("動詞-一般")):
        return False
    return not any(_names(run[at:]) for at in range(max(1, len(run) - 1)))


def _names(run: list[Morph]) -> bool:
    """Whether the word table has just these words."""
    return any(len(e.said) == len(run) and e.matches(run) for e in entries(run[0].surface))


def _parts(run: list[Morph]) -> list[Morph]:
    """The words of a long noun, its head a word of its own: 利用状況 → 利用, 状況."""
    last = run[-1]
    for head in sorted((*compounds().heads, *compounds().objects), key=len, reverse=True):
        front = last.surface.removesuffix(head)
        if last.surface != front and len(front) >= SHORTEST:
            cut = words(front)
            if all(_noun(m) for m in cut):
                return [*run[:-1], *cut, _head(head).like(last)]
    return run


def _head(text: str) -> Morph:
    """A head as one word, also where the dictionary has two: 者数."""
    known = words(text)
    return known[0] if len(known) == 1 else Morph(text, text, "名詞-普通名詞-一般")


def _opened(run: list[Morph], after: list[Morph]) -> list[Morph]:
    """The long noun from its end to its beginning, as far as the table knows its words."""
    front, last = run[:-1], run[-1]
    if not front or all(m.surface in PREFIXES for m in front):
        return run
    head = compounds().heads.get(last.surface)
    if len(front) > 1 and front[-1].surface in LIGHT and front[-2].verbal:
        front = front[:-1]
    if head and head.act and _acts(front[-1], head.act):
        return _act(front, head.act, last)
    if head and head.thing and not front[-1].tag.startswith("接頭辞"):
        return _opened(front, fixed("の")) + fixed(head.thing, last)
    about = [m.lemma for m in after[:2]] == ["に", "つく"]
    ends = not after or about or after[0].surface in AFTER_AN_ACT
    return _with_object(run) if ends else run


def _acts(noun: Morph, pattern: str) -> bool:
    """Whether the noun can be done; どう利用しているか asks for an act with an object."""
    asked = not pattern.startswith(PLACE)
    return noun.verbal and not noun.fact and (not asked or noun.surface in compounds().objects)


def _act(front: list[Morph], pattern: str, like: Morph) -> list[Morph]:
    """サイト, 利用 in どう~しているか → サイトをどう利用しているか; 健康の相談をする所."""
    before, _, after = pattern.partition(PLACE)
    *thing, act = front
    particle = _particle(thing, act)
    how = fixed(before) if before else []
    if particle:
        return [*_opened(thing, fixed("の")), *fixed(particle), *how, act, *fixed(after, like)]
    named = [m for m in thing if m.surface not in PREFIXES]
    if not named or not after.startswith(DOING):
        return [*how, *thing, act, *fixed(after, like)]
    manner = named[-1].surface in compounds().manners
    owner = thing if manner else [*_opened(thing, fixed("の")), *fixed("の")]
    return [*how, *owner, act, *fixed("を"), *fixed(after, like)]


def _with_object(run: list[Morph]) -> list[Morph]:
    """データ収集 → データの収集, which the word table opens further."""
    *thing, act = run
    if not _particle(thing, act):
        return run
    return [*_opened(thing, fixed("の")), *fixed("の"), act]


def _particle(thing: list[Morph], act: Morph) -> str:
    """The particle between a noun and the noun of action after it; empty if they stay one."""
    if not thing or thing[-1].surface in compounds().manners | frozenset(PREFIXES):
        return ""
    return compounds().objects.get(act.surface, "")


def _first(run: list[Morph]) -> list[Morph]:
    """最新情報 → 一番新しい情報; 市公式ホームページ → 市のホームページ."""
    for at, morph in enumerate(run[:-1]):
        said = compounds().firsts.get(morph.surface)
        following = run[at + 1]
        if said == "の" and at and run[at - 1].ends_noun:
            rest = run[at + 1 :] if following.compounding else run[at + 2 :]
            if following.compounding or following.surface == said:
                return [*run[:at], *fixed(said), *rest]
        elif said and said != "の" and not at and following.compounding:
            return [*fixed(said), *run[1:]]
    return run
