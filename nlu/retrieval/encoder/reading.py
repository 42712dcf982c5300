"""What of an entry is read: its texts by the encoder, all that it says by the reranker."""

from typing import Iterator, List, Optional, Tuple

from nlu.retrieval.encoder.matrix import ANSWER, PHRASE
from nlu.retrieval.records import PHRASES, Entry, Texts


def texts_of(entry: Entry) -> Iterator[Tuple[str, str]]:
    """(kind, text): the phrases, and of a FAQ, whose question is all that it has, the answer."""
    for field in PHRASES:
        yield from ((PHRASE, text) for _, text in entry.texts(field) if text.strip())
    if not (entry.alias or entry.situation):
        yield from ((ANSWER, text) for _, text in entry.body if text.strip())


def said_of(entry: Entry, locale: Optional[str]) -> str:
    """An entry's name and what it says, in one language."""
    folder = (locale or "").replace("-", "_")
    return "\n".join(in_one(entry.title, folder)[:1] + in_one(entry.body, folder))


def in_one(texts: Texts, folder: str) -> List[str]:
    """The texts in the reader's language, else in Japanese, else in whatever there is."""
    for wanted in ((folder,), ("ja", "")):
        said = [text for locale, text in texts if locale in wanted]
        if said:
            return said
    return [text for _, text in texts]
