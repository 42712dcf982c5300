"""Plain Japanese (STANDARDS 1.1): every rule that a machine can test, sentence by sentence.

Sources: Hirosaki University's rules for やさしい日本語 and NHK's limit of 50 characters. What
stands in 〈 〉 explains a word and is an aside of its own (PJ7): it is left out of the
length of the sentence around it. Machines cannot tell whether a text is easy: these rules
are a floor, and every text stays "not yet checked" until a person has read it (PJ14).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.catalogue.texts import PLACEHOLDER
from bot.catalogue.yaml_source import read_yaml
from bot.render.furigana import HAS_KANJI, with_furigana

MOST_MORA = 48
MOST_CHARACTERS = 50
MOST_KANJI = 13
LONGEST_KANJI_RUN = 6
UNSPACED = 15
"""Characters; a longer text has spaces between its bunsetsu (PJ8)."""

ASIDE = re.compile(r"〈[^〈〉]*〉")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
SMALL = set("ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ")
POLITE = re.compile(
    r"(です|ます|ません|でした|ました|ましょう|ください|(です|ます|ません|でした|ました)か|こんにちは|どういたしまして|はい)"
    r"[。？]$"
)
KANJI_RUN = re.compile(rf"[\u4e00-\u9fff々]{{{LONGEST_KANJI_RUN},}}")
SPACED = re.compile(r"[ 　]")


class Measured(NamedTuple):
    """A sentence without asides and spaces, and its size."""

    sentence: str
    mora: int
    kanji: int

    @property
    def characters(self) -> int:
        """Its length."""
        return len(self.sentence)


class Broken(NamedTuple):
    """A rule that a text does not keep."""

    rule: str
    message: str


class Wording(BaseModel):
    """One entry of `plain_wording.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    advice: str


def broken_rules(text: str, official: frozenset[str] = frozenset()) -> Iterator[Broken]:
    """What a plain text does not keep.

    ``official`` names may be long chains of kanji; placeholders count as short facts ("14日").
    """
    written = PLACEHOLDER.sub("14日", text)
    bare = SPACED.sub("", written)
    for measured in sentences(written):
        yield from _too_long(measured, official)
        yield from _unplain_sentence(measured.sentence, official)
    if len(bare) > UNSPACED and not SPACED.search(written):
        yield Broken("PJ8", "no spaces between bunsetsu")
    for wording in _wordings():
        said = wording.unless.sub("", bare) if wording.unless else bare
        if match := wording.pattern.search(said):
            yield Broken(wording.rule, f"「{match[0]}」: {wording.advice}")
    if unread := [
        r.base for r in with_furigana(bare) if HAS_KANJI.search(r.base) and not r.reading
    ]:
        yield Broken("PJ3", f"no reading for {unread[0]}")


def _unplain_sentence(sentence: str, official: frozenset[str]) -> Iterator[Broken]:
    if sentence.endswith("。") and not POLITE.search(sentence):
        yield Broken("PJ4", f"「{sentence[-12:]}」 does not end in です, ます or ください")
    for run in KANJI_RUN.findall(sentence):
        if run not in official:
            yield Broken("PJ11", f"「{run}」 is a chain of {len(run)} kanji")


def sentences(text: str) -> Iterator[Measured]:
    """The sentences of a text with their size."""
    for match in SENTENCE.finditer(ASIDE.sub("", SPACED.sub("", text))):
        sentence = match[0].strip()
        if sentence:
            yield Measured(
                sentence, mora(sentence), len(re.findall(r"[\u4e00-\u9fff々]", sentence))
            )


@lru_cache(maxsize=20_000)
def mora(sentence: str) -> int:
    """Mora of a sentence as it is read: a kana each, small ya yu yo not."""
    read = "".join(ruby.reading or ruby.base for ruby in with_furigana(sentence))
    return sum(
        1
        for c in read
        if ("ぁ" <= c <= "ゖ" or "ァ" <= c <= "ー" or c.isalnum()) and c not in SMALL
    )


def _too_long(measured: Measured, official: frozenset[str]) -> Iterator[Broken]:
    start = f"「{measured.sentence[:12]}…」"
    if measured.mora > MOST_MORA:
        yield Broken("PJ1", f"{start} has {measured.mora} mora, at most {MOST_MORA}")
    if measured.characters > MOST_CHARACTERS:
        yield Broken(
            "PJ1", f"{start} has {measured.characters} characters, at most {MOST_CHARACTERS}"
        )
    named = sum(len(name) for name in official if name in measured.sentence)
    if measured.kanji - named > MOST_KANJI:
        yield Broken("PJ2", f"{start} has {measured.kanji} kanji, at most {MOST_KANJI}")


@lru_cache(maxsize=1)
def _wordings() -> list[Wording]:
    entries = read_yaml(Path(__file__).with_name("plain_wording.yml")).data
    return [Wording.model_validate(entry) for entry in entries]
