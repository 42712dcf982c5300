"""The fonts of a draft: Noto Sans for every script that our languages are written in.

They come as packages (manimgx-fonts, manimgx-fonts-cjk; SIL Open Font License).
"""

from functools import cache
from importlib.resources import files

import typst

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")

JAPANESE = "Noto Sans CJK JP"
OF_A_LANGUAGE = {
    "zh-Hans": "Noto Sans CJK SC",
    "zh-Hant": "Noto Sans CJK TC",
    "ko": "Noto Sans CJK KR",
    "ne": "Noto Sans Devanagari",
    "hi": "Noto Sans Devanagari",
    "my": "Noto Sans Myanmar",
    "th": "Noto Sans Thai",
    "km": "Noto Sans Khmer",
}
LATIN = "Noto Sans"
OTHERS = tuple(dict.fromkeys((LATIN, JAPANESE, *OF_A_LANGUAGE.values())))
"""Taken where the first font lacks a letter: a name may be in any script."""


@cache
def load_fonts() -> typst.Fonts:
    """The fonts of the packages and no others, read once.

    Typst's own would lend a ligature to a letter of the private use area (a name's gaiji), and
    reading the folders anew took more than half the time of a draft.
    """
    places = [str(files(package)) for package in PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)


def fonts_for(locale: str) -> list[str]:
    """Fonts for a language, the best first."""
    first = JAPANESE if locale.startswith("ja") else OF_A_LANGUAGE.get(locale, LATIN)
    return [first, *(font for font in OTHERS if font != first)]
