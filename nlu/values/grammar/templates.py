"""From ``{n} {unit} ago`` to a regular expression."""

import re
from dataclasses import dataclass
from typing import Iterator, Mapping, Tuple

PLACEHOLDER = re.compile(r"\{(\w*[a-z]\w*)\}")
OPTIONAL_SPACE = re.compile(r" \?")
SPACES = re.compile(r" +")


class TemplateError(ValueError):
    """A template that is no regular expression or has a placeholder without words."""


NUMBERS = ("n", "day", "m", "year", "yy", "eyear", "first", "second")
"""Placeholders that stand for a number."""


@dataclass(frozen=True)
class Template:
    """A compiled template and the shape of what it finds; ``numeric`` if it has a number."""

    shape: str
    pattern: "re.Pattern[str]"
    numeric: bool = False

    def matches(self, text: str) -> Iterator[Tuple[str, "re.Match[str]"]]:
        """(shape, match) of every place in a folded text."""
        for match in self.pattern.finditer(text):
            yield self.shape, match


@dataclass(frozen=True)
class Edges:
    """What must not stand next to a match: letters, where words are written apart."""

    letters: str
    ending: str = "apart"
    """``apart``, or ``joined`` where endings are written onto words (금요일에)."""

    def around(self, pattern: str) -> str:
        """``pattern`` with its edges."""
        before = rf"(?<![{self.letters}])"
        after = rf"(?![{self.letters}])" if self.ending == "apart" else ""
        return f"{before}(?:{pattern}){after}"


def compiled(shape: str, template: str, fields: Mapping[str, str], edges: Edges) -> Template:
    """The template with its placeholders filled in; raises `TemplateError`."""

    def filled(placeholder: "re.Match[str]") -> str:
        name = placeholder[1]
        if not fields.get(name):
            raise TemplateError(f"{template}: no words for {{{name}}}")
        return f"(?P<{name}>{fields[name]})"

    spaced = SPACES.sub(r"\\s+", OPTIONAL_SPACE.sub(r"\\s*", template))
    try:
        pattern = re.compile(edges.around(PLACEHOLDER.sub(filled, spaced)))
    except re.error as error:
        raise TemplateError(f"{template}: {error}") from error
    return Template(shape, pattern, not pattern.groupindex.keys().isdisjoint(NUMBERS))
