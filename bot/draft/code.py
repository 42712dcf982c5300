"""QR codes (ISO/IEC 18004), by segno."""

import io

import segno

LEVEL = "m"
"""A code survives 15 % of damage: it is printed, folded and photographed."""

QUIET = 4
"""Modules of white around it, as the standard wants."""


PIXELS = 8
"""A side of a module in a PNG: a code of ours is then 232 pixels wide, sharp on a kiosk."""


def qr_svg(text: str) -> str:
    """A code or an address as SVG, black on white also where a page is dark.

    Raises:
        segno.DataOverflowError: ``text`` does not fit (2331 bytes at this level).
    """
    out = io.BytesIO()
    _code(text).save(out, kind="svg", border=QUIET, light="white", xmldecl=False, svgns=True)
    return out.getvalue().decode()


def qr_png(text: str) -> bytes:
    """The same as PNG, for channels that show no SVG; raises as `qr_svg` does."""
    out = io.BytesIO()
    _code(text).save(out, kind="png", border=QUIET, scale=PIXELS, light="white")
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error=LEVEL, micro=False)
