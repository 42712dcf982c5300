"""What CLDR knows of a language's dates, through babel: names, order, patterns."""

import re
from typing import Dict, Iterator, List

from babel import Locale

from nlu.values.grammar.folding import folded

SKELETONS = ("yMMMMd", "yMMMd", "MMMMd", "MMMd", "yMMMM", "yMMM")
STYLES = ("long", "medium")
FIELDS = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>y+|M+|d+)|(?P<other>.)")
PLACEHOLDERS = {"y": "{year}", "d": "{day}"}
FOREIGN = re.compile("[GEBhHmsaLQ]")
"""Fields that residents do not write beside a date."""


def month_names(locale: Locale, *widths: str) -> Dict[str, int]:
    """Folded names of the months, 1 to 12, also without the dot of an abbreviation."""
    return {
        name: number
        for width in widths
        for number, written in locale.months["format"][width].items()
        for name in spellings(written)
    }


def weekday_names(locale: Locale) -> Dict[str, int]:
    """Folded full names of the weekdays; Monday is 0."""
    return {folded(name): number for number, name in locale.days["format"]["wide"].items()}


def spellings(name: str) -> Iterator[str]:
    """A name folded, with and without the dots and signs of an abbreviation."""
    yield folded(name)
    yield re.sub("[.॰]", "", folded(name))


def day_first(locale: Locale) -> bool:
    """Whether 4/1 is the fourth of January."""
    short = locale.date_formats["short"].pattern
    return bool(short.index("d") < short.index("M"))


def date_templates(locale: Locale) -> List[str]:
    """CLDR's patterns of dates with a month's name as templates, without duplicates."""
    patterns = [locale.date_formats[style].pattern for style in STYLES]
    skeletons = locale.datetime_skeletons
    patterns += [skeletons[name].pattern for name in SKELETONS if name in skeletons]
    usable = [pattern for pattern in patterns if "MMM" in pattern and not FOREIGN.search(pattern)]
    return list(dict.fromkeys(map(template, usable)))


def template(pattern: str) -> str:
    """``d 'de' MMMM`` as ``{day} de {mon}``."""
    return "".join(
        piece["quoted"] or PLACEHOLDERS.get(piece["field"][:1]) or "{mon}"
        if piece["quoted"] or piece["field"]
        else re.escape(piece["other"]).replace("\\ ", " ")
        for piece in FIELDS.finditer(pattern)
    )
