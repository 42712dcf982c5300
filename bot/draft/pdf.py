"""A draft as a tagged PDF (PDF/UA-1, ISO 14289), set by Typst."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import typst
from pydantic import JsonValue

from bot.draft.code import qr_svg
from bot.draft.draft import Draft
from bot.draft.fonts import fonts_for, load_fonts
from bot.draft.glyphs import not_shown, printable, with_geta

TEMPLATE = Path(__file__).parent / "draft.typ"
LETTERS = TEMPLATE.with_name("letters.typ")
NORMAL, LARGE = 11.0, 18.0
"""Points of Japanese; large print begins at 18, for every word on the page."""

SMALLER = 0.9
"""The reader's language beside it, by the size of the Japanese, unless print is large."""


@dataclass(frozen=True)
class Printed:
    """A PDF, and what no font of ours could show."""

    pdf: bytes
    replaced: frozenset[str]
    """Characters that stand as 〓 in Japanese text; a text in the reader's language that had
    one was left out, its Japanese kept."""


def as_pdf(draft: Draft, *, large: bool = False) -> bytes:
    """The draft on A4, Japanese above the reader's language.

    Raises:
        typst.TypstError: Typst cannot set it.
    """
    return print_draft(draft, large=large).pdf


def print_draft(draft: Draft, *, large: bool = False) -> Printed:
    """The draft on A4, and which characters could not be set.

    A letter without a glyph is an error of PDF/UA-1 to Typst, so it is the rare draft that has
    one which is set twice, never one with empty boxes.

    Raises:
        typst.TypstError: Typst cannot set it, for another reason than a letter.
    """
    data = printable(_data(draft))
    try:
        return Printed(_set(data, large), frozenset())
    except typst.TypstError:
        replaced = not_shown(data, _shows)
        if not replaced:
            raise
        return Printed(_set(with_geta(data, replaced), large), replaced)


def _data(draft: Draft) -> dict[str, JsonValue]:
    """What the template reads, all of it JSON."""
    lang, _, script = draft.locale.partition("-")
    return {
        **asdict(draft),
        "made_on": draft.made_on.isoformat(),
        "qr": qr_svg(draft.code),
        "fonts": {"ja": [*fonts_for("ja")], "own": [*fonts_for(draft.locale)]},
        "language": {"lang": lang, "region": {"Hans": "cn", "Hant": "tw"}.get(script)},
    }


def _set(data: JsonValue, large: bool) -> bytes:
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "size": str(LARGE if large else NORMAL),
        "smaller": str(1.0 if large else SMALLER),
    }
    return _compiled(TEMPLATE, inputs)


def _shows(letters: str) -> bool:
    """Whether our fonts have every letter: asked of Typst, which is to set them."""
    try:
        _compiled(LETTERS, {"letters": letters, "fonts": json.dumps(fonts_for("ja"))})
    except typst.TypstError:
        return False
    return True


def _compiled(template: Path, inputs: dict[str, str]) -> bytes:
    made = typst.compile(
        str(template),
        font_paths=load_fonts(),
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        format="pdf",
    )
    return bytes(made)
