"""Conjugation of Japanese verbs and adjectives in the classes and forms of UniDic.

>>> conjugate("書く", "五段-カ行", Need.TE), conjugate("勉強する", "サ行変格", Need.POTENTIAL)
('書い', '勉強できる')
"""

from enum import StrEnum

from bot.plain.morph import Morph


class Need(StrEnum):
    """Which form the words that follow call for."""

    NEGATIVE = "before ない"
    ZU = "before ず"
    PASSIVE = "the passive verb"
    CAUSATIVE = "the causative verb"
    STEM = "before ます"
    TE = "before て, た"
    PLAIN = "dictionary form"
    CONDITIONAL = "before ば"
    IMPERATIVE = "imperative"
    VOLITIONAL = "しよう"
    POTENTIAL = "the verb of being able"


ROWS = {
    "う": "わいうえおっ",
    "く": "かきくけこい",
    "ぐ": "がぎぐげごい",
    "す": "さしすせそし",
    "つ": "たちつてとっ",
    "ぬ": "なにぬねのん",
    "ぶ": "ばびぶべぼん",
    "む": "まみむめもん",
    "る": "らりるれろっ",
}
VOICING = frozenset("ぐぬぶむ")
SURU = {
    Need.NEGATIVE: "し",
    Need.ZU: "せ",
    Need.PASSIVE: "される",
    Need.CAUSATIVE: "させる",
    Need.STEM: "し",
    Need.TE: "し",
    Need.PLAIN: "する",
    Need.CONDITIONAL: "すれ",
    Need.IMPERATIVE: "しろ",
    Need.VOLITIONAL: "しよう",
    Need.POTENTIAL: "できる",
}
KURU = {
    Need.NEGATIVE: "こ",
    Need.ZU: "こ",
    Need.PASSIVE: "こられる",
    Need.CAUSATIVE: "こさせる",
    Need.STEM: "き",
    Need.TE: "き",
    Need.PLAIN: "くる",
    Need.CONDITIONAL: "くれ",
    Need.IMPERATIVE: "こい",
    Need.VOLITIONAL: "こよう",
    Need.POTENTIAL: "こられる",
}
ICHIDAN = {
    Need.PASSIVE: "られる",
    Need.CAUSATIVE: "させる",
    Need.PLAIN: "る",
    Need.CONDITIONAL: "れ",
    Need.IMPERATIVE: "ろ",
    Need.VOLITIONAL: "よう",
    Need.POTENTIAL: "られる",
}
ADJECTIVE = {Need.TE: "かっ", Need.PLAIN: "い", Need.CONDITIONAL: "けれ"}


class Unconjugable(ValueError):
    """The class has no such form, or is not known here; the sentence keeps its own word."""


def conjugate(lemma: str, kind: str, need: Need) -> str:
    """The form of ``lemma`` that is needed.

    Raises:
        Unconjugable: the class is not modern Japanese, or an adjective has no such form.
    """
    if kind == "サ行変格" and lemma.endswith("する"):
        return lemma.removesuffix("する") + SURU[need]
    if kind == "カ行変格":
        return _kuru(lemma, need)
    if kind.startswith(("上一段", "下一段")):
        return lemma.removesuffix("る") + ICHIDAN.get(need, "")
    if kind.startswith("五段"):
        return _godan(lemma, need)
    if kind == "形容詞":
        if need in (Need.STEM, Need.NEGATIVE):
            return lemma.removesuffix("い") + "く"
        if need in ADJECTIVE:
            return lemma.removesuffix("い") + ADJECTIVE[need]
    raise Unconjugable(f"{lemma} ({kind}) has no form {need}")


def voiced(lemma: str, kind: str) -> bool:
    """Whether て and た become で and だ after it: 読んで, 泳いだ."""
    return kind.startswith("五段") and lemma[-1] in VOICING


def needed(morph: Morph, following: Morph | None) -> Need:
    """The form that ``morph`` stands in, seen from what follows it.

    Raises:
        Unconjugable: a form of written or spoken style that has no plain counterpart.
    """
    after = following.lemma if following else ""
    if morph.form.startswith("未然形"):
        return {
            "れる": Need.PASSIVE,
            "られる": Need.PASSIVE,
            "せる": Need.CAUSATIVE,
            "させる": Need.CAUSATIVE,
            "ず": Need.ZU,
            "ぬ": Need.ZU,
        }.get(after, Need.NEGATIVE)
    if morph.form.startswith("連用形"):
        sound = after in ("で", "だ") and morph.form.endswith("音便")
        return Need.TE if sound or after in ("て", "た", "たり") else Need.STEM
    for start, need in {
        "終止形": Need.PLAIN,
        "連体形": Need.PLAIN,
        "仮定形": Need.CONDITIONAL,
        "命令形": Need.IMPERATIVE,
        "意志推量形": Need.VOLITIONAL,
    }.items():
        if morph.form.startswith(start):
            return need
    raise Unconjugable(f"{morph.surface} stands in {morph.form or 'no form'}")


def _godan(lemma: str, need: Need) -> str:
    stem, ending = lemma[:-1], lemma[-1]
    if ending not in ROWS:
        raise Unconjugable(f"{lemma} does not end as a verb does")
    a, i, u, e, o, te = tuple(ROWS[ending])
    if lemma.endswith(("行く", "いく")):
        te = "っ"
    if lemma == "ある" and need in (Need.NEGATIVE, Need.PASSIVE, Need.POTENTIAL):
        raise Unconjugable(f"{lemma} has no form {need}")
    return (
        stem
        + {
            Need.NEGATIVE: a,
            Need.ZU: a,
            Need.PASSIVE: a + "れる",
            Need.CAUSATIVE: a + "せる",
            Need.STEM: i,
            Need.TE: te,
            Need.PLAIN: u,
            Need.CONDITIONAL: e,
            Need.IMPERATIVE: e,
            Need.VOLITIONAL: o + "う",
            Need.POTENTIAL: e + "る",
        }[need]
    )


def _kuru(lemma: str, need: Need) -> str:
    if lemma.endswith("来る"):
        return lemma.removesuffix("来る") + "来" + KURU[need][1:]
    return lemma.removesuffix("くる") + KURU[need]
