"""Outcomes are counted, and confidence is compared with how often it was right."""

import pytest

from nlu.evaluation.figures import (
    by_locale,
    calibration_bins,
    calibration_error,
    confusions,
    figures,
    offers,
    percent,
    refusal,
)
from nlu.evaluation.questions import REFUSED
from tests.nlu.evaluation.outcomes import outcome

RIGHT = outcome()
WRONG = outcome(named="move-in")
ASKED_BACK = outcome(certain=False)
NOT_FOUND = outcome(named=None)
BEYOND = outcome(REFUSED, None)
TAKEN_FOR_OURS = outcome(REFUSED, "birth")


def test_a_classifier_that_is_right_as_often_as_it_says_has_no_calibration_error():
    confidences = [0.75] * 4 + [0.25] * 4 + [1.0] * 2
    right = [True] * 3 + [False] + [True] + [False] * 3 + [True] * 2
    assert calibration_error(confidences, right) == pytest.approx(0.0)


def test_the_error_of_an_overconfident_classifier_is_its_overconfidence():
    assert calibration_error([0.95] * 10, [True, False] * 5) == pytest.approx(0.45)
    assert calibration_error([1.0] * 4, [False] * 4) == pytest.approx(1.0)


def test_the_error_of_a_timid_classifier_is_what_it_lacks():
    assert calibration_error([0.55] * 10, [True] * 10) == pytest.approx(0.45)


def test_bins_count_by_the_questions_in_them():
    confidences, right = [0.95] * 9 + [0.05], [True] * 9 + [True]
    assert calibration_error(confidences, right) == pytest.approx(0.9 * 0.05 + 0.1 * 0.95)


def test_bins_are_equally_wide_and_empty_ones_left_out():
    bins = calibration_bins([0.0, 0.04, 0.1, 1.0], [False, True, True, True])
    assert [(b.count, b.accuracy) for b in bins] == [(2, 0.5), (1, 1.0), (1, 1.0)]
    assert bins[0].confidence == pytest.approx(0.02)


def test_without_questions_there_is_no_error():
    assert calibration_error([], []) == 0.0
    assert calibration_bins([], []) == []


def test_confidences_without_their_outcomes_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        calibration_error([0.5, 0.5], [True])


@pytest.mark.parametrize(
    ("name", "outcomes", "expected"),
    [
        ("procedure", [RIGHT, WRONG, ASKED_BACK, NOT_FOUND], 50.0),
        ("answered right", [RIGHT, WRONG, ASKED_BACK, NOT_FOUND], 25.0),
        ("answered wrong", [RIGHT, WRONG, ASKED_BACK, NOT_FOUND], 25.0),
        ("wrongly refused", [RIGHT, WRONG, ASKED_BACK, NOT_FOUND], 25.0),
        ("refused", [BEYOND, TAKEN_FOR_OURS, BEYOND, NOT_FOUND], 200 / 3),
        ("intent", [RIGHT, outcome(intent="greet")], 50.0),
        ("intent", [RIGHT, outcome(intent="")], 100.0),
        ("facet", [RIGHT, outcome(facets=["when", "cost"]), outcome(facets=[])], 100 / 3),
        ("procedure", [BEYOND, outcome("")], None),
        ("refused", [RIGHT], None),
        ("intent", [], None),
    ],
)
def test_a_figure_is_the_share_of_the_questions_labelled_for_it(name, outcomes, expected):
    assert figures(outcomes)[name] == pytest.approx(expected)


def test_nothing_has_no_percentage():
    assert percent([]) is None
    assert percent([True, False]) == 50.0


def test_locales_come_in_order_and_all_of_them_last():
    groups = by_locale([outcome(locale="vi"), RIGHT, outcome(locale="en"), WRONG])
    assert {name: len(some) for name, some in groups.items()} == {
        "en": 1,
        "ja": 2,
        "vi": 1,
        "all": 4,
    }
    assert list(groups)[-1] == "all"


def test_confusions_are_counted_most_frequent_first():
    outcomes = [RIGHT, NOT_FOUND, WRONG, WRONG, TAKEN_FOR_OURS]
    assert list(confusions("procedure", outcomes)) == [
        ("birth", "move-in", 2),
        ("birth", REFUSED, 1),
        (REFUSED, "birth", 1),
    ]
    assert list(confusions("facet", [outcome(facets=[]), outcome(facets=["when"])])) == [
        ("cost", REFUSED, 1),
        ("cost", "when", 1),
    ]


def test_refusals_are_right_and_complete_or_not():
    precision, recall = refusal([BEYOND, TAKEN_FOR_OURS, NOT_FOUND, RIGHT, outcome("", None)])
    assert (precision, recall) == (50.0, 50.0)
    assert refusal([RIGHT]) == (None, None)


def test_what_was_offered_counts_for_calibration_whatever_was_expected():
    confidences, right = offers([RIGHT, WRONG, TAKEN_FOR_OURS, NOT_FOUND, outcome("")])
    assert confidences == [0.9, 0.9, 0.9]
    assert right == [True, False, False]
