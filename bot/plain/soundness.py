"""Whether a rewritten sentence may leave the house: nothing lost, nothing broken."""

import re

from bot.plain.facts import facts
from bot.plain.morph import Morph, words

BROKEN = re.compile(
    r"をを|がが|にに|はは|のの|、、|。。|、。|^[、をがはに]|でで[^き]|いる人人|することこと"
)
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
        for at, morph in enumerate(morphs)
    )


def _broken(morph: Morph, following: Morph | None) -> bool:
    if not morph.tag.startswith(("動詞", "形容詞", "助動詞")):
        return False
    after = following.lemma if following else ""
    if morph.form.endswith("音便") and morph.form.startswith("連用形"):
        return after not in TE and not (following and following.surface in TE)
    if morph.form.startswith(("未然形", "仮定形")):
        return following is None or not following.tag.startswith(("助動詞", "助詞", "動詞"))
    return False
