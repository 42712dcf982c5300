"""How like a question is to an entry lies between the usual (0) and the same (1)."""

import numpy as np
import pytest

from nlu.retrieval.encoder.matrix import ANSWER, HIGHEST_USUAL, PHRASE, Matrix, usual_cosines

TEXTS = [(0, PHRASE, "a"), (0, PHRASE, "b"), (2, ANSWER, "c"), (2, PHRASE, "d")]
CONE = 0.9
"""What all vectors of a bad model have in common."""


def matrix(rows, texts=TEXTS):
    return Matrix.of("m", texts, np.array(rows, dtype=np.float32))


def turned(*angles):
    return np.array([[np.cos(angle), np.sin(angle)] for angle in angles], dtype=np.float32)


def test_the_same_text_is_one_and_an_entry_without_text_nothing():
    likeness = matrix(turned(0, 1, 2, 3)).likeness(turned(3)[0], 4)
    assert likeness[2] == pytest.approx(1, abs=1e-6)
    assert likeness[1] == likeness[3] == 0


def test_the_nearest_text_of_an_entry_counts():
    rows = turned(0, 1.5, 3, 3)
    assert matrix(rows).likeness(turned(0.1)[0], 3)[0] > 0.9
    assert matrix(rows).likeness(turned(1.4)[0], 3)[0] > 0.9


def test_models_whose_cosines_begin_high_are_read_as_those_whose_begin_low():
    rng = np.random.default_rng(0)
    plain = rng.normal(size=(200, 64))
    plain /= np.linalg.norm(plain, axis=1, keepdims=True)
    shared = np.hstack([np.sqrt(1 - CONE) * plain, np.full((200, 1), np.sqrt(CONE))])
    texts = [(place, PHRASE, str(place)) for place in range(200)]
    low, high = (matrix(rows, texts) for rows in (plain, shared))
    assert high.usual[0] > 0.85
    for question in range(5):
        a, b = low.likeness(low.rows[question], 200), high.likeness(high.rows[question], 200)
        assert np.allclose(a, b, atol=0.02)


def test_the_usual_cosine_is_the_mean_of_all_pairs_but_a_text_with_itself():
    rows, kinds = turned(0, 0.3, 1.1, 2), np.array([PHRASE, PHRASE, ANSWER, PHRASE])
    cosines = rows @ rows.T
    usual = usual_cosines(rows, kinds)
    phrases = [0, 1, 3]
    pairs = [cosines[a, b] for a in phrases for b in phrases if a != b]
    assert usual[0] == pytest.approx(np.mean(pairs), abs=1e-6)
    assert usual[2] == pytest.approx(cosines[2, phrases].mean(), abs=1e-6)


@pytest.mark.parametrize(
    ("rows", "kinds", "expected"),
    [
        (np.zeros((0, 2)), [], []),
        (turned(1), [PHRASE], [0]),
        (turned(1), [ANSWER], [0]),
        (turned(1, 1, 1), [PHRASE, PHRASE, ANSWER], [HIGHEST_USUAL] * 3),
        (turned(0, np.pi), [PHRASE, PHRASE], [0, 0]),
    ],
)
def test_few_texts_and_strange_models_divide_by_nothing(rows, kinds, expected):
    usual = usual_cosines(rows.astype(np.float32), np.array(kinds, dtype=str))
    assert usual.tolist() == pytest.approx(expected)


def test_no_texts_are_like_nothing():
    assert matrix(np.zeros((0, 2)), []).likeness(turned(1)[0], 3).tolist() == [0, 0, 0]
