"""Translations: complete, of the text as it is now, and with every fact in its place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from bot.catalogue.load import Finding
from bot.catalogue.schema import PLACEHOLDER, translatable
from bot.catalogue.yaml_source import read_yaml
from bot.l10n.extract import load_phrases
from bot.l10n.locales import Language
from bot.l10n.translations import DOMAINS, catalogue_path

Sources = Mapping[str, str]
"""Japanese text by context."""


def translation_findings(
    procedures: Path, locales: Path, languages: Mapping[str, Language]
) -> Iterator[Finding]:
    """Findings of every PO file, and a finding for each that is not there."""
    sources = {"bot": load_phrases(), "procedures": _catalogue_texts(procedures)}
    for language in languages.values():
        for domain in DOMAINS:
            path = catalogue_path(locales, language, domain)
            if path is None:
                continue
            if not path.is_file():
                yield Finding(path, 1, "missing", f"no translations into {language.name}")
            else:
                yield from _file_findings(path, sources[domain])


def _file_findings(path: Path, sources: Sources) -> Iterator[Finding]:
    try:
        with path.open("rb") as file:
            messages = {str(m.context): m for m in read_po(file, abort_invalid=True) if m.id}
    except PoFileError as error:
        yield Finding(path, error.lineno, "po", str(error))
        return
    for context, text in sources.items():
        message = messages.get(context)
        if message is None or not message.string:
            line = message.lineno or 1 if message else 1
            yield Finding(path, line, "missing", f"{context} is not translated")
        elif message.fuzzy or message.id != text:
            yield Finding(
                path, message.lineno or 1, "stale", f"{context}: the Japanese has changed"
            )
        else:
            yield from _fact_findings(path, context, message)
    for context in messages.keys() - sources.keys():
        line = messages[context].lineno or 1
        yield Finding(path, line, "obsolete", f"{context} is not in the sources", error=False)


def _fact_findings(path: Path, context: str, message: Message) -> Iterator[Finding]:
    """A translation has exactly the facts of its source (DESIGN, "One idea")."""
    before = Counter(PLACEHOLDER.findall(str(message.id)))
    after = Counter(PLACEHOLDER.findall(str(message.string)))
    for name in before - after:
        yield Finding(path, message.lineno or 1, "facts", f"{context} has lost {{{name}}}")
    for name in after - before:
        yield Finding(path, message.lineno or 1, "facts", f"{context} has {{{name}}} too often")
    if braces := [c for c in PLACEHOLDER.sub("", str(message.string)) if c in "{}"]:
        yield Finding(path, message.lineno or 1, "facts", f"{context} has a stray {braces[0]}")


def _catalogue_texts(procedures: Path) -> Sources:
    return {
        f"{data['id']}:{context}": text
        for path in sorted(procedures.glob("*/*.yml"))
        for data in [read_yaml(path).data]
        for context, text in translatable(data)
    }
