"""Numbers as they are written: 1,000, 3万5千, 二〇二六, two thousand, สองร้อย."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import List, Mapping, Optional, Union

GREATEST = 10**12
"""More than any town hall counts; longer rows of digits are numbers of something."""

THOUSAND = 1000

MOST_WORDS = 14
"""Words after the first; a bound, so that a hostile text costs no more than a long one."""

GROUPED = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+"
"""1,000 and 1.000 are both a thousand: neither people nor yen come in thousandths."""

Term = Union[int, Decimal]


@dataclass(frozen=True)
class Numerals:
    """The number words of a language; ``scales`` multiply what stands before them.

    ``before_scale`` are digits that mean something else when no scale follows (Korean 이,
    "two" and "this"). ``positional`` digits stand side by side: 二〇二六. ``joint`` is what
    may stand between words, ``grouping`` a way to group digits besides ``GROUPED``.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    before_scale: Mapping[str, int] = field(default_factory=dict)
    positional: bool = False
    joint: str = ""
    grouping: str = ""

    @cached_property
    def pattern(self) -> str:
        """A regular expression without groups; the longest spelling first."""
        whole, fraction = self._whole, self._digits
        if not (self.words or self.scales):
            return whole
        scale = one_of(self.scales) or "(?!)"
        word = rf"(?:{self._word}|{scale})"
        joint = rf"(?:{self.joint})" if self.joint else ""
        scaled = rf"{fraction}(?:\s?{scale}){{1,2}}(?:\s?{whole}(?:\s?{scale}){{0,2}}){{0,4}}"
        return rf"(?:{scaled}|{whole}|{word}(?:{joint}{word}){{0,{MOST_WORDS}}})"

    @property
    def first(self) -> str:
        """What every number in words begins with, as a regular expression."""
        return one_of({**self.words, **self.scales, **self.before_scale})

    def value(self, written: str) -> Optional[int]:
        """The number, or None where it is none (十百, 5 20) or not a whole one."""
        terms: List[Term] = []
        digits: List[int] = []
        tokens = list(self._tokens.finditer(written))
        for token in tokens:
            if token["scale"]:
                terms = scaled(terms, self.scales[token["scale"]])
            elif token["word"]:
                said = {**self.words, **self.before_scale}[token["word"]]
                digits.append(said)
                terms = [*terms, said] if fits(terms, said) else [*terms, GREATEST]
            else:
                number = number_of(token["digits"])
                terms = [*terms, number] if fits(terms, number) else [*terms, GREATEST]
        if self.positional and len(tokens) == len(digits) > 1:
            return side_by_side(digits)
        total = sum(terms)
        whole = bool(terms) and total == int(total) and total < GREATEST
        return int(total) if whole else None

    @property
    def _whole(self) -> str:
        grouped = rf"{self.grouping}|{GROUPED}" if self.grouping else GROUPED
        return rf"(?<!\d)(?<!\d[.,])(?:{grouped}|\d+)(?!\d|[.,]\d)"

    @property
    def _digits(self) -> str:
        return rf"(?:{self._whole}|(?<!\d)(?<!\d[.,])\d+[.,]\d{{1,2}}(?!\d|[.,]\d))"

    @property
    def _word(self) -> str:
        plain = one_of(self.words) or "(?!)"
        if not self.before_scale:
            return plain
        return rf"(?:{plain}|{one_of(self.before_scale)}(?={one_of(self.scales)}))"

    @cached_property
    def _tokens(self) -> "re.Pattern[str]":
        words = one_of({**self.words, **self.before_scale}) or "(?!)"
        scales = one_of(self.scales) or "(?!)"
        return re.compile(rf"(?P<digits>{self._digits})|(?P<word>{words})|(?P<scale>{scales})")


def scaled(terms: List[Term], scale: int) -> List[Term]:
    """The terms below ``scale`` times ``scale``: 2億6千 and 万 are 2億 and 6千万.

    Nobody says ten hundred (十百): then the number is too great to be one.
    """
    kept = [term for term in terms if term >= scale]
    below = sum(term for term in terms if term < scale)
    if below and below % 10 == 0 and scale < THOUSAND:
        return [*kept, GREATEST]
    return [*kept, (below or 1) * scale]


def fits(terms: List[Term], number: Term) -> bool:
    """Whether ``number`` may follow: twenty takes five, five does not take twenty."""
    if not terms:
        return True
    last = terms[-1]
    zeros = len(str(last)) - len(str(last).rstrip("0"))
    return bool(number < 10**zeros)


def number_of(digits: str) -> Term:
    """A row of digits with or without groups and decimals."""
    if re.fullmatch(r"\d+[.,]\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return int(re.sub(r"[.,\s]", "", digits))


def side_by_side(digits: List[int]) -> Optional[int]:
    """二〇二六, but not 三四, which is "three or four"; nor anything with a ten in it."""
    if any(digit > 9 for digit in digits) or (len(digits) < 3 and 0 not in digits):
        return None
    return int("".join(map(str, digits)))


def one_of(words: Mapping[str, int]) -> str:
    """An alternation of ``words``, the longest first; empty if there are none."""
    longest_first = sorted(words, key=lambda word: -len(word))
    return f"(?:{'|'.join(map(spelled, longest_first))})" if words else ""


def spelled(word: str) -> str:
    """``word`` as a regular expression; how many spaces stand in it does not matter."""
    return r"\s+".join(map(re.escape, word.split())) + (r"(?!\d)" if word[-1].isdigit() else "")
