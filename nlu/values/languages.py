"""Names of languages in any language, as BCP 47 tags."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import DefaultDict, Dict, FrozenSet, Iterator, List, Mapping, Optional, Tuple

import jaconv
import yaml
from babel import Locale

from nlu.analysis import KANA, to_hiragana
from nlu.values.grammar.found import Reading
from nlu.values.grammar.lexicon import Lexicon, spelled_as

WORDS = Path(__file__).with_name("languages.yml")

ENGLISH = "en"

CHINESE = "zh"
"""Said of either script; the reader's own one is meant, else the one of most readers."""

SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"
KANA_NAME = re.compile(rf"[{KANA}ー]+語")
ADJECTIVE = re.compile("[a-z]+(?:ese|ian)")
LONG = re.compile("([aeiou])-")
AROUND = " .,!?。、！？"
"""What may stand around a name that is all a message says."""

ANYONE = ""
"""Instead of a language: readers of all languages say these names."""


@dataclass(frozen=True)
class Language:
    """A language by its tag: one of `locales/locales.yml` where we have it."""

    tag: str


@dataclass(frozen=True)
class LanguageWords:
    """`languages.yml`; what each part is for is said there."""

    others: List[str]
    as_another: Dict[str, str]
    framed: Dict[str, List[str]]
    endings: Dict[str, Dict[str, List[str]]]
    readings: Dict[str, str]
    names: Dict[str, List[str]]
    homonyms: Dict[str, List[str]]
    english_after: List[str]
    not_before: List[str]
    not_after: List[str]


@dataclass(frozen=True)
class LanguageNames:
    """Names to look for.

    ``alone`` count only where a message says nothing else, by the language of the readers
    who say them so (Indonesian ``Jepang``, Japan), and ANYONE's by all.
    """

    anywhere: Lexicon[str]
    alone: Mapping[str, Mapping[str, str]]
    english: FrozenSet[str]
    homonyms: Mapping[str, List[str]]
    not_before: "re.Pattern[str]"
    not_after: "re.Pattern[str]"
    english_after: "re.Pattern[str]"

    def readings(self, text: str, locale: Optional[str]) -> Iterator[Reading]:
        """Every place in a folded text that names a language, for a reader of ``locale``."""
        said = text.strip(AROUND)
        tag = self.alone[ANYONE].get(said) or self.alone.get(own(locale), {}).get(said)
        if tag:
            start = text.index(said)
            yield self._reading(start, start + len(said), tag, locale)
        for start, end, named in self.anywhere.find(text):
            if self._meant(text, start, end, locale):
                yield self._reading(start, end, named, locale)

    def _meant(self, text: str, start: int, end: int, locale: Optional[str]) -> bool:
        if own(locale) in self.homonyms.get(text[start:end], ()):
            return False
        if self.not_before.search(text[:start]) or self.not_after.match(text, end):
            return False
        return text[start:end] not in self.english or bool(self.english_after.match(text, end))

    @staticmethod
    def _reading(start: int, end: int, tag: str, locale: Optional[str]) -> Reading:
        script = TRADITIONAL if locale == TRADITIONAL else SIMPLIFIED
        return Reading(start, end, partial(Language, script if tag == CHINESE else tag))


def load_languages(locales: Path, words: Path = WORDS) -> LanguageNames:
    """All names of all languages."""
    written = LanguageWords(**yaml.safe_load(words.read_text(encoding="utf-8")))
    registry = yaml.safe_load((locales / "locales.yml").read_text(encoding="utf-8"))
    displays = sorted({entry["babel"] for entry in registry.values()})
    tags = [*registry, *written.others, *written.as_another, CHINESE]
    anywhere: Dict[str, str] = {}
    alone: DefaultDict[str, Dict[str, str]] = defaultdict(dict)
    for display in displays:
        for tag, name in names_in(display, tags):
            ours = written.as_another.get(tag, tag)
            for framed, counts in usable(name, display, written):
                names = anywhere if counts else alone[own(display)]
                names.update((spelling, ours) for spelling in spelled_as(framed))
    for tag, entry in registry.items():
        names = alone[ANYONE] if tag in written.framed else anywhere
        names.update((spelling, tag) for spelling in spelled_as(entry["name"]))
    for tag, reading in written.readings.items():
        anywhere.update((said, tag) for said in sounds(reading))
    for tag, some in written.names.items():
        anywhere.update((spelling, tag) for name in some for spelling in spelled_as(name))
    return LanguageNames(
        Lexicon(anywhere),
        dict(alone),
        english_names(tags, written),
        written.homonyms,
        re.compile(rf"(?:{'|'.join(written.not_before)})$"),
        re.compile("|".join(written.not_after)),
        re.compile(rf"(?! [a-z])| (?:{'|'.join(written.english_after)})(?![a-z])"),
    )


def english_names(tags: List[str], words: LanguageWords) -> FrozenSet[str]:
    """Names that are adjectives too: CLDR's English ones and ours like Burmese."""
    ours = (name for some in words.names.values() for name in some if ADJECTIVE.fullmatch(name))
    return frozenset([*ours, *(name.lower() for _, name in names_in(ENGLISH, tags))])


def own(locale: Optional[str]) -> str:
    """The language of a locale: zh of zh-Hans and zh_Hans."""
    return (locale or "").replace("_", "-").partition("-")[0]


def names_in(display: str, tags: List[str]) -> Iterator[Tuple[str, str]]:
    """(tag, CLDR's name in the language ``display``) of those that have one."""
    names = Locale.parse(display).languages
    for tag in tags:
        name = names.get(tag.replace("-", "_"))
        if name:
            yield tag, re.sub(r" ?\(.*\)", "", name) if tag == CHINESE else name


def usable(name: str, display: str, words: LanguageWords) -> Iterator[Tuple[str, bool]]:
    """The name as it is used, and whether it counts anywhere in a message."""
    language = own(display)
    if language in words.framed:
        yield name, False
        yield from ((frame.format(name), True) for frame in words.framed[language])
        return
    yield name, True
    for ending, others in words.endings.get(language, {}).items():
        if name.endswith(ending):
            yield from ((name[: -len(ending)] + other, True) for other in others)
    if KANA_NAME.fullmatch(name):
        yield from ((said, True) for said in sounds(to_hiragana(name).replace("語", "ご")))


def sounds(reading: str) -> Iterator[str]:
    """A name in hiragana and in romaji, the long vowels written, shortened or left out."""
    romaji = jaconv.kana2alphabet(reading).replace("ー", "-")
    left_out = romaji.replace("-", "")
    short = left_out.replace("uu", "u").replace("ou", "o")
    for spelled in (LONG.sub(r"\1\1", romaji), left_out, short):
        yield from (spelled, f"{spelled[:-2]} {spelled[-2:]}", f"{spelled[:-2]}-{spelled[-2:]}")
    yield reading
