"""The right entry comes first, and the evidence says how sure that is."""

from dataclasses import astuple

import numpy as np
import pytest

from nlu.retrieval.finder import WITNESSES, Evidence, Finder, certainty, read_weights
from tests.nlu.retrieval.entries import MOVE_IN, WASTE

RAMBLING = pytest.param("あ" * 2000, id="rambling")
CARRIERS = frozenset({"手続き", "much", "how"})
WORDS_ONLY = {**dict.fromkeys(WITNESSES, 0.0), "words": 1.0, "sharpness": 1.0}


@pytest.fixture(scope="module")
def finder():
    return Finder([MOVE_IN, WASTE], CARRIERS)


@pytest.fixture(scope="module")
def finder_by_words():
    return Finder([MOVE_IN, WASTE], CARRIERS, WORDS_ONLY)


def best(finder, text, locale=None):
    found = finder.find(text, locale=locale).candidates
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("転入届はいつまで", "move-in"),
        ("てんにゅうとどけはどこ", "move-in"),
        ("テンニュウトドケ", "move-in"),
        ("引越してきました", "move-in"),
        ("where does bulky waste go", "bulky-waste"),
    ],
)
def test_titles_aliases_and_kana_names_find_their_entry(finder, finder_by_words, text, expected):
    assert best(finder, text) == expected
    assert best(finder_by_words, text) == expected


@pytest.mark.parametrize("text", ["埼玉から東京へ来ました", "アパートを引き払いました"])
def test_situations_find_their_entry(finder, text):
    assert best(finder, text) == "move-in"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tennyū todoke", "move-in"),
        ("tennyuutodoke wa doko", "move-in"),
        ("sodai gomi", "bulky-waste"),
        ("bulkywaste", "bulky-waste"),
        ("bulky wsate", "bulky-waste"),
    ],
)
def test_romaji_and_typos_find_their_entry(finder, text, expected):
    assert best(finder, text) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("chuyen den", "vi", "move-in"),
        ("沙发怎么扔", "zh-Hans", "bulky-waste"),
        ("沙发怎么扔", "vi", None),
        ("転入届", "vi", "move-in"),
        ("bulky waste", "zh-Hans", "bulky-waste"),
        ("bulky waste", "de", "bulky-waste"),
    ],
)
def test_names_are_those_of_the_readers_language_and_of_japanese_and_english(
    finder_by_words, text, locale, expected
):
    assert best(finder_by_words, text, locale) == expected


@pytest.mark.parametrize("text", ["", "how much", "手続き", "量子力学", "…"])
def test_words_that_name_nothing_are_no_evidence(finder, finder_by_words, text):
    assert finder_by_words.find(text).candidates == ()
    found = finder.find(text)
    assert found.evidence.words <= 0.1
    assert not found.topical


@pytest.mark.parametrize(
    ("text", "expected"), [("how much", False), ("手続き", False), ("…", False), ("量子力学", True)]
)
def test_words_that_only_carry_a_question_are_no_subject(finder, text, expected):
    assert finder.find(text).has_subject is expected


def test_a_name_alone_is_surer_than_a_name_among_strange_words(finder):
    alone = finder.find("粗大ごみ").evidence
    among = finder.find("量子力学と古代史と粗大ごみ").evidence
    assert alone.words > among.words
    assert sure(alone) > sure(among)


def test_a_word_that_only_the_body_has_is_weak_evidence(finder_by_words):
    body = finder_by_words.find("住所")
    assert body.candidates[0].id == "move-in"
    assert body.evidence.words < finder_by_words.find("転入届").evidence.words


def test_no_entries_find_nothing():
    assert Finder([]).find("転入届").candidates == ()


@pytest.mark.parametrize("text", ["転入届", "粗大ごみと転入届", "tennyuu", "", "ЖЩЮ", RAMBLING])
def test_all_witnesses_speak_of_all_entries_between_nothing_and_all(finder, text):
    witnesses = finder.witnesses(text)
    assert witnesses.shape == (len(WITNESSES), 2)
    assert np.all((witnesses >= 0) & (witnesses <= 1 + 1e-9))


def test_candidates_come_best_first_with_their_shares_of_one(finder):
    candidates = finder.find("粗大ごみと転入届").candidates
    assert len(candidates) == 2
    assert candidates[0].score >= candidates[1].score
    assert sum(candidate.share for candidate in candidates) == pytest.approx(1.0)
    assert finder.find("粗大ごみと転入届", limit=1).candidates == candidates[:1]


@pytest.mark.parametrize("text", ["転入届", "粗大ごみと転入届", "tennyuu", "", "ЖЩЮ"])
def test_evidence_lies_between_nothing_and_all(finder, text):
    assert all(0 <= value <= 1 + 1e-9 for value in finder.find(text).evidence)


def test_the_lead_is_the_first_share_without_the_second(finder):
    found = finder.find("粗大ごみと転入届")
    first, second = (astuple(candidate)[2] for candidate in found.candidates)
    assert found.evidence.share == pytest.approx(first)
    assert found.evidence.lead == pytest.approx(first - second)


def sure(evidence, asks=1.0, beyond=0.0):
    acts = {"asks": asks, "beyond": beyond}
    return certainty({**evidence._asdict(), **acts})


def test_certainty_is_a_probability_that_grows_with_what_speaks_for_it():
    nothing, all_of_it = Evidence(), Evidence(*(1.0 for _ in Evidence._fields))
    assert 0 < sure(nothing) < sure(all_of_it) < 1
    assert sure(all_of_it, asks=0.0) < sure(all_of_it)
    assert sure(all_of_it, beyond=1.0) < sure(all_of_it)


def test_every_witness_and_all_evidence_has_a_weight():
    weights = read_weights()
    for kind in ("fusion", "faq"):
        assert set(weights[kind]) == {*WITNESSES, "meaning", "sharpness"}
    assert {*Evidence._fields, "asks", "beyond", "bias"} <= set(weights["certainty"])
