"""A text read alone has the features that scikit-learn would give it."""

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from nlu.features import Columns, Machines, TfIdf, letters

TEXTS = ["転入届はどこ", "where is the bin", "the bin the bin", "đổ rác ở đâu", "फोहोर कहाँ"]
GRAMS = (1, 3)
WAYS = {"letters": letters(*GRAMS), "words": str.split}
OTHERS = ["the bin", "the the the the where", "転入届とごみ", "bin nobody ever saw", *TEXTS]


def dense(row, width):
    vector = np.zeros(width)
    vector[row.columns] = row.values
    return vector


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", OTHERS)
def test_a_row_is_scikit_learns_own_transform(way, text):
    tfidf = TfIdf(WAYS[way])
    matrix = tfidf.fit(TEXTS)
    reference = TfidfVectorizer(analyzer=WAYS[way], sublinear_tf=True)
    assert np.allclose(matrix.toarray(), reference.fit_transform(TEXTS).toarray())
    row = dense(tfidf.row(text), matrix.shape[1])
    assert np.allclose(row, reference.transform([text]).toarray()[0])


@pytest.mark.parametrize("text", ["", "   ", "ЖЩЮ", "😀"])
@pytest.mark.parametrize("way", WAYS)
def test_a_text_without_known_features_has_an_empty_row(way, text):
    tfidf = TfIdf(WAYS[way])
    matrix = tfidf.fit(["bin", "where"])
    row = tfidf.row(text)
    reference = TfidfVectorizer(analyzer=WAYS[way], sublinear_tf=True).fit(["bin", "where"])
    assert np.allclose(dense(row, matrix.shape[1]), reference.transform([text]).toarray()[0])
    assert way == "letters" or not len(row.columns)


def test_a_row_with_features_has_length_one():
    tfidf = TfIdf(letters(*GRAMS))
    tfidf.fit(TEXTS)
    assert np.linalg.norm(tfidf.row("the bin, please").values) == pytest.approx(1.0)


@pytest.mark.parametrize("text", [*OTHERS, "", "ЖЩЮ"])
def test_a_matrix_times_a_row_is_the_product(text):
    tfidf = TfIdf(str.split)
    matrix = tfidf.fit(TEXTS)
    product = Columns(matrix).times(tfidf.row(text))
    assert np.allclose(product, matrix @ dense(tfidf.row(text), matrix.shape[1]))
    assert product.shape == (len(TEXTS),)


@pytest.mark.parametrize("text", [*OTHERS, "", "ЖЩЮ"])
def test_margins_are_those_of_the_classifier_that_was_learned(text):
    features = TfIdf(letters(*GRAMS)), TfIdf(str.split)
    parts = [tfidf.fit(TEXTS) for tfidf in features]
    machines = LinearSVC(random_state=0).fit(hstack(parts), ["a", "b", "b", "c", "c"])
    row = np.concatenate(
        [dense(tfidf.row(text), part.shape[1]) for tfidf, part in zip(features, parts, strict=True)]
    )
    margins = Machines.of(features, [part.shape[1] for part in parts], machines).margins(
        (text, text)
    )
    assert np.allclose(margins, machines.decision_function([row])[0])


def test_letters_do_not_cross_the_edges_of_words():
    assert set(letters(2, 2)("ab cd")) == {" a", "ab", "b ", " c", "cd", "d "}
