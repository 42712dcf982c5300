"""Numbers that nobody may keep are taken out of a message before anything else sees it.

My Number (12 digits with a check digit; Act on the Use of Numbers, and STANDARDS SE3) and payment
cards (13 to 19 digits, Luhn). A telephone number, also a foreign one (+82 …), or a date stays.
"""

import re

NUMBER = re.compile(r"(?<![\d+-])\d(?:[ -]?\d){11,18}(?![\d-])")
HIDDEN = "＊＊＊＊"
MY_NUMBER_DIGITS = 12


def masked(text: str) -> str:
    """``text`` without My Numbers and card numbers."""
    return NUMBER.sub(lambda found: HIDDEN if _is_secret(found[0]) else found[0], text)


def _is_secret(written: str) -> bool:
    digits = [int(c) for c in written if c.isdecimal()]
    return is_my_number(digits) if len(digits) == MY_NUMBER_DIGITS else is_card(digits)


def is_my_number(digits: list[int]) -> bool:
    """Whether the last of twelve digits is the check digit of the others.

    Ministerial ordinance of 2014-11-18 (No. 85), article 5: weights 2-7 from the right.
    """
    weighed = sum(
        digit * (place + 2 if place < 6 else place - 4)
        for place, digit in enumerate(reversed(digits[:-1]))
    )
    rest = weighed % 11
    return digits[-1] == (0 if rest <= 1 else 11 - rest)


def is_card(digits: list[int]) -> bool:
    """Whether the digits pass Luhn's check (ISO/IEC 7812-1)."""
    doubled = [
        sum(divmod(2 * digit, 10)) if place % 2 else digit
        for place, digit in enumerate(reversed(digits))
    ]
    return len(digits) >= 13 and sum(doubled) % 10 == 0
