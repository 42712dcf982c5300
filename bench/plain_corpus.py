"""How plain the plain Japanese of the catalogue is: the columns of STANDARDS 1.2."""

import statistics
from collections.abc import Iterator

from babel.messages.pofile import read_po
from fugashi import Tagger
from jreadability import compute_readability

from bot.catalogue.texts import PLACEHOLDER
from bot.check.plain_japanese import (
    ASIDE,
    MOST_CHARACTERS,
    MOST_KANJI,
    MOST_MORA,
    SPACED,
    sentences,
)
from bot.check.wording import NOT_PROSE
from bot.settings import ROOT

CATALOGUE = ROOT / "locales/ja@yasashii/LC_MESSAGES/procedures.po"
SOURCE, PLAIN = "Japanese source", "plain Japanese"


def table() -> Iterator[str]:
    """The lines of a Markdown table; explanations in 〈 〉 are left out (decision 0006)."""
    yield (
        "| texts | sentences | mora <= 48 | characters <= 50 | kanji <= 13 "
        "| jReadability, median text | median sentence | sentences >= 3.5 |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    tagger = Tagger()
    for name in (SOURCE, PLAIN):
        written = list(texts(name))
        measured = [m for text in written for m in sentences(text)]
        by_text = [compute_readability(text, tagger) for text in written if "。" in text]
        ended = {m.sentence for m in measured if m.sentence.endswith("。")}
        by_sentence = [compute_readability(sentence, tagger) for sentence in sorted(ended)]
        shares = [
            share([m.mora <= MOST_MORA for m in measured]),
            share([m.characters <= MOST_CHARACTERS for m in measured]),
            share([m.kanji <= MOST_KANJI for m in measured]),
            f"{statistics.median(by_text):.2f}",
            f"{statistics.median(by_sentence):.2f}",
            share([score >= 3.5 for score in by_sentence]),
        ]
        yield f"| {name} | {len(measured)} | {' | '.join(shares)} |"


def texts(name: str) -> Iterator[str]:
    """Every text in sentences, unspaced, placeholders as a short fact."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file):
            if message.id and message.string and not NOT_PROSE.search(str(message.context)):
                text = str(message.string if name == PLAIN else message.id)
                yield ASIDE.sub("", SPACED.sub("", PLACEHOLDER.sub("14日", text)))


def share(hits: list[bool]) -> str:
    """Percent, to one decimal."""
    return f"{100 * sum(hits) / len(hits):.1f} %"
