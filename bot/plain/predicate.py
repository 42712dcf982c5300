"""Putting one verb or adjective in the place of another, in the form of the old one."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.plain.conjugation import Need, Unconjugable, conjugate, needed, voiced
from bot.plain.morph import CONJUGATING, Morph, words

VOICE = {"て": "で", "た": "だ", "たら": "だら", "たり": "だり", "たっ": "だっ", "たろう": "だろう"}
VOICELESS = {v: k for k, v in VOICE.items()}
MERGED = {Need.PASSIVE: ("れる", "られる"), Need.CAUSATIVE: ("せる", "させる")}
VOICES = ("助動詞-レル", "下一段")
"""Classes of れる and せる: 見られる and 知らせる conjugate as one verb."""

OBJECT = re.compile(r".[をにがと].")
"""A verb with its own object or place: nothing else can be done to it."""

I_ROW = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or adjective in dictionary form, perhaps with words before it: 持ってくる."""

    lemma: str
    kind: str

    def form(self, need: Need, like: Morph) -> Morph:
        """The verb in one form, in the place of ``like``."""
        surface = conjugate(self.lemma, self.kind, need)
        tag = "形容詞-一般" if self.kind == "形容詞" else "動詞-一般"
        return Morph(
            surface, self.lemma, tag, self.kind, FORMS[need], like.space, border=like.border
        )


FORMS = {
    Need.NEGATIVE: "未然形-一般",
    Need.ZU: "未然形-一般",
    Need.PASSIVE: "終止形-一般",
    Need.CAUSATIVE: "終止形-一般",
    Need.STEM: "連用形-一般",
    Need.TE: "連用形-音便",
    Need.PLAIN: "終止形-一般",
    Need.CONDITIONAL: "仮定形-一般",
    Need.IMPERATIVE: "命令形",
    Need.VOLITIONAL: "意志推量形",
    Need.POTENTIAL: "終止形-一般",
}


DOING = Verb("する", "サ行変格")


def able(base: Verb) -> Verb:
    """The verb of being able to do it: 書ける, 利用できる."""
    return Verb(conjugate(base.lemma, base.kind, Need.POTENTIAL), "下一段-ラ行")


@lru_cache(maxsize=4_096)
def verb(written: str) -> Verb | None:
    """A verb or adjective by its dictionary form; its class is what Sudachi's dictionary says.

    Where two verbs look alike, the class stands after a slash: "いる/五段-ラ行".
    """
    lemma, _, kind = written.partition("/")
    if kind:
        return Verb(lemma, kind)
    last = words(lemma)[-1]
    if last.tag.startswith("助動詞") and last.lemma == "ない":
        return Verb(lemma, "形容詞")
    if last.tag == "助動詞" and last.kind.startswith(VOICES):
        return Verb(lemma, "下一段")
    if not last.tag.startswith(CONJUGATING) or last.form.split("-")[0] not in ("終止形", "連体形"):
        return None
    return Verb(lemma, last.kind)


def nominal(noun: str) -> Verb | None:
    """The verb behind a noun made of its stem: 申し込み → 申し込む, 届け → 届ける."""
    guesses = [noun + "る"]
    if noun[-1] in I_ROW:
        guesses.insert(0, noun[:-1] + I_ROW[noun[-1]])
    for guess in guesses:
        found = verb(guess)
        if found and len({m.tag for m in words(guess)} - {"動詞-一般", "助動詞"}) == 0:
            return found
    return None


def replaced(old: Morph, new: Verb, rest: list[Morph]) -> list[Morph]:
    """``new`` in the form of ``old``, and the words ``rest`` after it fitted to it.

    Raises:
        Unconjugable: the new verb has no such form.
    """
    following = rest[0] if rest else None
    need = needed(old, following)
    if need in MERGED and following:
        passive = Verb(conjugate(new.lemma, new.kind, need), "下一段-ラ行")
        if new.kind == "形容詞" or OBJECT.search(new.lemma):
            raise Unconjugable(f"{new.lemma} has no form {need}")
        return replaced(following, passive, rest[1:])
    if new.kind == "形容詞":
        return _adjective(old, new, need, rest)
    if need is Need.NEGATIVE and following and following.lemma == "ない":
        return [new.form(need, old), *rest]
    if need is Need.TE and following:
        table = VOICE if voiced(new.lemma, new.kind) else VOICELESS
        fitted = replace(following, surface=table.get(following.surface, following.surface))
        return [new.form(need, old), fitted, *rest[1:]]
    return [new.form(need, old), *rest]


def _adjective(old: Morph, new: Verb, need: Need, rest: list[Morph]) -> list[Morph]:
    following = rest[0] if rest else None
    if need is Need.STEM and following and following.lemma == "ます":
        if following.form.startswith(("終止形", "連体形")):
            desu = replace(words("高いです")[-1], space=following.space, border=following.border)
            return [new.form(Need.PLAIN, old), desu, *rest[1:]]
        raise Unconjugable(f"{new.lemma} before {following.surface}")
    if need is Need.TE and following and following.lemma == "て":
        asked = len(rest) > 1 and rest[1].lemma == "くださる"
        if asked and new.lemma.endswith("ない"):
            without = new.form(Need.PLAIN, old)
            return [without, replace(following, surface="で"), *rest[1:]]
        return [replace(new.form(Need.STEM, old), form="連用形-一般"), *rest]
    if need is Need.TE and following:
        fitted = replace(following, surface=VOICELESS.get(following.surface, following.surface))
        return [new.form(need, old), fitted, *rest[1:]]
    if need in (Need.PLAIN, Need.CONDITIONAL):
        return [new.form(need, old), *rest]
    raise Unconjugable(f"{new.lemma} has no form {need}")


def request(new: Verb, like: Morph) -> list[Morph]:
    """``new`` as a request: 書いてください."""
    te = words("書いて")[-1] if not voiced(new.lemma, new.kind) else words("読んで")[-1]
    kudasai = words("書いてください")[-1]
    return [
        replace(new.form(Need.TE, like), space="", border=""),
        te,
        replace(kudasai, space=like.space, border=like.border),
    ]
