"""Yes and no in every language, and nothing else taken for one of them."""

import pytest

from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.tables import yes_no
from bot.guides.answers.yes_no import read_yes_no

LOCALES = [
    "ja",
    "en",
    "zh-Hans",
    "zh-Hant",
    "ko",
    "vi",
    "ne",
    "my",
    "fil",
    "id",
    "th",
    "hi",
    "pt",
    "es",
    "fr",
    "km",
]
TABLE = [
    (locale, word, answer)
    for locale, table in yes_no().items()
    for words, answer in ((table.affirm, True), (table.deny, False))
    for word in words
]


def test_every_locale_has_words() -> None:
    assert list(yes_no()) == LOCALES


def test_no_word_is_on_both_sides() -> None:
    affirm = {w.casefold() for table in yes_no().values() for w in table.affirm}
    assert affirm.isdisjoint(w.casefold() for table in yes_no().values() for w in table.deny)


@pytest.mark.parametrize(("locale", "word", "answer"), TABLE)
def test_every_word_of_the_table_is_read(locale: str, word: str, answer: bool) -> None:
    assert read_yes_no(Heard(word)) == Accepted(answer)
    assert read_yes_no(Heard(f" {word.upper()}。")) == Accepted(answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", True), ("2", False), ("１", True), ("①", True), ("②", False), ("1番", True),
        ("2番です", False), ("一", True), ("はい、そうです", True), ("はいそうです", True),
        ("はい。住んでいます。", True), ("いいえ、ちがいます", False),
        ("いいえちがいます", False), ("いいえ、住んでいません", False), ("Yes, I do", True),
        ("yes I live there", True), ("No, I don’t", False), ("No thank you", False),
        ("YES!!!", True), ("はい！", True), ("네, 맞습니다", True), ("아니요, 없어요", False),
        ("vâng ạ", True), ("dạ không ạ", False), ("是的，没错", True), ("不是，没有", False),
        ("हो हजुर", True), ("होइन हजुर", False), ("ဟုတ်ကဲ့ ရှင်", True), ("opo, tama po", True),
        ("hindi po", False), ("ใช่ครับ", True), ("ไม่ใช่ครับ", False), ("ไม่ค่ะ", False),
        ("जी हाँ", True), ("जी नहीं", False), ("sim, tenho", True), ("Sí, claro", True),
        ("oui merci", True), ("non merci", False), ("「はい」", True),
    ],
)  # fmt: skip
def test_a_sentence_that_begins_so_is_read(text: str, answer: bool) -> None:
    assert read_yes_no(Heard(text)) == Accepted(answer)


@pytest.mark.parametrize(
    "text",
    [
        "はい、いいえ", "はい、違います", "yes, no", "yes or no", "no idea", "I don't know",
        "わかりません", "3", "12", "0", "たぶん", "maybe", "住民票", "no sé", "não sei", "是不是",
        "不知道", "モール", "noon", "yesterday", "hindi ko alam", "không biết", "ไม่รู้",
        "थाहा छैन", "မသိဘူး", "tidak tahu", "はいって何ですか", "nobody", "अब", "1と2", "１と２",
        "やっぱり", "je ne sais pas", "पता नहीं",
    ],
)  # fmt: skip
def test_what_is_neither_is_asked_again(text: str) -> None:
    assert read_yes_no(Heard(text)) == Rejected("yes_or_no")


@pytest.mark.parametrize(
    ("text", "intent", "result"),
    [
        ("住んでいます", "affirm", Accepted(True)),
        ("住んでいません", "deny", Accepted(False)),
        ("👍", "affirm", Accepted(True)),
        ("いいえ", "affirm", Accepted(False)),
        ("住んでいます", "unsure", Rejected("yes_or_no")),
        ("住んでいます", None, Rejected("yes_or_no")),
        ("わかりません", "deny", Rejected("yes_or_no")),
        ("はい、いいえ", "affirm", Rejected("yes_or_no")),
    ],
)
def test_the_intent_counts_where_the_words_say_nothing(
    text: str, intent: str | None, result: Accepted | Rejected
) -> None:
    assert read_yes_no(Heard(text, intent=intent)) == result
