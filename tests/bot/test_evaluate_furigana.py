"""Readings are measured fairly: same borders or not, spelling of long vowels aside."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.evaluate_furigana import furigana
from bot.evaluate.furigana import (
    Block,
    CorpusError,
    distance,
    measure,
    read_corpus,
    sounds,
    wrong_blocks,
)
from bot.render.furigana import with_furigana
from bot.render.rendered import Ruby
from bot.render.spoken import spoken_kana

CORPUS = Path(__file__).parents[2].parent / "shared" / "data" / "ita-corpus"
AMOUNT = "A_1:百万円以上(ひゃくまんえんいじょう)です,ヒャクマンエンイジョーデス"

app = typer.Typer()
app.command()(furigana)


def test_a_line_gives_text_blocks_and_kana() -> None:
    sentence = next(read_corpus(["A_1:女(おんな)の子(こ)が1(いち)、,オンナノコガイチ、"]))
    assert sentence.text == "女の子が1、"
    assert sentence.blocks == (Block(0, 1, "おんな"), Block(2, 3, "こ"), Block(4, 5, "いち"))
    assert sentence.kana == "オンナノコガイチ、"


@pytest.mark.parametrize(
    "line", ["女(おんな)", "A_1:女(onna),オンナ", "A_1:(おんな),オンナ", "A_1:,"]
)
def test_a_line_of_another_form_is_named_with_its_number(line: str) -> None:
    with pytest.raises(CorpusError, match="line 3"):
        list(read_corpus([AMOUNT, "", line]))


def test_a_finer_division_with_the_same_reading_is_right() -> None:
    sentence = next(read_corpus([AMOUNT]))
    ours = [
        Ruby(base="百万", reading="ひゃくまん"),
        Ruby(base="円", reading="えん"),
        Ruby(base="以上", reading="いじょう"),
        Ruby(base="です"),
    ]
    assert not list(wrong_blocks(sentence, ours))


def test_a_coarser_division_makes_every_block_in_it_wrong() -> None:
    sentence = next(read_corpus(["A_1:引(ひ)っ越(こ)す,ヒッコス"]))
    assert not list(wrong_blocks(sentence, [Ruby(base="引っ越す", reading="ひっこす")]))
    (wrong,) = wrong_blocks(sentence, [Ruby(base="引っ越す", reading="いんこす")])
    assert (wrong.base, wrong.blocks) == ("引っ越す", 2)


def test_a_missing_reading_is_wrong() -> None:
    sentence = next(read_corpus(["A_1:女(おんな)と男(おとこ),オンナトオトコ"]))
    ours = [Ruby(base="女", reading="おんな"), Ruby(base="と男")]
    assert [wrong.base for wrong in wrong_blocks(sentence, ours)] == ["男"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("リョコウシタ。", "リョコーシタ"),
        ("オオイ", "オーイ"),
        ("ケイコク", "ケーコク"),
        ("ヲミル", "オミル"),
        ("すうじ", "スージ"),
    ],
)
def test_spellings_of_one_sound_are_alike(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(("one", "other"), [("カコ", "カコウ"), ("ワ", "ハ"), ("ヅ", "ズ")])
def test_different_sounds_stay_different(one: str, other: str) -> None:
    assert sounds(one) != sounds(other)


@pytest.mark.parametrize(
    ("expected", "ours", "edits"),
    [("", "", 0), ("カ", "", 1), ("カキク", "カク", 1), ("カ", "キ", 1)],
)
def test_edits_are_counted(expected: str, ours: str, edits: int) -> None:
    assert distance(expected, ours) == edits


def test_figures_count_blocks_sentences_and_kana() -> None:
    sentences = list(read_corpus([AMOUNT, "A_2:女(おんな),オンナ"]))
    figures = measure(
        sentences, lambda text: [Ruby(base=text, reading="おんな")], lambda text: "オンナ"
    )
    assert (figures.blocks, figures.exact) == (2, 1)
    assert figures.block_accuracy == 0.5
    assert 0 < figures.kana_error_rate < 1


def test_an_empty_corpus_has_no_errors() -> None:
    assert measure([], lambda text: [], lambda text: text).kana_error_rate == 0


def test_the_command_prints_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "corpus.txt"
    file.write_text("A_1:女(おとこ)です,オトコデス\n", encoding="utf-8")
    done = CliRunner().invoke(app, [str(file), "--errors"])
    assert done.exit_code == 0
    assert "A_1\t女\tオトコ\tオンナ" in done.output
    assert "0 of 1" in done.output


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"no corpus"])
def test_a_file_that_is_no_corpus_is_refused(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "corpus.txt"
    if content is not None:
        file.write_bytes(content)
    done = CliRunner().invoke(app, [str(file)])
    assert done.exit_code == 1


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the ITA corpus is not beside the checkout")
@pytest.mark.parametrize("name", ["recitation", "emotion"])
def test_the_ita_corpus_is_read_as_well_as_promised(name: str) -> None:
    # Blocks and kana CER before our tables (Sudachi alone): recitation 95.29 % and 1.59 %,
    # emotion 95.30 % and 1.22 %; with them 98.89 % and 0.39 %, 99.74 % and 0.10 %.
    file = CORPUS / f"{name}_transcript_ruby_utf8.txt"
    sentences = list(read_corpus(file.read_text(encoding="utf-8").splitlines()))
    figures = measure(sentences, with_furigana, spoken_kana)
    assert figures.block_accuracy >= 0.98
    assert figures.kana_error_rate <= 0.008
