"""The nearest phrase of an entry is found letter by letter."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.retrieval.phrases import GRAMS, PhraseIndex

PHRASES = [
    (2, "bulky waste"),
    (0, "moving house"),
    (2, "throw away a sofa"),
    (0, "new address"),
    (3, "粗大ごみの収集"),
]
ENTRIES = 5


@pytest.fixture(scope="module")
def index():
    return PhraseIndex(PHRASES, ENTRIES)


@pytest.mark.parametrize(("place", "text"), PHRASES)
def test_a_phrase_itself_is_as_near_as_can_be(index, place, text):
    nearest = index.nearest(text)
    assert nearest[place] == pytest.approx(1.0)
    assert int(np.argmax(nearest)) == place


@pytest.mark.parametrize("text", ["i'm moving", "bulkywaste", "sofas", "粗大ごみ", "the address"])
def test_the_cosine_of_the_nearest_phrase_is_that_of_the_textbook(index, text):
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=GRAMS, sublinear_tf=True)
    phrases = vectorizer.fit_transform([phrase for _, phrase in PHRASES])
    cosines = (phrases @ vectorizer.transform([text]).T).toarray()[:, 0]
    expected = np.zeros(ENTRIES)
    for (place, _), cosine in zip(PHRASES, cosines, strict=True):
        expected[place] = max(expected[place], cosine)
    assert np.allclose(index.nearest(text), expected)


@pytest.mark.parametrize(
    ("text", "place"),
    [("buky waste", 2), ("movinghouse", 0), ("adresses", 0), ("粗大ゴミの収集", 3)],
)
def test_typos_endings_and_words_run_together_come_near(index, text, place):
    nearest = index.nearest(text)
    assert int(np.argmax(nearest)) == place
    assert 0 < nearest[place] < 1


@pytest.mark.parametrize("text", ["", "ЖЩЮ", "😀"])
def test_what_no_phrase_has_is_near_nothing(index, text):
    assert not index.nearest(text).any()


@pytest.mark.parametrize("text", ["moving", "bulky waste", "粗大ごみ"])
def test_an_entry_without_phrases_is_never_near(index, text):
    nearest = index.nearest(text)
    assert (nearest[1], nearest[4]) == (0, 0)


@pytest.mark.parametrize("phrases", [[], [(0, "")]])
def test_without_phrases_nothing_is_near(phrases):
    assert PhraseIndex(phrases, 2).nearest("moving").tolist() == [0, 0]
