"""Where people wait, a language is searched at once and learned from beside."""

import time

import pytest

from nlu.retrieval.finder import ALWAYS, Finder
from nlu.retrieval.records import Entry

NAMES = ("move", "tax", "book", "water")


def entries():
    """Four entries that have enough phrases in Japanese, English and Vietnamese to learn from."""
    return [
        Entry(
            name,
            (("ja", f"{name}の手続き"),),
            situation=tuple(
                (locale, f"{name} {locale} {word}")
                for locale in ("ja", "en", "vi")
                for word in ("one", "two", "three", "four", "five", "six")
            ),
        )
        for name in NAMES
    ]


def learned(finder):
    return finder._indexes[ALWAYS | {"vi"}].learned


def test_a_patient_finder_has_learned_before_it_answers():
    finder = Finder(entries())
    finder.find("tax vi three", locale="vi")
    assert learned(finder) is not finder._indexes[ALWAYS].learned


def test_an_impatient_one_answers_first_and_learns_beside():
    finder = Finder(entries(), patient=False)
    assert finder._indexes[ALWAYS].learned is not None
    found = finder.find("tax vi three", locale="vi")
    assert found.candidates[0].id == "tax"
    for _ in range(100):
        if learned(finder) is not finder._indexes[ALWAYS].learned:
            break
        time.sleep(0.05)
    patient = Finder(entries())
    patient.find("tax vi three", locale="vi")
    scores = [list(learned(f).scores("tax vi three")) for f in (finder, patient)]
    assert scores[0] == pytest.approx(scores[1])
