"""`madoguchi check` finds what an editor or translator gets wrong, with file and line."""

import shutil
from pathlib import Path

import pytest

from bot.check import findings
from bot.check.plain_english import long_sentences
from bot.check.plain_japanese import broken_rules
from bot.l10n.locales import load_languages
from tests.conftest import ROOT

COMPLETE = [t for t in load_languages(ROOT / "locales").values() if t.folder]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("procedures", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def check(data: Path) -> list:
    """The errors; there may be warnings beside them."""
    return [f for f in findings(data / "procedures", data / "locales") if f.error]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_projects_own_data_is_clean(data: Path) -> None:
    assert [str(f) for f in check(data)] == []


def test_a_translation_that_lost_a_fact_is_an_error(data: Path) -> None:
    path = data / "locales/en/LC_MESSAGES/procedures.po"
    edit(path, "Report your move within {deadline}", "Report your move within 14 days")
    (found,) = check(data)
    assert (found.rule, found.error, found.path) == ("facts", True, path)
    assert "deadline" in found.message
    assert found.line > 1


def test_a_changed_source_makes_its_translations_stale(data: Path) -> None:
    edit(data / "procedures/_common/move-in.yml", "引っ越す前には", "引っ越しの前には")
    assert {f.rule for f in check(data)} == {"stale"}
    assert len(check(data)) == len(COMPLETE)


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
    path = data / "procedures/_common/move-in.yml"
    edit(path, old, new)
    found = [f for f in check(data) if f.path == path]
    assert rule in {f.rule for f in found}
    assert all(f.line >= 1 for f in found)


def test_an_official_word_that_is_called_by_another_name_is_an_error(data: Path) -> None:
    path = data / "locales/vi/LC_MESSAGES/procedures.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("phiếu cư dân", "giấy của dân"), encoding="utf-8")
    assert any(f.rule == "glossary" and "住民票" in f.message for f in check(data))


@pytest.mark.parametrize(
    ("plain", "rule"),
    [
        ("期限までに、ご提出ください。", "PJ4"),
        ("この 手続きは かならず しなければ なりません。", "PJ5"),
        ("4/1までに 出してください。", "PJ9"),
        ("令和7年に 始まりました。", "PJ9"),
        ("窓口は 13時に 開きます。", "PJ9"),
        ("SNSで 聞いてください。", "PJ6"),
        ("この手続きには本人の書類が必要ですので持ってきてください。", "PJ8"),
        ("引っ越しを した 人は、" * 6 + "届けを 出してください。", "PJ1"),
        ("固定資産税課税標準額の 紙です。", "PJ11"),
    ],
)
def test_plain_japanese_that_breaks_a_rule_is_named_by_it(plain: str, rule: str) -> None:
    assert rule in {broken.rule for broken in broken_rules(plain)}


@pytest.mark.parametrize(
    "plain",
    [
        "引っ越した 日から {deadline}以内に、転入届〈引っ越してきた 知らせ〉を 出してください。",
        "お金は いりません。",
        "2025年（令和7年）4月1日の 午後1時から です。",
        "ごみは 朝に 出してください。",
    ],
)
def test_good_plain_japanese_breaks_no_rule(plain: str) -> None:
    assert list(broken_rules(plain)) == []


def test_english_sentences_of_more_than_fifteen_words_are_named() -> None:
    assert not list(long_sentences("Bring your card (在留カード zairyū kādo). It is free."))
    assert len(list(long_sentences("word " * 16 + "."))) == 1
