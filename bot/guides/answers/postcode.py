"""A postal code: seven digits (日本郵便, 郵便番号制)."""

import re

from bot.guides.answers.heard import Accepted, Heard, Read, Rejected, briefly_said, unheard
from bot.guides.answers.numerals import KANJI_DIGITS, everyday

DIGITS = str.maketrans(KANJI_DIGITS, "0123456789")
BETWEEN = r"[-‐‑‒–—―−ーの之~ ]"
CODE = re.compile(
    rf"(?<!\d)(?<!\d[-ーの])(?P<area>\d{{3}})\s*{BETWEEN}?\s*(?P<place>\d{{4}})(?![\d-])"
)
ONE_BY_ONE = re.compile(r"(?<=\d)[ ,、・](?=\d(?!\d{2}))")
"""Between digits that are said one by one: 1 6 0 0 0 2 3."""

NO_AREA = "000"


def read_postcode(heard: Heard) -> Read:
    """The seven digits, with 〒, hyphens and の left out. Error: postcode_unreadable."""
    if problem := unheard(heard):
        return problem
    text = _with_digits(everyday(briefly_said(heard)))
    codes = {match["area"] + match["place"] for match in CODE.finditer(text)}
    if not codes and re.fullmatch(r"\D*(?:\d\D?){7}\D*", text):
        joined = ONE_BY_ONE.sub("", text)
        codes = {match["area"] + match["place"] for match in CODE.finditer(joined)}
    if len(codes) != 1:
        return Rejected("postcode_unreadable")
    code = codes.pop()
    return Rejected("postcode_unreadable") if code.startswith(NO_AREA) else Accepted(code)


def _with_digits(text: str) -> str:
    """Kanji digits in a row of them as digits; 三田 and 四谷 stay."""
    row = rf"[{KANJI_DIGITS}]{{3}}\s*{BETWEEN}?\s*[{KANJI_DIGITS}]{{4}}"
    return re.sub(row, lambda match: match[0].translate(DIGITS), text)
