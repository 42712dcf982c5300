"""How one address is spelled in several ways: 霞が関 and 霞ヶ関, 北1条 and 北一条."""

import re
from unicodedata import normalize

from bot.guides.answers.numerals import whole

SAME = str.maketrans("ヶヵがガ之ノ〇一二三四五六七八九ー‐‑–—−―", "ケケケケのの0123456789-------")
"""One character for one: a place in the key is the same place in the text."""

RURAL = re.compile(r"^(?:大字|字)")
STREETS = re.compile(r".*(?:上る|下る|東入る?|西入る?|上ル|下ル|入ル)")
"""Kyoto's way to a house; the town stands after it."""

CHOME = re.compile(r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:丁目|-[0-9]+-[0-9])")
CHOME_NOTE = re.compile(r"[0-9]+(?:丁目)?(?:[、~〜-][0-9]+(?:丁目)?)*")
FLOOR = re.compile(r"(?P<n>[0-9]+)(?:階|[Ff](?![a-z]))")


def plain(text: str) -> str:
    """Without spaces, code and the differences in width that nobody sees."""
    text = re.sub(r"\s+", "", normalize("NFKC", text))
    return re.sub(r"^〒?[0-9]{3}-?[0-9]{4}(?![0-9])", "", text)


def key(text: str) -> str:
    """What two spellings of a name have in common; of the same length as the ``plain`` text."""
    return text.translate(SAME)


def chome(rest: str) -> int | None:
    """The 丁目 that an address goes on with after its town."""
    match = CHOME.match(rest.translate(str.maketrans("‐‑–—−ー", "------")))
    return whole(match["n"]) if match else None


def floor(rest: str) -> int | None:
    """The floor that an address names."""
    match = FLOOR.search(rest)
    return int(match["n"]) if match else None


def chomes(note: str) -> frozenset[int] | None:
    """The 丁目 of a remark such as １、３〜５丁目; None if it is about anything else."""
    text = normalize("NFKC", note)
    if not text.endswith("丁目") or not CHOME_NOTE.fullmatch(text):
        return None
    found: set[int] = set()
    for part in text.replace("丁目", "").split("、"):
        first, *last = (int(n) for n in re.split("[~〜-]", part))
        found.update(range(first, (last or [first])[-1] + 1))
    return frozenset(found)
