"""In which languages a message may tell its values: by its script, then by its reader."""

import re
from typing import List, Optional, Tuple

from nlu.analysis import HAN, KANA, is_chinese
from nlu.values.grammar.spellings import EVERYWHERE

SCRIPTS = (
    (re.compile(rf"[{KANA}]"), ("ja",)),
    (re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), ("ko",)),
    (re.compile("[\u0900-\u097f]"), ("ne", "hi")),
    (re.compile("[\u0e00-\u0e7f]"), ("th",)),
    (re.compile("[\u1000-\u109f\uaa60-\uaa7f]"), ("my",)),
    (re.compile("[\u1780-\u17ff]"), ("km",)),
)
"""Scripts and the languages of ours that are written in them."""

LATIN = re.compile("[a-zà-ỹ]")
HAN_LETTER = re.compile(rf"[{HAN}]")
IN_LATIN = ("en", "vi", "fil", "id", "pt", "es", "fr")
OF_THE_WORLD = "en"


def languages_of(text: str, locale: Optional[str]) -> Tuple[List[str], List[str]]:
    """(languages to read a folded text in, those to try when there was nothing).

    English is tried last on readers whose language is written in Latin letters too: its
    short names of months are words of theirs.
    """
    own = (locale or "").partition("-")[0].lower()
    languages = [EVERYWHERE]
    for script, some in SCRIPTS:
        if script.search(text):
            languages += [own] if own in some else some
    if HAN_LETTER.search(text):
        kana = "ja" in languages
        languages += ["zh"] if is_chinese(text, locale) or (kana and own == "zh") else ["ja"][kana:]
    if not LATIN.search(text):
        return languages, []
    if own in IN_LATIN and own != OF_THE_WORLD:
        return [*languages, own], [OF_THE_WORLD]
    return [*languages, *([own] if own in ("ne", "hi") else []), OF_THE_WORLD], []
