"""Letters that no font of ours has: none of them is ever printed as an empty box."""

import unicodedata
from collections.abc import Callable, Iterator

from pydantic import JsonValue

Shows = Callable[[str], bool]
"""Whether every letter of a text has a glyph."""

GETA = "〓"
"""What Japanese printing sets where a letter is missing (JIS X 0208, 02-14)."""

NO_LETTERS = frozenset({"Cc", "Cs"})
"""Controls and halves of surrogate pairs: PDF/UA-1 forbids them."""


def printable(data: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """All texts without what is no letter; ends of lines stay."""
    return {key: _each_text(value, _without_controls) for key, value in data.items()}


def not_shown(data: dict[str, JsonValue], shows: Shows) -> frozenset[str]:
    """The letters in ``data`` that ``shows`` denies."""
    letters = sorted({letter for text in _texts(data) for letter in text if not letter.isspace()})
    return frozenset(_denied(letters, shows))


def with_geta(data: dict[str, JsonValue], missing: frozenset[str]) -> dict[str, JsonValue]:
    """A geta for each missing letter; the reader's own text goes whole, its Japanese stays."""
    geta = str.maketrans(dict.fromkeys(missing, GETA))
    kept = {key: _japanese_alone(value, missing) for key, value in data.items()}
    return {
        key: _each_text(value, lambda text: text.translate(geta)) for key, value in kept.items()
    }


def _denied(letters: list[str], shows: Shows) -> Iterator[str]:
    """Halves the letters until those alone are left that are not shown."""
    if not letters or shows(" ".join(letters)):
        return
    if len(letters) == 1:
        yield letters[0]
        return
    middle = len(letters) // 2
    yield from _denied(letters[:middle], shows)
    yield from _denied(letters[middle:], shows)


def _japanese_alone(value: JsonValue, missing: frozenset[str]) -> JsonValue:
    match value:
        case {"ja": ja, "own": str(own)} if missing & set(own):
            return {"ja": ja, "own": None}
        case dict():
            return {key: _japanese_alone(part, missing) for key, part in value.items()}
        case list() | tuple():
            return [_japanese_alone(part, missing) for part in value]
        case _:
            return value


def _texts(value: JsonValue) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for part in value.values():
                yield from _texts(part)
        case list() | tuple():
            for part in value:
                yield from _texts(part)


def _each_text(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _each_text(part, change) for key, part in value.items()}
        case list() | tuple():
            return [_each_text(part, change) for part in value]
        case _:
            return value


def _without_controls(text: str) -> str:
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in NO_LETTERS)
