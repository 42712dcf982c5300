"""Protected terms in a pair of languages: what each is called here and there.

The words are those of `bot/check/glossary.py`: the terms of `locales/protected.yml`, called as
`locales/<folder>/glossary.yml` says. A language without a glossary keeps the Japanese term.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.catalogue.yaml_source import read_yaml
from bot.check.glossary import BRACKETS
from bot.l10n.locales import Language

Terms = Mapping[str, str]
"""What a term is to be called in the target language, by what it is called in the source's."""


def terms_between(
    locales: Path, languages: Mapping[str, Language], source: str, target: str
) -> Terms:
    """The terms that a text in ``source`` may have; those with two meanings are left out.

    Raises:
        OSError: there is no `protected.yml`.
    """
    here, there = (_words(locales, languages.get(tag)) for tag in (source, target))
    protected: list[str] = read_yaml(locales / "protected.yml").data
    pairs = {(word, next(_names(term, there))) for term in protected for word in _names(term, here)}
    meanings = Counter(word for word, _ in pairs)
    return {word: called for word, called in pairs if meanings[word] == 1}


def _words(locales: Path, language: Language | None) -> Mapping[str, str]:
    if language is None or language.folder is None:
        return {}
    path = locales / language.folder / "glossary.yml"
    words: dict[str, str] = read_yaml(path).data if path.is_file() else {}
    return words


def _names(term: str, words: Mapping[str, str]) -> Iterator[str]:
    """What a term is called: the glossary's words without their brackets, and the term itself."""
    for word in words.get(term, "").split(" / "):
        if bare := BRACKETS.sub("", word).strip():
            yield bare
    yield term
