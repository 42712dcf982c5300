"""Plain English (STANDARDS PL3): at most 15 words a sentence.

Words in brackets name the Japanese term for the counter; they are not read as part of it.
"""

import re
from collections.abc import Iterator

from bot.catalogue.texts import PLACEHOLDER

MOST_WORDS = 15

ASIDE = re.compile(r"\([^()]*\)")
END = re.compile(r"(?<=[.?!:])\s+|\n")
WORD = re.compile(r"[\w'’-]+")


def long_sentences(text: str) -> Iterator[str]:
    """What to say about every sentence that is too long; a placeholder counts as two words."""
    for sentence in END.split(ASIDE.sub("", PLACEHOLDER.sub("two words", text))):
        words = len(WORD.findall(sentence))
        if words > MOST_WORDS:
            yield f"“{sentence[:40]}…” has {words} words, at most {MOST_WORDS}"
