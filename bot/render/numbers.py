"""Numbers as people say them, alone or with what they count, in hiragana.

How a number and a counter change each other's sound (いっぽん, さんぼん) is data: `counters.yml`.
Of two right forms the more common one in speech is said: じゅっ rather than じっ, よん, なな,
きゅう where no counter asks for another.
"""

import re
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.catalogue.yaml_source import read_yaml

DIGITS = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
APPROXIMATE = str.maketrans({"四": "し", "七": "しち", "九": "く"})
"""As in 四五人, 七八人: neighbouring digits, said in their Chinese readings."""

UNITS = {10: "じゅう", 100: "ひゃく", 1000: "せん"}
IRREGULAR = {
    300: "さんびゃく",
    600: "ろっぴゃく",
    800: "はっぴゃく",
    3000: "さんぜん",
    8000: "はっせん",
}
GROUPS = ((10**12, "ちょう"), (10**8, "おく"), (10**4, "まん"))
LARGEST = 10**16
"""Beyond the groups that have a name here, digits are said one by one."""

KANJI_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")}
KANJI_UNITS = {"十": 10, "百": 100, "千": 1000}
KANJI_GROUPS = {"万": 10**4, "億": 10**8, "兆": 10**12}
SHORTENED = {"いち": "いっ", "ろく": "ろっ", "はち": "はっ", "じゅう": "じゅっ", "ひゃく": "ひゃっ"}
SOME = {"何": "なん", "数": "すう"}
MANY = {
    "何": {
        "十": "じゅう",
        "百": "びゃく",
        "千": "ぜん",
        "万": "まん",
        "億": "おく",
        "兆": "ちょう",
    },
    "数": {
        "十": "じゅう",
        "百": "ひゃく",
        "千": "せん",
        "万": "まん",
        "億": "おく",
        "兆": "ちょう",
    },
}


class Sound(BaseModel):
    """How a class of counters meets numbers; numbers are the last part of what is said.

    ``shortens``: after these the number ends in っ (いっ, ろっ, はっ, じゅっ, ひゃっ).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shortens: frozenset[int] = frozenset()


class InContext(BaseModel):
    """A whole reading for a number (None: any) after or before some text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int | None = None
    after: re.Pattern[str] = re.compile("")
    before: re.Pattern[str] = re.compile("")
    reading: str


class Counter(BaseModel):
    """What is counted: its reading, its class, and where it is said differently.

    ``p`` follows a shortened number (ぽん), ``three`` follows 3, 何, 1000 and 10000 (ぼん);
    ``digits`` are numbers that this counter says its own way (よ, しち, く), ``whole`` are
    number and counter in one word (ひとり), ``context`` comes before all of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: str
    sound: str = "none"
    p: str | None = None
    three: str | None = None
    four: str | None = None
    digits: dict[int, str] = {}
    whole: dict[int | str, str] = {}
    context: tuple[InContext, ...] = ()


class Counters(BaseModel):
    """`counters.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sounds: dict[str, Sound]
    counters: dict[str, Counter]


@lru_cache(maxsize=1)
def counters() -> Counters:
    """The counters we know, checked.

    Raises:
        pydantic.ValidationError: an entry of `counters.yml` has another form.
    """
    return TypeAdapter(Counters).validate_python(
        read_yaml(Path(__file__).with_name("counters.yml")).data
    )


def say(number: int) -> str:
    """A whole number from 0: 1400 -> せんよんひゃく.

    Raises:
        ValueError: the number is negative.
    """
    if number < 0:
        raise ValueError(f"{number}: say the minus apart, numbers here begin at 0")
    if number >= LARGEST:
        return say_digits(str(number))
    if number == 0:
        return DIGITS[0]
    said = ""
    for size, name in GROUPS:
        count, number = divmod(number, size)
        if count:
            said += _shortened(
                _below_10000(count, size), count, {1, 8, 10} if size == 10**12 else set()
            )
            said += name
    return said + (_below_10000(number) if number else "")


def say_digits(digits: str) -> str:
    """Digits one by one: 03 -> ぜろさん."""
    return "".join(DIGITS[int(digit)] for digit in digits)


def say_decimal(whole: int, fraction: str) -> str:
    """3.5 -> さんてんご; 1, 8 and 10 are shortened before the point (いってんご)."""
    said = "れい" if whole == 0 else _shortened(say(whole), whole, {1, 8, 10})
    return f"{said}てん{say_digits(fraction)}"


def say_kanji(numerals: str) -> str:
    """Numerals in kanji, 何百 and 数千 too; 二三 is "two or three", 二〇二六 a year."""
    if numerals[0] in SOME:
        many = MANY[numerals[0]]
        return SOME[numerals[0]] + "".join(many[unit] for unit in numerals[1:])
    if 2 <= len(numerals) <= 3 and set(numerals) <= KANJI_DIGITS.keys() - {"〇"}:
        said = numerals.translate(APPROXIMATE)
        return "".join(DIGITS[KANJI_DIGITS[c]] if c in KANJI_DIGITS else c for c in said)
    said = say(kanji_value(numerals))
    return said.removeprefix("いち") if numerals[0] in KANJI_GROUPS else said


def kanji_value(numerals: str) -> int:
    """三百二十 -> 320, 二〇二六 -> 2026, 3万5千 -> 35000."""
    total = group = digits = 0
    for numeral in numerals:
        if numeral.isdecimal() or numeral in KANJI_DIGITS:
            digits = digits * 10 + int(KANJI_DIGITS.get(numeral, numeral))
        elif numeral in KANJI_UNITS:
            group, digits = group + (digits or 1) * KANJI_UNITS[numeral], 0
        else:
            total, group, digits = total + (group + digits or 1) * KANJI_GROUPS[numeral], 0, 0
    return total + group + digits


def say_counted(number: int | str, name: str, before: str = "", after: str = "") -> str:
    """A number with its counter: 3, 本 -> さんぼん; 何 or 数 may stand for the number.

    ``before`` and ``after`` are the text around them: 1日 is ついたち after a month.
    """
    counter = counters().counters[name]
    for special in counter.context:
        fits = special.number in (None, number)
        if fits and special.after.search(before) and special.before.match(after):
            return special.reading
    if number in counter.whole:
        return counter.whole[number]
    if isinstance(number, str):
        return SOME[number] + ((number == "何" and counter.three) or counter.reading)
    last = _last(number)
    said = say(number)
    if last in counter.digits:
        said = said.removesuffix(DIGITS[last]) + counter.digits[last]
    if last in counters().sounds[counter.sound].shortens:
        return _shortened(said, last, {last}) + (counter.p or counter.reading)
    if last == 3 or (counter.p and last in (1000, 10000)):
        return said + (counter.three or counter.reading)
    return said + ((last == 4 and counter.four) or counter.reading)


def _below_10000(number: int, group: int = 1) -> str:
    said = ""
    for size in (1000, 100, 10):
        count, number = divmod(number, size)
        if count == 1:
            # 一千万 is said いっせんまん, 千円 せんえん.
            said += "いっせん" if size == 1000 and group > 1 and not number else UNITS[size]
        elif count:
            said += IRREGULAR.get(count * size, DIGITS[count] + UNITS[size])
    return said + (DIGITS[number] if number else "")


def _last(number: int) -> int:
    """The last part that is said: 1 to 9, 10, 100, 1000 or 10000 (and above); 0 is itself."""
    for size in (10, 100, 1000, 10000):
        if number % size:
            return number % size if size == 10 else size // 10
    return 10000 if number else 0


def _shortened(said: str, number: int, after: set[int]) -> str:
    last = _last(number)
    if last in after:
        for ending, short in SHORTENED.items():
            if said.endswith(ending):
                return said.removesuffix(ending) + short
    return said
