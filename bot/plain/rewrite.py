"""Automatic plain Japanese, sentence by sentence, by rule; never in place of a person's text.

A sentence whose rewriting would lose a fact or break its grammar is given back as it was
(but for its notation of dates and digits, which keeps every fact by construction and test).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.plain.compounds import without_long_nouns
from bot.plain.endings import with_polite_end, with_te_forms
from bot.plain.facts import facts, names, protected
from bot.plain.honorifics import without_honorifics
from bot.plain.morph import Morph, apart, ginza, of_token, written
from bot.plain.nominals import opened
from bot.plain.notation import in_plain_notation
from bot.plain.soundness import sound
from bot.plain.splitting import borders, in_short_sentences
from bot.plain.terms import explained, with_terms_kept
from bot.plain.wording import in_everyday_words

SENTENCES = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)]*|\n|$)")
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ\u3400-\u9fff]")
KANA = re.compile(r"[ぁ-ゖ]")
LONGEST = 300
"""Characters; what is longer is no sentence, and is not parsed."""

BATCH = 32


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text in plain Japanese, made by a machine."""

    text: str
    done: tuple[str, ...] = ()
    """Steps that changed something, in their order."""

    kept: int = 0
    """Sentences whose rewriting was not sound, and that stand as they were."""

    automatic: bool = True
    """Not checked by a person (PJ14); the renderer says so."""


Step = Callable[[list[Morph]], list[Morph]]
STEPS: dict[str, Step] = {
    "honorifics": without_honorifics,
    "verbs": opened,
    "compounds": without_long_nouns,
    "words": in_everyday_words,
    "endings": with_polite_end,
}


def rewrite(text: str) -> Rewritten:
    """``text`` in plain Japanese; what is not Japanese comes back as it is."""
    pieces = [_noted(piece) for piece in SENTENCES.findall(text) if piece]
    docs = iter(
        ginza().pipe((p for p in pieces if _readable(p)), batch_size=BATCH)
        if any(map(_readable, pieces))
        else ()
    )
    steps: dict[str, None] = {}
    known: set[str] = set()
    kept = 0
    out: list[str] = []
    if "".join(pieces) != text:
        steps["notation"] = None
    for piece in pieces:
        if not _readable(piece):
            out.append(piece)
            continue
        plain, done = _sentence(next(docs), known)
        kept += plain is None
        out.append(piece if plain is None else plain)
        steps |= dict.fromkeys(done)
    return Rewritten("".join(out), tuple(steps), kept)


def _readable(piece: str) -> bool:
    return len(piece) <= LONGEST and bool(JAPANESE.search(piece))


def _noted(piece: str) -> str:
    """The piece in plain notation, unless that would change a fact."""
    noted = in_plain_notation(piece)
    return noted if facts(noted) == facts(piece) else piece


def _sentence(doc: Any, known: set[str]) -> tuple[str | None, list[str]]:
    """The sentence rewritten and what was done; None if every try was unsound.

    Tried with all steps first, then without the splitting, then without the words.
    """
    source = doc.text
    named = names(doc)
    for skipped in (
        (),
        ("splitting",),
        ("splitting", "words"),
        ("splitting", "compounds"),
        ("splitting", "honorifics"),
    ):
        terms = set(known)
        text, done = _rewritten(doc, skipped, terms)
        if sound(source, named, text):
            known |= terms
            return text, done
    return None, []


def _rewritten(doc: Any, skipped: tuple[str, ...], known: set[str]) -> tuple[str, list[str]]:
    morphs = with_terms_kept(list(_read(doc)))
    done: list[str] = []
    for name, step in STEPS.items():
        if name in skipped:
            continue
        if name == "endings" and doc[-1].tag_ != "補助記号-句点":
            continue
        changed = step(morphs)
        if changed != morphs:
            done.append(name)
        morphs = changed
    parts = [morphs] if "splitting" in skipped else in_short_sentences(morphs)
    if len(parts) > 1:
        done.append("splitting")
    parts = [with_te_forms(part) for part in parts]
    if KANA.search(doc.text) and doc[-1].tag_ == "補助記号-句点":
        explaining = [explained(part, known) for part in parts]
        if explaining != parts:
            done.append("terms")
        parts = explaining
    return "".join(map(written, parts)), done


def _read(doc: Any) -> Iterator[Morph]:
    facts_at, cuts = protected(doc), borders(doc)
    for token in doc:
        morph = replace(of_token(token), fact=token.i in facts_at, border=cuts.get(token.i, ""))
        yield from [morph] if morph.fact else apart(morph)
