"""Documents of the catalogue, by the names that they have in all languages."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Counter as Votes
from typing import DefaultDict, Dict, Iterable, Iterator, List, Set, Tuple

import yaml

from nlu.retrieval.records import in_all_locales, translations_by_locale
from nlu.values.grammar.lexicon import Lexicon, spelled_as

WORDS = Path(__file__).parent / "documents.yml"

IN_BRACKETS = re.compile(r"[(（「『〈]([^()（）「」『』〈〉]*)[)）」』〉]")
BRACKET = "\ue000"
"""Stands for what was in brackets."""

ROMAJI = re.compile("[A-Za-zĀ-ž][A-Za-zĀ-ž' ,-]*$")
UNSPACED = re.compile("(?<=[\u3000-\u9fff])[ \u3000]+|[ \u3000]+(?=[\u3000-\u9fff])")

WHOLE, PART = 10, 1
"""How much a name speaks for an id: a whole name more than one of its alternatives."""

SHORTEST_LATIN, SHORTEST = 4, 2
"""Letters of the shortest name."""


@dataclass(frozen=True)
class Document:
    """One document; ``procedures`` are those that ask for it by this name."""

    id: str
    procedures: Tuple[str, ...]


@dataclass(frozen=True)
class DocumentWords:
    """What the catalogue does not say.

    ``or_words`` stand between alternatives, ``joints`` between any two documents, Japanese
    names of documents end in one of ``endings``, ``names`` are what people call a document,
    ``no_documents`` are the ids of things to bring that are none, ``too_general`` names that
    mean something else alone.
    """

    or_words: List[str]
    joints: List[str]
    endings: List[str]
    names: Dict[str, List[str]]
    no_documents: List[str]
    too_general: List[str]


class UnknownDocument(ValueError):
    """`documents.yml` names an id that no procedure has."""


def load_documents(procedures: Path, locales: Path, words: Path = WORDS) -> Lexicon[Document]:
    """The names of all documents; raises `UnknownDocument`."""
    written = DocumentWords(**yaml.safe_load(words.read_text(encoding="utf-8")))
    votes: DefaultDict[str, Votes[str]] = defaultdict(Counter)
    asking: DefaultDict[str, Set[str]] = defaultdict(set)
    having: DefaultDict[str, Set[str]] = defaultdict(set)
    for procedure, id, name in documents_of(procedures, locales):
        having[id].add(procedure)
        for part, weight in parts_of(name, written):
            for spelling in spelled_as(part):
                votes[spelling][id] += weight
                asking[spelling].add(procedure)
    unknown = {*written.names, *written.no_documents} - set(having)
    if unknown:
        raise UnknownDocument(f"{words.name}: no procedure has the documents {sorted(unknown)}")
    for id, names in written.names.items():
        for spelling in (spelling for name in names for spelling in spelled_as(name)):
            votes[spelling] = Counter({id: WHOLE})
            asking[spelling] |= having[id]
    for name in compounds(votes, written.joints):
        del votes[name]
    general = {spelling for name in written.too_general for spelling in spelled_as(name)}
    named = {name: ids.most_common(1)[0][0] for name, ids in votes.items() if name not in general}
    return Lexicon(
        {
            name: Document(id, tuple(sorted(asking[name])))
            for name, id in named.items()
            if id not in written.no_documents
            and len(name) >= (SHORTEST_LATIN if name.isascii() else SHORTEST)
        }
    )


def compounds(names: Iterable[str], joints: List[str]) -> List[str]:
    """Names made of two others: パスポートと在留カード is a passport and a residence card."""
    known = set(names)
    joint = re.compile("|".join(joints))
    return [
        name
        for name in known
        for match in joint.finditer(name)
        if {name[: match.start()].strip(), name[match.end() :].strip()} <= known
    ]


def documents_of(procedures: Path, locales: Path) -> Iterator[Tuple[str, str, str]]:
    """(procedure, id, name) of every document in every language."""
    translations = translations_by_locale(locales)
    for path in sorted(procedures.glob("*/*.yml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        for document in record.get("documents") or ():
            if "name" in document:
                context = f"{path.stem}:documents.{document['id']}.name"
                for _, name in in_all_locales(context, document["name"], translations):
                    yield path.stem, document["id"], name


def parts_of(name: str, words: DocumentWords) -> Iterator[Tuple[str, int]]:
    """A document's name, its alternatives and what stands in its brackets, with weights.

    "Passport (パスポート) or residence card (在留カード zairyū kādo)" has six names. A part
    counts only if its Japanese is a document: （手数料） in a name is none.
    """
    inside = IN_BRACKETS.findall(name)
    either = "|".join(words.or_words)
    document = re.compile(f"(?:{'|'.join(words.endings)})$")
    yield tidy(IN_BRACKETS.sub(BRACKET, name)), WHOLE
    alternatives = re.split(either, IN_BRACKETS.sub(BRACKET, name))
    brackets = iter(inside)
    for alternative in alternatives:
        own = [next(brackets) for _ in range(alternative.count(BRACKET))]
        japanese = [one for one in map(japanese_of, own) if document.search(one)]
        weight = WHOLE if len(alternatives) == len(inside) == 1 else PART
        for bracket in own:
            if document.search(japanese_of(bracket)):
                yield from ((part, weight) for part in (japanese_of(bracket), romaji_of(bracket)))
        if len(alternatives) > 1 and (len(japanese) == 1 or document.search(tidy(alternative))):
            yield tidy(alternative), PART


def japanese_of(bracket: str) -> str:
    """What stands before the romaji: 在留カード of (在留カード zairyū kādo)."""
    return tidy(ROMAJI.sub("", bracket))


def romaji_of(bracket: str) -> str:
    """The romaji at the end of a bracket, if there is any."""
    match = ROMAJI.search(bracket)
    return tidy(match[0]) if match else ""


def tidy(name: str) -> str:
    """Without brackets and needless spaces."""
    return UNSPACED.sub("", " ".join(name.replace(BRACKET, " ").split())).strip(" ,、")
