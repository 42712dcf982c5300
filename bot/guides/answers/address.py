"""A postal address, as written but for the digits and hyphens of its house number."""

import re
import unicodedata

from bot.guides.answers.heard import Accepted, Heard, Read, Rejected, said, strange, unheard
from bot.guides.answers.numerals import KANJI, everyday, whole

SHORTEST, LONGEST = 5, 200
HYPHEN = re.compile(r"(?<=\d)\s*[-‐‑‒–—―−ー~]\s*(?=\d)")
OF_HOUSE = re.compile(
    rf"(?<![第\w])?(?P<n>[{KANJI}零壱弐参拾]+)(?=(?:番地|番(?!町)|号室|号(?!線)))"
)
IN_KANJI = re.compile(rf"(?<=[丁目番地\d])(?P<n>[{KANJI}]+)(?=[の之ノ\-]|$)")
POSTCODE = re.compile(r"^〒?\s*\d{3}-?\d{4}\s+|^〒\s*\d{3}[-ー−‐]?\d{4}\s*")
ALL_IN_KANJI = re.compile(rf"[{KANJI}]+(?:の[{KANJI}]+)+")
JOINED = re.compile(r"(?<=\d)[の之ノ](?=\d)")
NUMBER = re.compile(rf"\d|[{KANJI}]+(?:丁目|番|号|地割)|無番地|番外地")
NOT_A_TOWN = re.compile(rf"丁目|番地|号室|[番号室階\d{KANJI}の\W_]|(?<![a-z])[a-z](?![a-z])", re.I)


def read_address(heard: Heard) -> Read:
    """The address; the kanji of 二丁目 are part of the town's name and stay.

    Errors: address_without_town, address_without_number, address_strange, address_too_long.
    """
    if problem := unheard(heard):
        return problem
    whole_text = said(heard)
    text = POSTCODE.sub("", whole_text)
    if strange(text) or any(unicodedata.category(c) in ("So", "Co", "Cn") for c in text):
        return Rejected("address_strange")
    address = _normalised(" ".join(text.split()).rstrip("。"))
    if len(address) > LONGEST:
        return Rejected("address_too_long")
    if not _town(address):
        return Rejected("address_without_town")
    if not NUMBER.search(address):
        return Rejected("address_without_number")
    if len(address) < SHORTEST:
        return Rejected("address_without_town")
    return Accepted(address, corrected=text != whole_text)


def _normalised(text: str) -> str:
    """三番一号 → 3番1号, 2ー8ー1, 2の8の1 and 二の八の一 → 2-8-1."""
    text = ALL_IN_KANJI.sub(lambda match: "の".join(map(_digits, match[0].split("の"))), text)
    digits = OF_HOUSE.sub(lambda match: _digits(match["n"]), text)
    digits = IN_KANJI.sub(lambda match: _digits(match["n"]), digits)
    return JOINED.sub("-", HYPHEN.sub("-", digits))


def _digits(kanji: str) -> str:
    value = whole(everyday(kanji))
    return kanji if value is None else str(value)


def _town(address: str) -> bool:
    """Whether letters are left beside the house number."""
    return any(c.isalpha() for c in NOT_A_TOWN.sub("", address))
