"""Protected terms: an official word is translated as the language's glossary has it, or kept.

`locales/protected.yml` lists the Japanese terms, `locales/<folder>/glossary.yml` what each is
called in a language. A reader must be able to recognise the same thing everywhere (STANDARDS
LA6, PL2): where the Japanese text has a term, its translation has the glossary's word for
it, or the Japanese term itself.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Message

from bot.catalogue.findings import Finding
from bot.catalogue.yaml_source import read_yaml
from bot.l10n.locales import Language

BRACKETS = re.compile(r"[（(〈「].*?[）)〉」]")

Glossary = Mapping[str, frozenset[str]]
"""Accepted words, folded, by Japanese term."""


def load_glossary(locales: Path, language: Language) -> Glossary:
    """The protected terms of a language; empty if it has no glossary.

    Raises:
        OSError: there is no `protected.yml`.
    """
    path = locales / str(language.folder) / "glossary.yml"
    if not path.is_file():
        return {}
    words: dict[str, str] = read_yaml(path).data
    protected: list[str] = read_yaml(locales / "protected.yml").data
    return {term: accepted(term, words[term]) for term in protected if term in words}


def glossary_findings(
    path: Path, context: str, message: Message, glossary: Glossary
) -> Iterator[Finding]:
    """Protected terms of the Japanese that a translation calls by another name."""
    said = folded(str(message.string))
    for term in terms_in(str(message.id), glossary):
        if not any(word in said for word in glossary[term]):
            wanted = " / ".join(sorted(glossary[term] - {folded(term)}))
            yield Finding(
                path,
                message.lineno or 1,
                "glossary",
                f"{context}: {term} is called {wanted} here",
            )


def terms_in(text: str, glossary: Glossary) -> list[str]:
    """The protected terms of a Japanese text; of overlapping ones the longest (住民票の写し)."""
    found = []
    for term in sorted(glossary, key=len, reverse=True):
        if term in text:
            found.append(term)
            text = text.replace(term, "\n")
    return found


def accepted(term: str, word: str) -> frozenset[str]:
    """The glossary's words with and without what they say in brackets, and the term itself."""
    words = word.split(" / ")
    return frozenset(folded(w) for w in [*words, *(BRACKETS.sub("", w) for w in words), term])


def folded(text: str) -> str:
    """Without case and spaces, and with one kind of apostrophe."""
    return re.sub(r"\s+", "", text.casefold()).replace("’", "'")
