"""Long sentences in two or more, at the borders of their main clauses (STANDARDS PJ1)."""

from dataclasses import replace
from typing import Any, Literal

from bot.plain.conjugation import Unconjugable
from bot.plain.endings import with_polite_end
from bot.plain.morph import Morph, fixed, words, written
from bot.plain.predicate import Verb, replaced, request

LONG = 30
"""Characters; a shorter sentence is one message already."""

SHORTEST = 6
"""Characters; a shorter clause does not stand alone."""

Border = Literal["but", "because", "and"]

CONDITIONS = (
    "場合",
    "とき",
    "時",
    "際",
    "ば",
    "たら",
    "なら",
    "限り",
    "と",
    "ても",
    "でも",
    "まで",
)
"""Words that open a condition; what follows depends on them, so nothing is cut after them."""

STATES = ("た", "ない", "いる", "ある", "です")
"""Before ため: a cause. After another verb it may be a purpose, which no cut keeps."""

MOODS = frozenset({"する", "て", "くださる", "ます", "た", "いたす", "いただく"})
"""Words after the last verb that leave it a plain statement or a request."""

OPENING = {"but": "でも、", "because": "だから、", "and": ""}


def borders(doc: Any) -> dict[int, Border]:
    """Places where the sentence may be cut: index of the last word of a clause and its kind.

    Only clauses that hang on the main verb count, outside brackets and before any condition.
    """
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None:
        return {}
    found: dict[int, Border] = {}
    open_brackets = 0
    for token in doc[:-1]:
        open_brackets += token.tag_ == "補助記号-括弧開"
        open_brackets -= token.tag_ == "補助記号-括弧閉"
        if _conditional(token, root):
            return found
        if open_brackets or token.nbor().text != "、":
            continue
        if kind := _border(doc, token, root):
            found[token.i] = kind
    return found


def _conditional(token: Any, root: Any) -> bool:
    if token.text == "と":
        return bool(token.tag_ == "助詞-接続助詞")
    if token.lemma_ == "だ":
        return bool(token.text == "なら")
    if token.text == "まで":
        return False
    return token.text in CONDITIONS or (token.lemma_ == "た" and token.text == "たら")


def _border(doc: Any, token: Any, root: Any) -> Border | None:
    if token.tag_ == "助詞-接続助詞" and token.text == "が":
        return "but" if token.head.head in (root, token.head) else None
    if token.text == "で" and token.i and doc[token.i - 1].tag_ == "助詞-準体助詞":
        return "because"
    if token.text == "ため" and token.i and doc[token.i - 1].lemma_ in STATES:
        return "because"
    inflection = (token.morph.get("Inflection") or [""])[0]
    if not (token.tag_.startswith("動詞") and inflection.endswith(";連用形-一般")):
        return None
    clause = token if token.dep_ != "aux" else token.head
    if clause.head == root and _bare_mood(doc, root):
        return "and"
    return None


def _bare_mood(doc: Any, root: Any) -> bool:
    """Whether the main verb is a bare statement or request, which each clause can repeat."""
    after = [token.lemma_ for token in doc[root.i + 1 :] if token.tag_ != "補助記号-句点"]
    verbal = root.tag_.startswith("動詞") or "サ変" in root.tag_
    return verbal and all(lemma in MOODS for lemma in after)


def in_short_sentences(morphs: list[Morph]) -> list[list[Morph]]:
    """The sentence, cut at its borders if it is long; a cut that cannot be made is not."""
    if len(written(morphs)) <= LONG:
        return [morphs]
    for at, morph in enumerate(morphs[:-1]):
        if not morph.border or morphs[at + 1].surface != "、":
            continue
        before, after = morphs[: at + 1], morphs[at + 2 :]
        if min(len(written(before)), len(written(after))) < SHORTEST:
            continue
        if head := _closed(before, after):
            return (
                [head, *in_short_sentences(fixed(OPENING[morph.border]) + after)]
                if OPENING[morph.border]
                else [head, *in_short_sentences(after)]
            )
    return [morphs]


def _closed(before: list[Morph], after: list[Morph]) -> list[Morph] | None:
    """The first clause as a sentence of its own; None if it has no ending that fits."""
    stop = words("です。")[-1]
    last = before[-1]
    if last.border == "and":
        ended = _in_mood(before, after)
    elif last.border == "but" or last.surface == "ため":
        ended = with_polite_end(_without_copula(before[:-1]))
    else:
        ended = with_polite_end(_without_copula(before[:-2]))
    if not ended or ended[-1].surface not in ("ます", "です", "た", "ん"):
        return None if not ended or ended[-1].surface != "ください" else [*ended, stop]
    return [*ended, stop]


def _without_copula(morphs: list[Morph]) -> list[Morph]:
    """必要な (ので) → 必要だ."""
    if morphs and morphs[-1].surface == "な" and morphs[-1].lemma == "だ":
        return [*morphs[:-1], replace(morphs[-1], surface="だ", form="終止形-一般")]
    return morphs


def _in_mood(before: list[Morph], after: list[Morph]) -> list[Morph] | None:
    """～し as a sentence in the mood of the last one: a request, a statement or a report."""
    verb = before[-1]
    base = Verb(verb.lemma, verb.kind)
    end = [m for m in after if m.tag != "補助記号-句点"][-3:]
    try:
        if [m.lemma for m in end[-2:]] == ["て", "くださる"]:
            return [*before[:-1], *request(base, verb.bare())]
        if end and end[-1].lemma == "ます":
            stem = Morph(verb.surface, verb.lemma, verb.tag, verb.kind, "連用形-一般")
            return [*before[:-1], *replaced(stem, base, [words("書きます")[-1]])]
        if [m.lemma for m in end[-2:]] == ["ます", "た"]:
            stem = Morph(verb.surface, verb.lemma, verb.tag, verb.kind, "連用形-一般")
            return [*before[:-1], *replaced(stem, base, list(words("書きました")[1:]))]
    except Unconjugable:
        return None
    return None
