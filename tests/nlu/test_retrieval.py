"""The right entry comes first, and the confidence says how sure that is."""

import json

import pytest

from nlu.evaluate import METRICS, measure_retrieval
from nlu.retrieval.finder import Finder
from nlu.retrieval.records import Entry, read_catalogue

MOVE = Entry(
    "move-in",
    (("ja", "転入届"), ("en", "Moving-in notification")),
    (("ja", "引っ越してきた"), ("vi", "chuyển đến")),
    (("ja", "新しい住所を区役所に届ける手続きです。"),),
    "てんにゅうとどけ",
)
WASTE = Entry(
    "bulky-waste",
    (("ja", "粗大ごみの収集"), ("en", "Bulky waste")),
    (("ja", "ソファを捨てたい"), ("zh_Hans", "扔沙发")),
    (("ja", "大きなごみを区に集めてもらう手続きです。"),),
)


@pytest.fixture(scope="module")
def finder():
    return Finder([MOVE, WASTE], frozenset({"手続き", "much", "how"}))


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
def test_titles_aliases_and_kana_names_find_their_entry(finder, text, expected):
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
    finder, text, locale, expected
):
    assert best(finder, text, locale) == expected


@pytest.mark.parametrize("text", ["", "how much", "手続き", "量子力学", "…"])
def test_words_that_name_nothing_find_nothing(finder, text):
    assert not any(candidate.confidence > 0.1 for candidate in finder.find(text).candidates)


def test_a_name_alone_is_surer_than_a_name_among_strange_words(finder):
    alone = finder.find("粗大ごみ").candidates[0].confidence
    among = finder.find("量子力学と古代史と粗大ごみ").candidates[0].confidence
    assert alone > among


def test_a_word_that_only_the_body_has_is_weak_evidence(finder):
    body = finder.find("住所").candidates[0]
    assert body.id == "move-in"
    assert body.confidence < finder.find("転入届").candidates[0].confidence


def test_no_entries_find_nothing():
    assert Finder([]).find("転入届").candidates == ()


def test_the_projects_own_catalogue_is_read_in_every_locale():
    entries = read_catalogue(*map(_path, ("procedures", "locales")))
    for entry in entries:
        assert {"ja", "en", "vi", "zh_Hans", "ja@yasashii"} <= {locale for locale, _ in entry.title}
        assert entry.alias
        assert entry.body


def _path(name):
    from pathlib import Path

    return Path(__file__).parents[2] / name


@pytest.mark.parametrize(
    ("name", "ranked", "expected"),
    [
        ("Hit@1", ["b", "a"], 0.0),
        ("Hit@3", ["b", "a"], 1.0),
        ("MRR", ["b", "a"], 0.5),
        ("MRR", ["b", "c"], 0.0),
        ("Recall@10", ["a", "x"], 0.5),
        ("nDCG@10", ["a", "d"], 1.0),
    ],
)
def test_the_metrics_are_those_of_the_textbook(name, ranked, expected):
    assert METRICS[name](ranked, {"a": 1, "b": 0, "d": 1}) == pytest.approx(expected)


def test_retrieval_is_measured_on_any_faq(tmp_path):
    def lines(name, rows):
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(row) for row in rows))
        return path

    corpus = lines("c.jsonl", [{"_id": 1, "text": "粗大ごみ"}, {"_id": 2, "text": "転入届"}])
    queries = lines("q.jsonl", [{"_id": 9, "text": "転入届はどこ"}, {"_id": 8, "text": "x"}])
    qrels = tmp_path / "qrels.txt"
    qrels.write_text("9 0 2 1\n")
    figures = measure_retrieval(corpus, queries, qrels)
    assert (figures["queries"], figures["Hit@1"]) == (1, 1.0)
    qrels.write_text("7 0 2 1\n")
    with pytest.raises(SystemExit, match="no query"):
        measure_retrieval(corpus, queries, qrels)
