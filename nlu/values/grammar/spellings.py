"""Every language's grammar, as it is written and as it is typed without accents."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from babel import Locale

from nlu.analysis import without_diacritics
from nlu.values.grammar import cldr
from nlu.values.grammar.grammar import Grammar, grammar
from nlu.values.grammar.words import Words, read_words

FOLDER = Path(__file__).parent.parent / "words"
EVERYWHERE = "any"
"""The file of what is written alike in all languages."""


@dataclass(frozen=True)
class Spellings:
    """A language as it is written, and as it is typed without accents (vi: ``ngay mai``)."""

    written: Grammar
    bare: Grammar

    def of(self, text: str) -> Grammar:
        """The one that a folded text is written in."""
        if self.bare is self.written:
            return self.written
        return self.bare if without_diacritics(text) == text else self.written


def load_grammars(folder: Path = FOLDER) -> Dict[str, Spellings]:
    """The grammar of every language with a file; raises `WordsError`, `TemplateError`."""
    return {path.stem: spellings(read_words(path)) for path in sorted(folder.glob("*.yml"))}


def spellings(words: Words) -> Spellings:
    """The grammar in both spellings; one and the same where there are no accents."""
    locale = locale_of(words)
    complete = with_cldr(words, locale)
    plain = unaccented(complete)
    written = grammar(complete, locale)
    return Spellings(written, written if plain == complete else grammar(plain, locale))


def locale_of(words: Words) -> Optional[Locale]:
    """CLDR's data of the language, if the file does not do without."""
    name = words.settings.get("cldr", words.language)
    return Locale.parse(name) if name else None


def with_cldr(words: Words, locale: Optional[Locale]) -> Words:
    """``words`` with CLDR's names and patterns; ours win."""
    if locale is None:
        return words
    month = {**cldr.month_names(locale, "wide"), **words.tables["month_names"]}
    mon = {**cldr.month_names(locale, "abbreviated"), **month}
    wide = cldr.weekday_names(locale)
    named = {
        "month": month,
        "mon": {name: number for name, number in mon.items() if name not in words.not_names},
        "wide": wide,
        "weekday": {**wide, **words.tables["weekday_names"]},
    }
    said = [*cldr.date_templates(locale), *words.templates["said"]]
    return replace(
        words, tables={**words.tables, **named}, templates={**words.templates, "said": said}
    )


def unaccented(words: Words) -> Words:
    """``words`` as people type them who leave accents out."""
    return replace(
        words,
        **{
            part: without_accents(getattr(words, part))
            for part in ("settings", "tables", "numbers", "templates", "money", "counts", "tenses")
        },
    )


def without_accents(part: Any) -> Any:
    """The same with every word and template inside it unaccented."""
    if isinstance(part, str):
        return without_diacritics(part)
    if isinstance(part, Mapping):
        return {without_accents(key): without_accents(value) for key, value in part.items()}
    if isinstance(part, (list, tuple)):
        return type(part)(map(without_accents, part))
    return part
