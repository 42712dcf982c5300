"""`madoguchi check` finds what an editor or translator gets wrong, with file and line."""

import shutil
from pathlib import Path

import pytest

from bot.check import findings
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("procedures", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def check(data: Path) -> list:
    return list(findings(data / "procedures", data / "locales"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_projects_own_data_is_clean(data: Path) -> None:
    assert [str(f) for f in check(data) if f.error] == []


def test_a_translation_that_lost_a_fact_is_an_error(data: Path) -> None:
    path = data / "locales/en/LC_MESSAGES/procedures.po"
    edit(path, "Report your move within {deadline}", "Report your move within 14 days")
    (found,) = check(data)
    assert (found.rule, found.error, found.path) == ("facts", True, path)
    assert "deadline" in found.message
    assert found.line > 1


def test_a_changed_source_makes_its_translations_stale(data: Path) -> None:
    edit(data / "procedures/sample-ward/move-in.yml", "引っ越す前には", "引っ越しの前には")
    assert {f.rule for f in check(data)} == {"stale"}
    assert len(check(data)) == 4


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("{deadline}以内", "{dead_line}以内", "schema"),
        ("unit: day", "unit: fortnight", "schema"),
        ("office: resident-affairs", "office: nowhere", "office"),
        ("related: [move-out", "related: [no-such-thing", "related"),
        ("id: move-in", "id: move-inn", "id"),
        ("title: 転入届", "title: [転入届", "yaml"),
        ("source: juki-22", "source: nothing", "schema"),
    ],
)
def test_a_broken_record_is_found_with_its_line(data: Path, old: str, new: str, rule: str) -> None:
    path = data / "procedures/sample-ward/move-in.yml"
    edit(path, old, new)
    found = [f for f in check(data) if f.path == path]
    assert rule in {f.rule for f in found}
    assert all(f.line >= 1 for f in found)
