"""``madoguchi postcodes``: what it prints, and what it refuses with a sentence and exit 1."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.postcodes import postcodes
from tests.bot.addresses.rows import SHINJUKU, cp932, old


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MADOGUCHI_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(postcodes, arguments)
    return result.exit_code, result.output


def test_a_code_is_found_with_kana_and_letters() -> None:
    code, output = run("find", "160-0021")
    assert code == 0
    assert "東京都新宿区歌舞伎町 | トウキョウト シンジュクク カブキチョウ | Kabukicho" in output
    assert "Only the sample is loaded" in output


def test_an_address_is_found() -> None:
    assert "1600021 東京都新宿区歌舞伎町" in run("find", "新宿区歌舞伎町1-4-1")[1]


@pytest.mark.parametrize(
    ("asked", "said"),
    [("9999999", "Not in the table"), ("12", "seven digits"), ("どこか", "Not in the table")],
)
def test_what_is_not_found_is_said(asked: str, said: str) -> None:
    code, output = run("find", asked)
    assert code == 1
    assert said in output


def test_a_table_is_loaded_and_counted(tmp_path: Path) -> None:
    row = old("1600021", SHINJUKU, "ｶﾌﾞｷﾁｮｳ", "歌舞伎町")
    gone = row.removesuffix("0,0") + "2,6"
    code, output = run("load", str(cp932(tmp_path / "KEN_ALL.CSV", row, gone)))
    assert code == 0
    assert "1 places, 1 codes; the table is of 20" in output
    assert "line 2: abolished" in output
    assert "sample" not in run("find", "1600021")[1]


def test_a_missing_table_is_said(tmp_path: Path, var: Path) -> None:
    code, output = run("load", str(tmp_path / "nowhere.csv"))
    assert code == 1
    assert "No such file" in output
    assert not var.exists()
