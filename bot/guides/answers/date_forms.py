"""Dates as they stand in an answer, before it is known which day is meant.

Japanese, western and era forms in digits and kanji; words (tomorrow, 3 May) come from Rasa.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.guides.answers.eras import Era, era_of, eras
from bot.guides.answers.numerals import KANJI, KANJI_DIGITS, everyday, whole

Parts = tuple[int | None, int, int]
"""(western year or None, month, day), not checked."""

IN_BRACKETS = re.compile(r"\([^()]*\)")
"""The weekday, or the year said twice: 令和6年(2024年)4月1日."""

FIRST_YEAR = "元"
DIGITS = str.maketrans(KANJI_DIGITS, "0123456789")
CENTURIES = (1900, 2000)
OLDEST, NEWEST = 1868, 2100
"""Years that a row of eight digits can begin or end with."""

N = rf"(?:\d{{1,2}}|[{KANJI}]{{1,4}})"
YEAR = rf"(?:\d{{4}}|[{KANJI}]{{4,7}})"
OF_YEAR, OF_MONTH, OF_DAY = r"(?:年|ねん|년)", r"(?:月|がつ|월)", r"(?:日|にち|号|號|일)"
ANOTHER_DAY = re.compile(rf"{N}\s*{OF_DAY}")
GAP = r"[./\-, ]"
MONTH_AND_DAY = rf"\s*(?P<m>{N})\s*(?:{OF_MONTH}|{GAP})\s*(?P<d>{N})\s*(?:{OF_DAY}|(?![\d{KANJI}]))"


@dataclass(frozen=True)
class Form:
    """The days that one written date may mean; none if there is no such year."""

    possible: tuple[Parts, ...]
    era: Era | None = None
    guessed: bool = False
    """Whether the year was not said whole (55/5/3)."""


@dataclass(frozen=True)
class Written:
    """The dates of a text, in no order; ``more``: another day is named (4月1日か2日)."""

    forms: tuple[Form, ...]
    more: bool = False


def written_dates(text: str, today: date) -> Written:
    """All dates in digits or kanji; what one pattern has taken is not read again."""
    rest = IN_BRACKETS.sub("", everyday(text)).casefold()
    forms: list[Form] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(rest):
            forms.append(read(match, today))
        rest = pattern.sub("|", rest)
    return Written(tuple(forms), bool(forms and ANOTHER_DAY.search(rest)))


def _of_era(match: re.Match[str], today: date) -> Form:
    era = era_of(match["era"])
    year = era.year(_number(match["y"]), today)
    return Form(tuple(_with_year(match, year)) if year else (), era)


def _year_first(match: re.Match[str], today: date) -> Form:
    return Form(tuple(_with_year(match, _number(match["y"]))))


def _year_last(match: re.Match[str], today: date) -> Form:
    return Form(_either_order(int(match["y"]), match))


def _eight_digits(match: re.Match[str], today: date) -> Form:
    digits = match[0]
    front, back = int(digits[:4]), int(digits[4:])
    if not OLDEST <= front <= NEWEST and OLDEST <= back <= NEWEST:
        first, second = int(digits[:2]), int(digits[2:4])
        return Form(tuple(dict.fromkeys([(back, second, first), (back, first, second)])))
    return Form(((front, int(digits[4:6]), int(digits[6:])),))


def _short_year(match: re.Match[str], today: date) -> Form:
    """55/5/3 is of an era or a century; 3/5/55 may have its year at the end."""
    year, month, day = (_number(match[name]) for name in ("y", "m", "d"))
    of_eras = [known for era in eras() if (known := era.year(year, today))]
    of_centuries = [century + year for century in CENTURIES if match["y"] != FIRST_YEAR]
    years = [*of_eras, *of_centuries]
    possible: list[Parts] = [(known, month, day) for known in years]
    if match.groupdict().get("slash"):
        for century in CENTURIES:
            possible += [(century + day, year, month), (century + day, month, year)]
    return Form(tuple(dict.fromkeys(possible)), guessed=True)


def _no_year(match: re.Match[str], today: date) -> Form:
    return Form(tuple(_with_year(match, None)))


def _no_year_slash(match: re.Match[str], today: date) -> Form:
    return Form(_either_order(None, match))


def _number(written: str) -> int:
    """元 is 1; kanji side by side are digits: 一二月 is December. 0 for what is no number."""
    if written == FIRST_YEAR:
        return 1
    if set(written) <= set(KANJI_DIGITS):
        return int(written.translate(DIGITS))
    return whole(written) or 0


def _with_year(match: re.Match[str], year: int | None) -> Iterator[Parts]:
    yield year, _number(match["m"]), _number(match["d"])


def _either_order(year: int | None, match: re.Match[str]) -> tuple[Parts, ...]:
    """3/4 is the fourth of March to some and the third of April to others."""
    first, second = int(match["a"]), int(match["b"])
    return tuple(dict.fromkeys([(year, first, second), (year, second, first)]))


Reader = Callable[[re.Match[str], date], Form]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """The surest first."""
    names = "|".join(re.escape(name) for era in eras() for name in era.names)
    letters = "".join(era.letter for era in eras())
    era = rf"(?P<era>{names}|(?<![a-z])[{letters}](?=[.\s]?[\d{FIRST_YEAR}]))\.?\s*"
    two = r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"
    of_three = r"(?P<y>\d{1,2})(?P<slash>[./\-])(?P<m>\d{1,2})[./\-](?P<d>\d{1,2})"
    sources: tuple[tuple[str, Reader], ...] = (
        (rf"{era}{two}", _of_era),
        (rf"{era}(?P<y>{FIRST_YEAR}|{N})\s*(?:{OF_YEAR}|{GAP}){MONTH_AND_DAY}", _of_era),
        (rf"(?<![\d{KANJI}])(?P<y>{YEAR})\s*(?:{OF_YEAR}|{GAP}){MONTH_AND_DAY}", _year_first),
        (
            r"(?<!\d)(?P<a>\d{1,2})\s*[./\- ]\s*(?P<b>\d{1,2})\s*[./\- ]\s*(?P<y>\d{4})(?!\d)",
            _year_last,
        ),
        (r"(?<!\d)\d{8}(?!\d)", _eight_digits),
        (rf"(?<![\d{KANJI}])(?P<y>{FIRST_YEAR}|{N})\s*{OF_YEAR}{MONTH_AND_DAY}", _short_year),
        (rf"(?<![\d./\-]){of_three}(?![\d./\-])", _short_year),
        (rf"(?<!\d){two}", _short_year),
        (rf"(?<![\d{KANJI}])(?P<m>{N})\s*{OF_MONTH}\s*(?P<d>{N})\s*{OF_DAY}", _no_year),
        (r"(?<![\d./\-])(?P<a>\d{1,2})[./\-](?P<b>\d{1,2})(?![\d./\-])", _no_year_slash),
    )
    return tuple((re.compile(source), read) for source, read in sources)
