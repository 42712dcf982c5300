"""The retriever is measured on any FAQ, with the metrics of the textbooks."""

import json

import pytest

from nlu.evaluation.faq import METRICS, measure_retrieval, read_qrels


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


def test_judgements_are_read_by_query(tmp_path):
    path = tmp_path / "qrels.txt"
    path.write_text("9 0 2 1\n\n9 0 3 0\n8 0 2 2\n")
    assert read_qrels(path) == {"9": {"2": 1, "3": 0}, "8": {"2": 2}}


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
