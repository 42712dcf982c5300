"""`madoguchi eval plain`: the measure itself, and what it says about the rewriter."""

import json
from pathlib import Path

import pytest
import typer

from bot.cli.evaluate_plain import plain
from bot.evaluate.plain import (
    NoPairs,
    Pair,
    evaluate,
    keeps_facts,
    read_pairs,
    without_readings,
)
from bot.evaluate.sari import mean, sari
from bot.evaluate.vocabulary import easy_words, share
from bot.plain.rewrite import rewrite
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared/data"
PAIRS = [
    {
        "ja": "4/1に申請書を提出する。",
        "easy": "4月1日（がつついたち）に 紙（かみ）を 出（だ）します。",
    }
]


def test_sari_of_the_papers_example() -> None:
    """The example of the authors' program, with one of its references."""
    source = ["About", "95", "species", "are", "currently", "accepted", "."]
    reference = ["About", "95", "species", "are", "currently", "known", "."]
    assert sari(source, reference, reference).kept == pytest.approx(100 * 3 / 4 * 4 / 3)
    assert sari(source, source, reference).added == 0
    assert sari(source, source, reference).deleted == 0
    assert sari(source, reference, reference).score > sari(source, source, reference).score


def test_sari_by_hand() -> None:
    made = sari(["a", "b"], ["a", "c"], ["a", "d"])
    assert made.kept == pytest.approx(100 / 4)
    assert made.deleted == pytest.approx(100 * 2 / 4)
    assert made.added == 0


@pytest.mark.parametrize("empty", [0, 1, 2])
def test_sari_without_words_is_no_error(empty: int) -> None:
    texts = [["a"], ["a"], ["a"]]
    texts[empty] = []
    assert 0 <= sari(*texts).score <= 100
    assert mean([]).score == 0


def test_readings_and_spaces_are_taken_out() -> None:
    assert without_readings("手（て）を 洗（あら）う（毎日）") == "手を洗う（毎日）"


def test_a_list_and_lines_are_read_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.jsonl"
    one.write_text(json.dumps(PAIRS), encoding="utf-8")
    other.write_text("\n".join(map(json.dumps, PAIRS)) + "\n\n", encoding="utf-8")
    assert read_pairs(one) == read_pairs(other) == [Pair(**PAIRS[0])]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "[1]", '{"ja": "x"}', "text", '[{"ja": 1, "easy": 2}]']
)
def test_a_file_without_pairs_is_an_error_that_names_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NoPairs, match=r"bad\.json"):
        read_pairs(path)


def test_a_missing_file_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as exit_:
        plain(tmp_path / "none.json")
    assert exit_.value.exit_code == 1
    assert "none.json" in capsys.readouterr().err


def test_a_lost_fact_is_seen() -> None:
    assert keeps_facts("4/1に行く", "4月1日に行きます")
    assert not keeps_facts("4/1に行く", "4月に行きます")
    assert not keeps_facts("新宿区に行く", "区に行きます")


def test_easy_words_are_found_by_lemma_spelling_and_kana(tmp_path: Path) -> None:
    for level in ("n5", "n4"):
        (tmp_path / f"{level}.csv").write_text(
            "expression,reading\n書く,かく\n事,こと\n世話する,せわする\nすぐに,すぐに\n",
            encoding="utf-8",
        )
    easy = easy_words(tmp_path)
    assert share(["すぐ書いたこと"], easy).share == 1
    assert share(["世話をする"], easy | {"する"}).share == 1
    assert share(["申請"], easy).share == 0
    assert share(["東京 123 {x}"], easy).words == 0


def test_the_report_has_a_row_for_each(tmp_path: Path) -> None:
    report = evaluate([Pair(**PAIRS[0])], lambda text: rewrite(text).text, None)
    assert [row.name for row in report.rows] == ["do nothing", "automatic", "people"]
    assert all(row.everyday is None for row in report.rows)
    assert report.lost == []


@pytest.mark.skipif(not (SHARED / "easy-pairs.json").is_file(), reason="no shared data here")
def test_the_rewriter_beats_doing_nothing_and_keeps_every_fact() -> None:
    pairs = read_pairs(SHARED / "easy-pairs.json")
    report = evaluate(pairs, lambda text: rewrite(text).text, SHARED / "jlpt-vocab")
    nothing, ours, _ = report.rows
    assert nothing.sari
    assert ours.sari
    assert nothing.everyday
    assert ours.everyday
    assert ours.sari.score > nothing.sari.score + 15
    assert ours.everyday.share > nothing.everyday.share + 0.1
    assert report.lost == []
