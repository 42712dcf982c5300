"""QR codes (ISO/IEC 18004), by segno."""

import io

import segno

LEVEL = "m"
"""A code survives 15 % of damage: it is printed, folded and photographed."""

QUIET = 4
"""Modules of white around it, as the standard wants."""


def qr_svg(text: str) -> str:
    """A picture of ``text`` as SVG, black on white also where a page is dark."""
    out = io.BytesIO()
    made = segno.make(text, error=LEVEL, micro=False)
    made.save(out, kind="svg", border=QUIET, light="white", xmldecl=False, svgns=True)
    return out.getvalue().decode()
