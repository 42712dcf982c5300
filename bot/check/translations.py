"""Translations: complete, of the text as it is now, and with every fact in its place."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from bot.catalogue.findings import Finding
from bot.catalogue.guide import shared_step_texts
from bot.catalogue.life_events import LIFE_EVENTS, life_event_texts
from bot.catalogue.load import STEPS
from bot.catalogue.texts import OF_THE_PACK, PLACEHOLDER, texts_in
from bot.catalogue.yaml_source import read_yaml
from bot.check.wording import Rule, rules_for
from bot.l10n.extract import load_phrases, record_name
from bot.l10n.locales import Language, load_first_procedures
from bot.l10n.translations import DOMAINS, catalogue_path

Text = tuple[str, str]
"""Context and Japanese text; layers may give one context several texts."""

Sources = frozenset[Text]

GUIDE_TEXT = re.compile(
    r"[^:]+:guide\.|step\."
    r"|(guide|answer|error|move|draft|card|profile)\."
    r"|say\.(guide_|profile_|card_|code_|too_many|review|which_answer|checklist_own)"
    r"|checklist\.until"
)
"""Contexts of what is said in a guide only."""

Needed = Callable[[str], bool]
"""Whether a context must be translated."""


def translation_findings(
    procedures: Path, locales: Path, languages: Mapping[str, Language]
) -> Iterator[Finding]:
    """Findings of every PO file, and a finding for each that is not there."""
    known = {path.stem for path in procedures.glob("*/*.yml")}
    later = known - load_first_procedures(locales)

    sources = {
        "bot": frozenset(load_phrases().items()),
        "procedures": catalogue_texts(procedures),
    }
    titles = {
        context.partition(":")[0]: text
        for context, text in sources["procedures"]
        if context.endswith(":title")
    }
    for language in languages.values():
        needed = _needed(language, later)
        rules = rules_for(language, locales, titles)
        for domain in DOMAINS:
            path = catalogue_path(locales, language, domain)
            if path is None:
                continue
            if path.is_file():
                yield from _file_findings(path, sources[domain], needed, rules)
            else:
                yield Finding(path, 1, "missing", f"no translations into {language.name}")


def _needed(language: Language, later: Set[str]) -> Needed:
    """What a language must have: the texts of guides where it says so, and of the procedures
    all but those ``later`` ones that not every language has."""

    def needed(context: str) -> bool:
        if GUIDE_TEXT.match(context):
            return language.guides
        return language.required == "all" or context.partition(":")[0] not in later

    return needed


def _file_findings(
    path: Path, sources: Sources, needed: Needed, rules: Sequence[Rule]
) -> Iterator[Finding]:
    try:
        with path.open("rb") as file:
            entries = [entry for entry in read_po(file, abort_invalid=True) if entry.id]
    except PoFileError as error:
        yield Finding(path, error.lineno, "po", str(error))
        return
    messages = {(str(m.context), str(m.id)): m for m in entries}
    known = {context: m for (context, _), m in messages.items()}
    for context, text in sorted(sources):
        message = messages.get((context, text))
        if message and message.string and not message.fuzzy:
            yield from _fact_findings(path, context, message)
            for rule in rules:
                yield from rule(path, context, message)
        elif not needed(context):
            continue  # not asked of this language yet: another one is shown
        elif message is None and context in known and known[context].string:
            line = known[context].lineno or 1
            yield Finding(path, line, "stale", f"{context}: the Japanese has changed")
        elif message and message.fuzzy:
            yield Finding(path, message.lineno or 1, "stale", f"{context} is marked fuzzy")
        else:
            line = message.lineno or 1 if message else 1
            yield Finding(path, line, "missing", f"{context} is not translated")
    for context, text in messages.keys() - sources:
        line = messages[context, text].lineno or 1
        yield Finding(path, line, "obsolete", f"{context} is not in the sources", error=False)


def _fact_findings(path: Path, context: str, message: Message) -> Iterator[Finding]:
    """A translation has exactly the facts of its source (DESIGN, "One idea").

    The municipality and its office are names, not facts: a language may repeat them or say
    "it", but not name them where the Japanese does not.
    """
    line = message.lineno or 1
    before = Counter(PLACEHOLDER.findall(str(message.id)))
    after = Counter(PLACEHOLDER.findall(str(message.string)))
    for name in OF_THE_PACK:
        if name in before:
            del after[name], before[name]
    for name in before - after:
        yield Finding(path, line, "facts", f"{context} has lost {{{name}}}")
    for name in after - before:
        yield Finding(path, line, "facts", f"{context} has {{{name}}} too often")
    if braces := [c for c in PLACEHOLDER.sub("", str(message.string)) if c in "{}"]:
        yield Finding(path, line, "facts", f"{context} has a stray {braces[0]}")


def catalogue_texts(procedures: Path) -> Sources:
    """Every text of every file, as translators get them."""
    life_events = procedures / LIFE_EVENTS
    said = life_event_texts(read_yaml(life_events).data) if life_events.is_file() else ()
    steps = procedures / STEPS
    asked = shared_step_texts(read_yaml(steps).data) if steps.is_file() else ()
    return frozenset(
        entry
        for path in sorted(procedures.glob("*/*.yml"))
        for data in [read_yaml(path).data]
        for entry in texts_in(record_name(path, data), data)
    ).union(said, asked)
