"""A sum in whole yen."""

import re
from decimal import Decimal

from bot.guides.answers.heard import (
    Accepted,
    Heard,
    Read,
    Rejected,
    briefly_said,
    entity_values,
    unheard,
    without_end,
)
from bot.guides.answers.numerals import number_in_words, numbers

GREATEST = 10**12
OTHER_CURRENCY = re.compile(
    r"[$€£₩₱฿₹₫]|ドル|ユーロ|ウォン|人民元|ペソ|ルピー|(?<![a-z])(?:usd|eur|dollars?|euros?|krw|won|php|pesos?|vnd|rupees?)(?![a-z])"
    r"|美元|欧元|人民币|人民幣|달러|원(?!엔)|đồng|रुपैयाँ|ကျပ်",
    re.IGNORECASE,
)


def read_money(heard: Heard, maximum: int | None = None) -> Read:
    """Whole yen from 0; a sum that Rasa saw goes before bare numbers.

    Errors: money_unreadable, money_impossible (below 0, parts of a yen, another currency),
    money_too_much.
    """
    if problem := unheard(heard):
        return problem
    text = briefly_said(heard)
    if OTHER_CURRENCY.search(text):
        return Rejected("money_impossible")
    written = {number.value for number in numbers(text)}
    if any(value is not None and value < 0 for value in written):
        return Rejected("money_impossible")
    sums = {Decimal(str(value)) for value in entity_values(heard, "money")} or written
    if not sums and (in_words := number_in_words(without_end(text))) is not None:
        sums = {Decimal(in_words)}
    if len(sums) != 1 or (yen := sums.pop()) is None:
        return Rejected("money_unreadable")
    if yen < 0 or yen != yen.to_integral_value():
        return Rejected("money_impossible")
    if yen > (GREATEST if maximum is None else maximum):
        return Rejected("money_too_much")
    return Accepted(int(yen))
