"""From text in any language to terms that can be counted and compared.

Japanese goes through GiNZA's tokenizer (SudachiPy, split mode A, normalised forms);
Chinese and the South-East Asian scripts, which write no spaces, become overlapping
character pairs (the usual answer of search engines); everything else is words.
"""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Iterator, List, Optional, Tuple

import regex
import snowballstemmer
from spacy.lang.ja import try_sudachi_import

HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KANA = r"\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff"
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f"
WORD = r"[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*"
"""A word with its vowel signs and joiners: गर्नुपर्‍यो is one."""

RUNS = regex.compile(
    rf"(?P<japanese>[{HAN}{KANA}]+)|(?P<unspaced>[{UNSPACED}]+)|(?P<word>{WORD}(?:['’]{WORD})?)"
)
ONLY_CHINESE = re.compile("[吗嗎么麼呢呀们們这這哪谁誰您你我她它咱怎啥没沒给給让讓把被吧啊]|的")
"""Characters that Chinese questions are full of and Japanese ones without kana never have."""

HAN_LETTER = re.compile(rf"[{HAN}]")
OKURIGANA = re.compile("[ぁ-ゖ]+$")
"""Endings that tell 引っ越し from 引っ越す, 届 from 届ける: the loose form has none."""

FUNCTION_WORDS = ("助詞", "助動詞", "補助記号", "記号", "空白", "接続詞", "感動詞", "代名詞")
SIGNS = ("補助記号", "記号", "空白")
"""What Sudachi would read aloud as キゴウ."""

WORDS = "C"
"""Sudachi's split mode for understanding a sentence: whole words (転入届)."""

PARTS = "A"
"""Its split mode for finding: the shortest units, so that 転入届 and 転入の届 meet (転入 届)."""

PARTICLES = re.compile(
    "(?<=[가-힣]{2})(?:은|는|이|가|을|를|에|에서|에게|한테|로|으로|의|도|만|와|과|랑|이랑|하고|부터|까지)$"
    "|(?<=[\u0900-\u097f]{2})(?:को|का|की|मा|लाई|ले|बाट|सँग|हरू|हरु)$"
)
"""Written on the word in Korean and Nepali: 주민표는 is 주민표, with the topic particle."""

COMBINING = re.compile(r"[\u0300-\u036f]")


@dataclass(frozen=True)
class Term:
    """One unit of a text: its place, its forms from strict to loose, its weight class.

    ``forms`` are alternatives: a text matches a term when it has any of them.
    ``content`` is false for particles, endings and the like.
    """

    surface: str
    start: int
    forms: Tuple[str, ...]
    content: bool = True

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.surface)


class Analyzer:
    """Cuts text into terms. One instance is cheap to call, costly to make (0.5 s)."""

    def __init__(self, split_mode: str) -> None:
        self._split_mode = split_mode
        self._own = threading.local()
        self._stem = lru_cache(maxsize=50_000)(snowballstemmer.stemmer("english").stemWord)

    def terms(self, text: str, locale: Optional[str] = None) -> List[Term]:
        """The terms of ``text``; ``locale`` only decides whether bare Han is Chinese.

        Offsets are those of the NFKC form, which is what the door sends.
        """
        text = unicodedata.normalize("NFKC", text)
        chinese = is_chinese(text, locale)
        found: List[Term] = []
        for run in RUNS.finditer(text):
            if run["unspaced"] or (chinese and run["japanese"]):
                found += pairs(run[0], run.start())
            elif run["japanese"]:
                found += self._japanese(run[0], run.start())
            else:
                found.append(self._word(run[0], run.start()))
        return found

    @property
    def _sudachi(self) -> Any:
        """SudachiPy as GiNZA's tokenizer makes it, one a thread: it cannot be shared.

        (``RuntimeError: Already borrowed`` when a reload indexed while a question was read.)
        """
        if not hasattr(self._own, "sudachi"):
            self._own.sudachi = try_sudachi_import(self._split_mode)
        return self._own.sudachi

    def reading(self, text: str) -> str:
        """``text`` as Sudachi reads it, in hiragana."""
        spoken = (m for m in self._sudachi.tokenize(text) if m.part_of_speech()[0] not in SIGNS)
        return to_hiragana("".join(m.reading_form() for m in spoken))

    def _japanese(self, text: str, offset: int) -> Iterator[Term]:
        for morpheme in self._sudachi.tokenize(text):
            part = morpheme.part_of_speech()
            normal = morpheme.normalized_form()
            stem = OKURIGANA.sub("", normal)
            yield Term(
                surface=morpheme.surface(),
                start=offset + morpheme.begin(),
                forms=(normal, stem) if HAN_LETTER.search(stem) and stem != normal else (normal,),
                content=part[0] not in FUNCTION_WORDS,
            )

    def _word(self, word: str, offset: int) -> Term:
        folded = word.casefold().replace("’", "'")
        forms = [self._stem(folded) if folded.isascii() else folded]
        bare = without_diacritics(folded)
        if bare != folded:
            forms.append(bare)
        stem = PARTICLES.sub("", folded)
        if stem != folded:
            forms.append(stem)
        return Term(word, offset, tuple(forms))


@lru_cache(maxsize=2)
def shared_analyzer(split_mode: str) -> Analyzer:
    """The one of this process, for words or for parts of words."""
    return Analyzer(split_mode)


def is_chinese(text: str, locale: Optional[str] = None) -> bool:
    """Whether Han characters in ``text`` are to be read as Chinese.

    Kana means Japanese. Without kana: characters outside Japan's JIS X 0208 or
    Chinese function words mean Chinese; a rest such as 住民票 is the reader's language's.
    """
    if re.search(rf"[{KANA}]", text):
        return False
    han = "".join(re.findall(rf"[{HAN}]", text))
    if ONLY_CHINESE.search(han) or not _in_jis(han):
        return True
    return bool(locale and locale.startswith("zh"))


def _in_jis(han: str) -> bool:
    try:
        han.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def pairs(run: str, offset: int) -> Iterator[Term]:
    """Overlapping pairs of grapheme clusters; a cluster that stands alone stays one."""
    letters = [(m.start(), m[0]) for m in regex.finditer(r"\X", run)]
    if len(letters) == 1:
        yield Term(run, offset, (run,))
    for (start, left), (_, right) in pairwise(letters):
        yield Term(left + right, offset + start, (left + right,))


def without_diacritics(word: str) -> str:
    """``jūminhyō`` → ``juminhyo``, ``Giấy`` → ``Giay``, ``đ`` → ``d``."""
    bare = COMBINING.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")
    return unicodedata.normalize("NFC", bare)


def to_hiragana(text: str) -> str:
    """Katakana as hiragana; everything else unchanged."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
