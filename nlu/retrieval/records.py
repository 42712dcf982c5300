"""What can be found: procedures in every locale, or the entries of a FAQ."""

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterator, List, Tuple

import yaml
from babel.messages.pofile import read_po

BRACKETS = re.compile(r"[()（）「」]")
"""Between the parts of a translated name: Sakura City (さくら区 Sakura-ku)."""

FAQ = "faq"
"""The file of a pack's FAQ, and the beginning of its entries' ids here."""

TEMPLATE = "_common"
"""The folder whose records every municipality shares; they are found once."""

FIELDS = ("title", "alias", "situation", "body")

PHRASES = ("title", "alias", "situation")
"""Fields of short texts, each of which could be the question itself."""

LIFE_EVENTS = "life_events.yml"
"""The file beside the packs that says how people tell what has happened."""

Texts = Tuple[Tuple[str, str], ...]
"""(locale, text) pairs; the locale is a folder name such as ``zh_Hans``."""


@dataclass(frozen=True)
class Entry:
    """One thing to be found, with its texts by field."""

    id: str
    title: Texts
    alias: Texts = ()
    situation: Texts = ()
    body: Texts = ()
    reading: str = ""
    """The Japanese title in hiragana."""

    def texts(self, field: str) -> Texts:
        """The texts of one of ``FIELDS``."""
        texts: Texts = getattr(self, field)
        return texts

    def within(self, locales: FrozenSet[str]) -> "Entry":
        """The same with the texts of some locales only; texts without one stay."""

        def kept(texts: Texts) -> Texts:
            return tuple(pair for pair in texts if not pair[0] or pair[0] in locales)

        return replace(self, **{field: kept(self.texts(field)) for field in FIELDS})


def read_catalogue(procedures: Path, locales: Path) -> List[Entry]:
    """Every procedure of every pack with its translations."""
    translations = translations_by_locale(locales)
    records = {}
    for path in sorted(procedures.glob("*/*.yml"), key=lambda p: (p.parent.name != TEMPLATE, p)):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem != "pack" and "title" in record:  # else it only changes a template's record
            records.setdefault(path.stem, procedure_entry(record, translations))
    return [*records.values(), *read_faqs(procedures)]


def read_life_events(procedures: Path, locales: Path) -> List[Entry]:
    """What can happen in a life, as people say it in every language."""
    path = procedures / LIFE_EVENTS
    if not path.is_file():
        return []
    translations = translations_by_locale(locales)
    plans = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Entry(
            event,
            (),
            situation=lines_of(f"life-event.{event}:situations", plan["situations"], translations),
        )
        for event, plan in plans.items()
    ]


def translations_by_locale(locales: Path) -> Dict[str, Dict[str, str]]:
    """The translations of the catalogue's texts by folder name."""
    return {
        path.parts[-3]: read_translations(path)
        for path in sorted(locales.glob("*/LC_MESSAGES/procedures.po"))
    }


def lines_of(context: str, japanese: str, translations: Dict[str, Dict[str, str]]) -> Texts:
    """The lines of a text in all locales, each a text of its own."""
    return tuple(
        (locale, line)
        for locale, lines in in_all_locales(context, japanese, translations)
        for line in lines.splitlines()
    )


def in_all_locales(
    context: str, japanese: str, translations: Dict[str, Dict[str, str]]
) -> Iterator[Tuple[str, str]]:
    """(locale, text) of one context, the Japanese first."""
    yield "ja", japanese
    for locale, catalogue in translations.items():
        if context in catalogue:
            yield locale, catalogue[context]


def read_faqs(procedures: Path) -> List[Entry]:
    """What municipalities have answered already: the question names the entry."""
    return [
        Entry(
            f"{FAQ}:{path.parent.name}:{entry['id']}",
            (("ja", entry["question"]),),
            body=(("ja", entry["answer"]),),
        )
        for path in sorted(procedures.glob(f"*/{FAQ}.yml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["entries"]
    ]


def read_municipalities(procedures: Path, locales: Path) -> Dict[str, List[str]]:
    """The names of every ward and city by the id of its pack, in all languages."""
    translations = [
        read_translations(path) for path in sorted(locales.glob("*/LC_MESSAGES/procedures.po"))
    ]
    municipalities = {}
    for path in sorted(procedures.glob("*/pack.yml")):
        pack = yaml.safe_load(path.read_text(encoding="utf-8"))
        if pack.get("kind") in ("ward", "city"):
            names = [pack["name"], pack["reading"], pack["romaji"]]
            translated = [t.get(f"{pack['id']}:name", "") for t in translations]
            names += [part for name in translated for part in BRACKETS.split(name)]
            municipalities[pack["id"]] = [name for name in names if name.strip()]
    return municipalities


def procedure_entry(record: Dict[str, Any], translations: Dict[str, Dict[str, str]]) -> Entry:
    """One procedure and its translations as an entry."""
    name = record["id"]
    title = [*in_all_locales(f"{name}:title", record["title"], translations)]
    title.append(("en", record["romaji"]))
    body = [
        pair
        for facet, text in record["text"].items()
        if facet in ("what", "who", "when", "how")
        for pair in in_all_locales(f"{name}:text.{facet}", text, translations)
    ]
    return Entry(
        name,
        tuple(title),
        lines_of(f"{name}:aliases", record["aliases"], translations),
        lines_of(f"{name}:situations", record.get("situations") or "", translations),
        tuple(body),
        record["reading"],
    )


def read_translations(path: Path) -> Dict[str, str]:
    """Translated texts of a PO file by their context, stale ones left out."""
    return _read_translations(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read_translations(path: Path, changed_at: int) -> Dict[str, str]:
    """Remembered until the file changes: names, procedures and reloads read the same ones."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    return {
        str(message.context): str(message.string)
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }


def read_corpus(path: Path) -> List[Entry]:
    """A FAQ as JSON lines: ``{"_id", "title"?, "text"}`` (the BEIR layout)."""
    entries = []
    with path.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            row = json.loads(line)
            title, text = row.get("title") or "", row.get("text") or ""
            entries.append(
                Entry(str(row.get("_id", row.get("id"))), (("", title),), body=(("", text),))
            )
    return entries
