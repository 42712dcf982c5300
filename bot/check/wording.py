"""The rules of wording for translations: protected terms everywhere, plain words where promised."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from babel.messages.catalog import Message

from bot.catalogue.findings import Finding
from bot.catalogue.yaml_source import read_yaml
from bot.check.glossary import Glossary, glossary_findings, load_glossary
from bot.check.plain_english import long_sentences
from bot.check.plain_japanese import broken_rules
from bot.l10n.locales import Language

Rule = Callable[[Path, str, Message], Iterator[Finding]]

NOT_PROSE = re.compile(r":(aliases|situations)$|:sources\.|^fact\.|:name$|:hall$|[.:]example$")
"""Contexts of search words, official titles, date patterns, names, and of what somebody could
type: no sentences."""


NOUNS = re.compile(r":conditions\.|\.(when|name)$")
"""Contexts of entries in a list, which end in a noun (〜人, 〜こと)."""

IN_SHORT = re.compile(r":title$|\.when$|^page\.placeholder$|[.:](label|options\.\w+\.name)$")
"""Contexts that name a thing shortly, beside its whole Japanese name or in brackets after it."""


def rules_for(language: Language, locales: Path, titles: Mapping[str, str]) -> list[Rule]:
    """What the translations of one language are held to; ``titles`` are Japanese, by id."""
    glossary = load_glossary(locales, language)
    rules: list[Rule] = []
    if glossary:
        rules.append(partial(_keeps_terms, glossary=glossary, titles=titles))
    if language.tag == "ja-x-yasashii":
        rules.append(partial(_is_plain_japanese, official=_official_names(locales, language)))
    if language.tag == "en":
        rules.append(_is_plain_english)
    return rules


def _official_names(locales: Path, language: Language) -> frozenset[str]:
    path = locales / str(language.folder) / "official_names.yml"
    return frozenset(read_yaml(path).data) if path.is_file() else frozenset()


def _keeps_terms(
    path: Path, context: str, message: Message, glossary: Glossary, titles: Mapping[str, str]
) -> Iterator[Finding]:
    """A procedure's own name need not come back in its texts: it stands above each of them."""
    if NOT_PROSE.search(context) or IN_SHORT.search(context):
        return
    own = titles.get(context.partition(":")[0], "")
    elsewhere = {term: words for term, words in glossary.items() if term not in own}
    yield from glossary_findings(path, context, message, elsewhere)


def _is_plain_japanese(
    path: Path, context: str, message: Message, official: frozenset[str]
) -> Iterator[Finding]:
    if not NOT_PROSE.search(context):
        for rule, said in broken_rules(str(message.string), official):
            if rule == "PJ4" and NOUNS.search(context):
                continue
            yield Finding(path, message.lineno or 1, rule, f"{context}: {said}")


def _is_plain_english(path: Path, context: str, message: Message) -> Iterator[Finding]:
    if not NOT_PROSE.search(context):
        for said in long_sentences(str(message.string)):
            line = message.lineno or 1
            yield Finding(path, line, "PL3", f"{context}: {said}", error=False)
