"""The fonts of a draft: Noto Sans for every script that our languages are written in.

They come as packages (manimgx-fonts, manimgx-fonts-cjk; SIL Open Font License).
"""

from importlib.resources import files

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


def folders() -> list[str]:
    """Where the fonts lie."""
    return [str(files(package)) for package in PACKAGES]


def fonts_for(locale: str) -> list[str]:
    """Fonts for a language, the best first."""
    first = JAPANESE if locale.startswith("ja") else OF_A_LANGUAGE.get(locale, LATIN)
    return [first, *(font for font in OTHERS if font != first)]
