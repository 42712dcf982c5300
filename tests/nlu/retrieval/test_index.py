"""Words count by their rarity, and a whole name more than a part of one."""

import numpy as np
import pytest

from nlu.analysis import PARTS, shared_analyzer
from nlu.retrieval.index import FieldedIndex, best_places, forms_of
from nlu.retrieval.records import Entry
from tests.nlu.retrieval.entries import MOVE_IN, WASTE

REGISTRATION = Entry("seal-registration", (("ja", "印鑑登録"), ("en", "seal registration")))
CERTIFICATE = Entry("seal-certificate", (("ja", "印鑑登録証明書"),))


def terms(text, locale=None):
    return shared_analyzer(PARTS).terms(text, locale)


def index(*entries):
    return FieldedIndex(entries, terms)


@pytest.mark.parametrize("entries", [(REGISTRATION, CERTIFICATE), (CERTIFICATE, REGISTRATION)])
@pytest.mark.parametrize(
    ("text", "expected"),
    [("印鑑登録はどこ", "seal-registration"), ("印鑑登録証明書はどこ", "seal-certificate")],
)
def test_a_whole_name_counts_more_than_a_part_of_a_longer_one(entries, text, expected):
    searched = index(*entries)
    assert searched.ids[int(np.argmax(searched.scores(terms(text))))] == expected


@pytest.mark.parametrize("text", ["", "…", "は", "量子力学"])
def test_what_no_entry_has_scores_nothing(text):
    assert not index(MOVE_IN, WASTE).scores(terms(text)).any()


def test_a_title_is_better_evidence_than_a_body():
    searched = index(MOVE_IN, WASTE)
    title, body = searched.evidence(terms("転入"), 0), searched.evidence(terms("住所"), 0)
    assert title > body > 0
    assert searched.evidence(terms("転入"), 1) == 0
    assert searched.evidence([], 0) == 0


def test_strange_words_take_a_little_of_the_evidence_away():
    searched = index(MOVE_IN, WASTE)
    assert 0.5 < searched.evidence(terms("量子転入届"), 0) < searched.evidence(terms("転入届"), 0)


@pytest.mark.parametrize(
    ("scores", "limit", "expected"),
    [
        ([0.0, 2.0, 3.0], 2, [2, 1]),
        ([0.0, 0.0], 2, []),
        ([1.0, 1.0, 1.0], 2, [0, 1]),
        ([1.0, 5.0, 1.0, 5.0], 3, [1, 3, 0]),
        ([], 2, []),
    ],
)
def test_the_best_places_are_those_of_scores_and_of_equal_ones_the_first(scores, limit, expected):
    assert best_places(np.array(scores), limit).tolist() == expected


def test_a_word_counts_once_however_many_aliases_have_it():
    forms = forms_of([("ja", "粗大ごみ"), ("ja", "粗大ごみの収集"), ("ja", "は")], terms)
    assert len(forms) == len(set(forms))
    assert "は" not in forms
