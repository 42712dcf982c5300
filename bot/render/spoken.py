"""Text as it is said, for a speech engine: kana, particles as they sound, numbers in words."""

from bot.render.readings import NUMERAL, Word, read_words

HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
PARTICLES = {"は": "ワ", "へ": "エ"}
WITH_PARTICLE = ("接続詞", "感動詞", "副詞")
"""Words of these kinds that end in は were once a word and the particle: または, こんにちは."""
TO_SAY = ("動詞", "連体詞", "副詞", "感動詞", "接続詞")
RANGE = ("〜", "～", "~")
UNTIL = "カラ"
WRITTEN_IU = ("言う", "いう", "云う")


def spoken_kana(text: str) -> str:
    """A text in katakana as it is said; Latin letters and punctuation stay.

    >>> spoken_kana("今日は14日です")
    'キョウワジュウヨッカデス'
    """
    words = read_words(text)
    around = zip(
        ["", *(w.part for w in words)], words, [*(w.part for w in words[1:]), ""], strict=False
    )
    return "".join(
        UNTIL if word.text in RANGE and _numbers(before, after) else _said(word)
        for before, word, after in around
    )


def _numbers(*parts: str) -> bool:
    return all(part.startswith(NUMERAL) for part in parts)


def _said(word: Word) -> str:
    if word.part.startswith("助詞") and word.text in PARTICLES:
        return PARTICLES[word.text]
    kana = (word.reading or word.text).translate(HIRAGANA_TO_KATAKANA)
    if word.part.startswith(WITH_PARTICLE) and kana.endswith("ハ") and not kana.endswith("ハハ"):
        kana = kana[:-1] + PARTICLES["は"]
    if word.part.startswith(TO_SAY) and word.text.endswith(WRITTEN_IU):
        kana = kana.removesuffix("イウ") + "ユウ"
    return kana.replace("ヲ", "オ")
