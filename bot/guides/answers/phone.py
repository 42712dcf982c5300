"""A telephone number that the town hall can call."""

import re

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
    format_number,
    is_valid_number,
    number_type,
    parse,
)

from bot.guides.answers.heard import Accepted, Heard, Read, Rejected, briefly_said, unheard
from bot.guides.answers.numerals import KANJI_DIGITS

JAPAN, JAPAN_CODE = "JP", 81
DIGITS = str.maketrans(KANJI_DIGITS, "0123456789")
KANJI_ROW = re.compile(rf"[{KANJI_DIGITS}]{{2,}}")
JOINT = re.compile(r"(?<=\d)\s*[のー‐‑‒–—―−~]\s*(?=\d)")
WRITTEN = re.compile(r"(?:\+\s?|\(\+?)?\d[\d\s()./\-]{6,}\d")
FAX = re.compile(r"fax|ファ[ックッ]*クス|ファクス|传真|傳真|팩스", re.IGNORECASE)
EXTENSION = re.compile(r"\s*(?:内線|ext\.?|extension|#)\s*\d+\s*(?:番)?$", re.IGNORECASE)
CANNOT_BE_CALLED = frozenset({PhoneNumberType.PAGER, PhoneNumberType.PREMIUM_RATE})


def read_phone(heard: Heard) -> Read:
    """A Japanese number with hyphens, any other in E.164 (ITU-T). Error: phone_impossible."""
    if problem := unheard(heard):
        return problem
    text = briefly_said(heard)
    bare = EXTENSION.sub("", text)
    plain = JOINT.sub("-", KANJI_ROW.sub(lambda row: row[0].translate(DIGITS), bare))
    numbers = {number for match in WRITTEN.finditer(plain) if (number := _parsed(match[0]))}
    if len(numbers) != 1 or FAX.search(text):
        return Rejected("phone_impossible")
    written = numbers.pop()
    return Accepted(written, corrected=bare != text)


def _parsed(written: str) -> str | None:
    """The number as it is kept; None if there can be no such number."""
    try:
        number = parse(written, JAPAN)
    except NumberParseException:
        return None
    if not is_valid_number(number) or number_type(number) in CANNOT_BE_CALLED:
        return None
    return _kept(number)


def _kept(number: PhoneNumber) -> str:
    national = number.country_code == JAPAN_CODE
    return format_number(number, PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.E164)
