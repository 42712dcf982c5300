"""The two commands: what they write, and what they refuse with a sentence and exit 1."""

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.catalogue.faq import load_faq
from bot.catalogue.load import load_catalogue
from bot.cli.export import export
from bot.cli.import_faq import import_faq
from tests.conftest import ROOT

app = typer.Typer()
app.command()(export)
app.command()(import_faq)
TABLE = "質問,回答\nいつ,今日\n"


@pytest.fixture
def procedures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(ROOT / "procedures", tmp_path / "procedures"))
    monkeypatch.setenv("MADOGUCHI_PROCEDURES", str(folder))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


def test_linked_data_is_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonld"
    code, _ = run("export", "--format", "jsonld", "--locale", "en", "--output", str(path))
    assert code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["@graph"]


def test_a_table_begins_with_a_mark_for_excel() -> None:
    result = CliRunner().invoke(app, ["export", "--format", "csv"])
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf" + "制度所管組織,".encode())
    assert result.stdout_bytes.count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--format", "csv", "--locale", "all"], "one language"),
        (["--format", "csv", "--locale", "ja,en"], "one language"),
        (["--format", "csv", "--locale", "xx"], "there are: ja"),
        (["--format", "jsonld", "--municipality", "nowhere"], "no municipality nowhere"),
        (["--format", "jsonld", "--base", "here"], "slash"),
        (["--format", "csv", "--output", "/nowhere/x.csv"], "cannot be written"),
    ],
)
def test_a_wrong_export_is_refused(arguments: list[str], reason: str) -> None:
    code, output = run("export", *arguments)
    assert code == 1
    assert reason in output


def test_an_unknown_format_is_refused() -> None:
    assert run("export", "--format", "xlsx")[0] == 2


def test_a_broken_catalogue_is_not_exported(procedures: Path) -> None:
    (procedures / "tokyo/passport.yml").write_text("id: [", encoding="utf-8")
    code, output = run("export", "--format", "csv")
    assert code == 1
    assert "passport.yml:" in output


def test_a_faq_is_imported_into_its_pack(procedures: Path, table: str) -> None:
    code, output = run("import-faq", table, "--pack", "sample-ward")
    assert (code, output.startswith("1 questions in ")) == (0, True)
    (entry,) = load_faq(procedures / "sample-ward")
    assert entry.source == "さくら区「よくある質問」"
    assert [path.name for path in (procedures / "sample-ward").iterdir()].count("faq.part") == 0


def test_a_faq_that_is_there_is_not_overwritten_unasked(procedures: Path, table: str) -> None:
    path = procedures / "sample-ward/faq.yml"
    path.write_text("entries: []\n", encoding="utf-8")
    code, output = run("import-faq", table, "--pack", "sample-ward")
    assert code == 1
    assert "--replace" in output
    assert path.read_text(encoding="utf-8") == "entries: []\n"
    assert run("import-faq", table, "--pack", "sample-ward", "--replace")[0] == 0
    assert len(load_faq(path.parent)) == 1


def test_a_pack_with_a_faq_still_loads(procedures: Path, table: str) -> None:
    run("import-faq", table, "--pack", "sample-ward")
    assert "faq" not in load_catalogue(procedures).of("sample-ward").procedures


def test_mistakes_are_shown_and_nothing_is_written(procedures: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(TABLE + "どこ,\n", encoding="utf-8")
    code, output = run("import-faq", str(table), "--pack", "sample-ward")
    assert code == 1
    assert "table.csv:3: error: answer is empty" in output
    assert not (procedures / "sample-ward/faq.yml").exists()


@pytest.mark.parametrize("broken", ["id: [", "", "id: sample-ward", "[]"])
def test_a_pack_without_a_name_is_said(procedures: Path, table: str, broken: str) -> None:
    (procedures / "sample-ward/pack.yml").write_text(broken, encoding="utf-8")
    code, output = run("import-faq", table, "--pack", "sample-ward")
    assert code == 1
    assert "has no name" in output


@pytest.mark.parametrize(
    ("pack", "file", "reason"),
    [
        ("nowhere", "table.csv", "no pack nowhere"),
        ("sample-ward", "none.csv", "No such file"),
        ("../sample-ward", "table.csv", "no pack"),
    ],
)
def test_a_wrong_import_is_refused(
    procedures: Path, table: str, pack: str, file: str, reason: str
) -> None:
    code, output = run("import-faq", str(Path(table).with_name(file)), "--pack", pack)
    assert code == 1
    assert reason in output
