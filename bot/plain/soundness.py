"""Whether a rewritten sentence may leave the house: nothing lost, nothing broken."""

import re

from bot.plain.facts import facts
from bot.plain.morph import Morph, words

BROKEN = re.compile(
    r"をを|がが|にに|はは|のの|、、|。。|、。|^[、をがはに]|でで[^き]|いる人人|することこと"
)
ASKED = 5
"""Words in の着用してください."""

TE = ("て", "で", "た", "だ", "たり", "ちゃう", "てる", "とく")


def sound(source: str, names: frozenset[str], text: str) -> bool:
    """Whether ``text`` keeps every fact and name of ``source``, adds none, and ends well."""
    return (
        bool(text.strip())
        and facts(source) == facts(text)
        and all(name in text for name in names)
        and not (BROKEN.search(text) and not BROKEN.search(source))
        and breaks(text) <= breaks(source)
    )


def breaks(text: str) -> int:
    """How many words stand in a form that what follows does not allow."""
    morphs = words(text)
    return sum(
        _broken(morph, morphs[at + 1] if at + 1 < len(morphs) else None)
        or _owns_a_verb(morphs[at : at + ASKED])
        for at, morph in enumerate(morphs)
    )


def _owns_a_verb(here: tuple[Morph, ...]) -> bool:
    """マスクのつけてください, マスクの着用してください: no の before what is asked for."""
    if here[0].surface != "の" or here[0].tag != "助詞-格助詞":
        return False
    asked = here[2:] if len(here) > 2 and here[1].verbal else here[1:]
    verb = bool(asked) and asked[0].tag.startswith("動詞")
    return verb and [m.lemma for m in asked[1:3]] == ["て", "くださる"]


def _broken(morph: Morph, following: Morph | None) -> bool:
    if not morph.tag.startswith(("動詞", "形容詞", "助動詞")):
        return False
    after = following.lemma if following else ""
    if morph.form.endswith("音便") and morph.form.startswith("連用形"):
        return after not in TE and not (following and following.surface in TE)
    if morph.form.startswith(("未然形", "仮定形")):
        return following is None or not following.tag.startswith(("助動詞", "助詞", "動詞"))
    return False
