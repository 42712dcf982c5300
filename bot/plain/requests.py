"""Requests and favours in words of respect: ご～ください, ～いただく, ～ようお願いします."""

from dataclasses import replace

from bot.plain.morph import Morph, words
from bot.plain.predicate import DOING, able, replaced, request, verb
from bot.plain.respect import dictionary, honorifics, verb_of

GIVING = ("いただく", "頂く", "くださる", "下さる", "いただける", "頂ける")
ASKING = ("お願い", "願う")


def stem_of_respect(rest: list[Morph]) -> list[Morph] | None:
    """お／ご + stem + ください, いただく, になる, いたす or する."""
    if len(rest) < 3 or rest[0].surface not in ("お", "ご", "御") or rest[1].fact:
        return None
    stem, said, after = rest[1], rest[2], rest[3:]
    noun, target = verb_of(stem)
    if target is None:
        return None
    if said.surface == "に" and after and after[0].lemma in ("なる", "なれる"):
        done = able(target) if after[0].lemma == "なれる" else target
        return noun + replaced(after[0], done, after[1:])
    if said.lemma in ("くださる", "下さる") and said.form == "命令形":
        return _asked(stem, said, after)
    if said.lemma in ("いただく", "頂く"):
        if end := _wish(after):
            return _asked(stem, end[0], end[1:])
        if _closes(after):
            return _asked(stem, after[0], after[1:])
    if said.lemma in ("いただける", "頂ける"):
        return noun + replaced(said, able(target), after)
    humble = said.lemma in ("いたす", "致す", "する", "申し上げる") and stem.surface not in ASKING
    if said.lemma in GIVING or (humble and stem.surface != "願い"):
        return noun + replaced(said, target, after)
    return None


def _asked(stem: Morph, like: Morph, after: list[Morph]) -> list[Morph] | None:
    """A request, with the plainer verb of the table where it has one."""
    plainer = honorifics().requests.get(stem.surface)
    if plainer == "":
        return None
    if plainer and (target := verb(plainer)):
        return request(target, like) + after
    noun, known = verb_of(stem)
    return noun + request(known, like) + after if known else None


def received(rest: list[Morph]) -> list[Morph] | None:
    """て + いただく: a request at the end of a sentence, else the bare verb."""
    if len(rest) < 3 or rest[1].surface not in ("て", "で") or rest[2].lemma not in GIVING:
        return None
    giving, after = rest[2], rest[3:]
    if giving.form == "命令形" or not rest[0].form.startswith("連用形"):
        return None
    if after and after[0].lemma in ("こと", "場合"):
        return None
    if giving.lemma in ("いただける", "頂ける", "くださる", "下さる"):
        return None
    if end := _wish(after):
        return [*rest[:2], replace(words("書いてください")[-1], space=end[0].space), *end[1:]]
    if _closes(after):
        return [*rest[:2], replace(words("書いてください")[-1], space=after[0].space), *after[1:]]
    return replaced(giving, dictionary(rest[0]), after)


def allowed(rest: list[Morph]) -> list[Morph] | None:
    """させていただく → する."""
    if [m.lemma for m in rest[1:3]] != ["せる", "て"] and [m.lemma for m in rest[1:3]] != [
        "させる",
        "て",
    ]:
        return None
    if len(rest) < 4 or rest[3].lemma not in ("いただく", "頂く"):
        return None
    return replaced(rest[3], dictionary(rest[0]), rest[4:])


def wished(rest: list[Morph]) -> list[Morph] | None:
    """～ますようお願いします → ～てください; ～をお願いします → ～してください."""
    if rest[0].form.startswith(("連用形", "未然形")) and rest[0].tag.startswith("動詞"):
        negative = len(rest) > 1 and rest[1].lemma == "ない"
        if negative and (end := _wish(rest[2:])):
            return [rest[0], *words("書かないでください")[1:-1], _kudasai(end[0]), *end[1:]]
        if end := _wish(rest[1:]):
            return request(dictionary(rest[0]), end[0]) + end[1:]
    if (
        rest[0].tag.startswith("動詞")
        and rest[0].form.startswith("連体形")
        and (end := _wish([words("書きます")[-1], *rest[1:]]))
    ):
        return request(dictionary(rest[0]), end[0]) + end[1:]
    if (
        len(rest) > 2
        and rest[0].verbal
        and rest[0].surface not in ASKING
        and rest[1].surface in ("を", "の")
        and (end := _asking(rest[2:]))
    ):
        return [rest[0].bare(), *request(DOING, end[0]), *end[1:]]
    return None


def _wish(rest: list[Morph]) -> list[Morph] | None:
    """From ～ますようお願いします, the last word of it and what follows."""
    if rest and rest[0].lemma == "ます":
        rest = rest[1:]
    elif not (rest and rest[0].lemma == "よう"):
        return None
    if not rest or rest[0].lemma != "よう":
        return None
    rest = rest[1:]
    if rest and rest[0].surface == "に":
        rest = rest[1:]
    if rest and rest[0].surface == "、":
        rest = rest[1:]
    return _asking(rest)


def _asking(rest: list[Morph]) -> list[Morph] | None:
    """From お願い(いた)します, its last word and what follows, at the end of a sentence."""
    size = 0
    while size < len(rest) and (
        rest[size].lemma in ("お", "お願い", "願う", "いたす", "致す", "する", "申し上げる", "ます")
    ):
        size += 1
    heard = {m.lemma for m in rest[:size]}
    if not heard & set(ASKING) or rest[size - 1].lemma != "ます":
        return None
    if not _ends(rest[size:]):
        return None
    return rest[size - 1 :]


def _closes(after: list[Morph]) -> bool:
    """Whether ます ends the sentence here."""
    return bool(after and after[0].lemma == "ます" and after[0].form == "終止形-一般") and _ends(
        after[1:]
    )


def _ends(rest: list[Morph]) -> bool:
    return not rest or rest[0].tag == "補助記号-句点"


def _kudasai(like: Morph) -> Morph:
    return replace(words("書いてください")[-1], space=like.space, border=like.border)
