"""Spaces between bunsetsu (分かち書き, STANDARDS PJ8), from GiNZA's bunsetsu."""

import re

from bot.plain.morph import ginza

ASIDE = re.compile(r"〈[^〈〉]*〉")
LINES = re.compile(r"[^\n]+|\n")
OPENING = "「『（([〈"
CLOSING = "、。，．」』）)]〉！？!?"
LONGEST = 2_000
"""Characters of a line that is parsed; a longer one stays as it is."""


def spaced(text: str) -> str:
    """``text`` with a half-width space between bunsetsu; 〈 〉 and marks stay with their word."""
    return "".join(
        line if line == "\n" or len(line) > LONGEST else _spaced_line(line)
        for line in LINES.findall(text)
    )


def _spaced_line(line: str) -> str:
    import ginza as bunsetsu

    outside = ASIDE.sub("", line)
    if not outside.strip():
        return line
    doc = ginza()(outside)
    starts = {span.start_char for span in bunsetsu.bunsetu_spans(doc)} - {0}
    places = _places_in(line)
    return "".join(
        (" " if at in starts and _apart(outside, at) else "") + places[at]
        for at in range(len(outside))
    )


def _apart(text: str, at: int) -> bool:
    """Whether two bunsetsu are not apart already, or held together by a bracket."""
    return not (
        text[at - 1].isspace()
        or text[at].isspace()
        or text[at - 1] in OPENING
        or text[at] in CLOSING
    )


def _places_in(line: str) -> list[str]:
    """Every character outside asides, with the aside that follows it."""
    places: list[str] = []
    leading = ""
    end = 0
    for match in ASIDE.finditer(line):
        places += line[end : match.start()]
        if places:
            places[-1] += match[0]
        else:
            leading += match[0]
        end = match.end()
    places += line[end:]
    return [leading + places[0], *places[1:]]
