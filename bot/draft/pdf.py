"""A draft as a tagged PDF (PDF/UA-1, ISO 14289), set by Typst."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from bot.draft.code import qr_svg
from bot.draft.draft import Draft
from bot.draft.fonts import folders, fonts_for

TEMPLATE = Path(__file__).parent / "draft.typ"
NORMAL, LARGE = 11.0, 18.0
"""Points; large print begins at 18."""


def as_pdf(draft: Draft, *, large: bool = False) -> bytes:
    """The draft on A4, Japanese above the reader's language.

    Raises:
        typst.TypstError: Typst cannot set it.
    """
    lang, _, script = draft.locale.partition("-")
    data = {
        **asdict(draft),
        "made_on": draft.made_on.isoformat(),
        "qr": qr_svg(draft.code),
        "fonts": {"ja": fonts_for("ja"), "own": fonts_for(draft.locale)},
        "language": {"lang": lang, "region": {"Hans": "cn", "Hant": "tw"}.get(script)},
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False), "size": str(LARGE if large else NORMAL)}
    made = typst.compile(
        str(TEMPLATE),
        font_paths=folders(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1"],
        format="pdf",
    )
    return bytes(made)
