"""Which texts of an entry are read."""

import pytest

from nlu.retrieval.encoder.matrix import ANSWER, PHRASE
from nlu.retrieval.encoder.reading import said_of, texts_of
from nlu.retrieval.records import Entry
from tests.nlu.retrieval.entries import MOVE_IN

FAQ = Entry("faq", (("", "粗大ごみは？"),), body=(("", "電話で申し込みます。"),))


def test_of_a_procedure_the_phrases_in_all_its_languages():
    texts = list(texts_of(MOVE_IN))
    assert (PHRASE, "転入届") in texts
    assert (PHRASE, "mới dọn tới khu này") in texts
    assert not [kind for kind, _ in texts if kind == ANSWER]


def test_of_a_faq_the_answer_too():
    assert list(texts_of(FAQ)) == [(PHRASE, "粗大ごみは？"), (ANSWER, "電話で申し込みます。")]


def test_what_is_blank_is_not_read():
    assert list(texts_of(Entry("e", (("", " "),), body=(("", ""),)))) == []


@pytest.mark.parametrize(
    ("locale", "begin"),
    [
        ("ja", "転入届\n新しい"),
        ("en", "Moving-in notification\n新しい"),
        ("vi", "転入届\n"),
        (None, "転入届\n"),
    ],
)
def test_a_reranker_is_shown_name_and_body_in_one_language_where_there_is_one(locale, begin):
    assert said_of(MOVE_IN, locale).startswith(begin)


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        (FAQ, "粗大ごみは？\n電話で申し込みます。"),
        (Entry("e", ()), ""),
        (Entry("e", (("vi", "chuyển đến"),)), "chuyển đến"),
    ],
)
def test_any_entry_can_be_shown(entry, shown):
    assert said_of(entry, "ko") == shown
