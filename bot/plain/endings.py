"""Sentences end in です, ます or てください (STANDARDS PJ4); clauses inside go on with て."""

from bot.plain.conjugation import Need, Unconjugable
from bot.plain.morph import Morph, words
from bot.plain.predicate import Verb, replaced, verb

FULL_STOP = "補助記号-句点"
COMMA = "補助記号-読点"
FROZEN = ("よる", "対する", "おく", "つく", "とる", "関する", "加える", "応じる", "つれる", "伴う")
"""Verbs in set phrases after に, which are no clauses of their own."""


def with_polite_end(morphs: list[Morph]) -> list[Morph]:
    """The sentence with its last predicate polite; what has no predicate stays as it is."""
    body = list(morphs)
    stop: list[Morph] = []
    while body and body[-1].tag == FULL_STOP:
        stop.insert(0, body.pop())
    return _polite(body) + stop if body else morphs


def _polite(body: list[Morph]) -> list[Morph]:
    last = body[-1]
    if last.kind == "助動詞-タ" and len(body) > 1:
        return _polite_past(body)
    if not last.form.startswith(("終止形", "連体形")):
        return body
    if last.tag.startswith("動詞") or last.kind in ("助動詞-レル", "下一段-サ行"):
        return _dearu(body) or _before(body[:-1], last, "書きます")
    if last.lemma == "ない" and last.tag.startswith("助動詞") and len(body) > 1:
        return _negative(body)
    if last.surface == "だ":
        return [*body[:-1], words("本です")[-1].like(last)]
    if last.tag.startswith("形容詞") or last.surface == "たい":
        return [*body, words("高いです")[-1].like(last)]
    return body


def _before(head: list[Morph], last: Morph, pattern: str) -> list[Morph]:
    """The last verb in the form before ます, and the ending of ``pattern``."""
    base = Verb(last.lemma, last.kind if last.kind != "助動詞-レル" else "下一段-ラ行")
    ending = list(words(pattern)[1:])
    ending[-1] = ending[-1].like(last)
    return [*head, base.form(Need.STEM, last).bare(), *ending]


def _dearu(body: list[Morph]) -> list[Morph] | None:
    """である → です."""
    if len(body) > 2 and body[-1].lemma == "ある" and body[-2].surface == "で":
        return [*body[:-2], words("本です")[-1].like(body[-1])]
    return None


def _polite_past(body: list[Morph]) -> list[Morph]:
    """書いた → 書きました, 高かった → 高かったです, だった → でした."""
    past, old = body[-1], body[-2]
    if old.tag.startswith("動詞"):
        ending = list(words("書きました")[1:])
        ending[-1] = ending[-1].like(past)
        return [*body[:-2], Verb(old.lemma, old.kind).form(Need.STEM, old), *ending]
    if old.surface == "だっ":
        ending = list(words("本でした")[1:])
        return [*body[:-2], *ending[:-1], ending[-1].like(past)]
    if old.tag.startswith("形容詞"):
        return [*body, words("高いです")[-1].like(past)]
    return body


def _negative(body: list[Morph]) -> list[Morph]:
    """書かない → 書きません."""
    old, last = body[-2], body[-1]
    if not old.tag.startswith("動詞"):
        return body
    ending = list(words("書きません")[1:])
    ending[-1] = ending[-1].like(last)
    return [*body[:-2], Verb(old.lemma, old.kind).form(Need.STEM, old), *ending]


def with_te_forms(morphs: list[Morph]) -> list[Morph]:
    """記入し、 → 記入して、: a clause that stops in the middle goes on with て."""
    done: list[Morph] = []
    for at, morph in enumerate(morphs):
        following = morphs[at + 1] if at + 1 < len(morphs) else None
        if not (following and following.tag == COMMA and _stops(morph, done)):
            done.append(morph)
            continue
        te = words("書いて")[-1].like(morph)
        try:
            base = verb("いる") if morph.lemma == "おる" else Verb(morph.lemma, morph.kind)
            old = Morph(morph.surface, morph.lemma, morph.tag, morph.kind, "連用形-一般")
            done += replaced(old, base, [te]) if base else [morph]
        except Unconjugable:
            done.append(morph)
    return done


def _stops(morph: Morph, before: list[Morph]) -> bool:
    if not (morph.tag.startswith("動詞") and morph.form == "連用形-一般") or morph.fact:
        return False
    after_ni = bool(before) and before[-1].surface in ("に", "を", "と")
    after_de = bool(before) and before[-1].surface == "で" and morph.lemma == "ある"
    return not (after_ni and morph.lemma in FROZEN) and not after_de
