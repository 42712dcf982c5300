"""What tells entries apart is learned from their own phrases."""

import numpy as np
import pytest

from nlu.retrieval.learned import FEWEST, PhraseClassifier

SUBJECTS = {0: "moving house", 1: "bulky waste", 3: "dog licence"}
WAYS = ["{}", "the {}", "{} now", "my {} form", "{} please"]
PHRASES = [(place, way.format(subject)) for place, subject in SUBJECTS.items() for way in WAYS]
ENTRIES = 5


def learned(phrases=PHRASES):
    return PhraseClassifier(phrases, ENTRIES, str.split)


@pytest.fixture(scope="module")
def classifier():
    return learned()


@pytest.mark.parametrize(("place", "text"), PHRASES)
def test_its_own_phrases_are_told_apart(classifier, place, text):
    scores = classifier.scores(text)
    assert int(np.argmax(scores)) == place
    assert scores[place] > 0.5


def test_a_word_that_separates_counts_more_than_one_that_all_have(classifier):
    scores = classifier.scores("please form the now dog")
    assert int(np.argmax(scores)) == 3


@pytest.mark.parametrize("text", ["moving house", "dog", "ЖЩЮ", "…", "waste waste waste waste"])
def test_scores_lie_between_nothing_and_all(classifier, text):
    scores = classifier.scores(text)
    assert scores.shape == (ENTRIES,)
    assert np.all((scores >= 0) & (scores <= 1))


@pytest.mark.parametrize("text", ["moving house", "passport", "ЖЩЮ"])
def test_an_entry_without_phrases_scores_nothing(classifier, text):
    assert classifier.scores(text)[2] == classifier.scores(text)[4] == 0


def test_from_too_few_phrases_nothing_is_learned():
    few = [(2, way.format("passport")) for way in WAYS[: FEWEST - 1]]
    assert learned(PHRASES + few).scores("passport")[2] == 0
    enough = [*few, (2, WAYS[FEWEST - 1].format("passport"))]
    assert learned(PHRASES + enough).scores("passport")[2] > 0.5


@pytest.mark.parametrize("phrases", [[], PHRASES[:FEWEST], PHRASES[: 2 * FEWEST]])
def test_fewer_than_three_entries_are_not_told_apart(phrases):
    assert learned(phrases).scores("moving house").tolist() == [0] * ENTRIES


def test_an_empty_text_scores_nothing(classifier):
    assert not classifier.scores("").any()


def test_learning_twice_gives_the_same_scores(classifier):
    assert learned().scores("my dog").tolist() == classifier.scores("my dog").tolist()
