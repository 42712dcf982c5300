"""`make messages` keeps what is translated, and the old text of what has changed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.l10n.update import update
from tests.conftest import ROOT


def template(*entries: tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for context, text in entries:
        catalogue.add(text, context=context)
    return catalogue


def catalogue_at(path: Path, *entries: tuple[str, str, str]) -> Path:
    catalogue = Catalog(locale="en", fuzzy=False)
    for context, text, translation in entries:
        catalogue.add(text, translation, context=context)
    with path.open("wb") as file:
        write_po(file, catalogue)
    return path


def read(path: Path) -> dict[str, tuple[str, str, bool]]:
    with path.open("rb") as file:
        return {str(m.context): (str(m.id), str(m.string), m.fuzzy) for m in read_po(file) if m.id}


def test_an_unchanged_text_keeps_its_translation(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path / "a.po", ("a:title", "転入届", "Moving in"))
    update(path, template(("a:title", "転入届")), "en")
    assert read(path) == {"a:title": ("転入届", "Moving in", False)}


def test_a_changed_text_keeps_its_old_translation_as_fuzzy(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path / "a.po", ("a:title", "転入届", "Moving in"))
    update(path, template(("a:title", "転入の届け")), "en")
    assert read(path) == {"a:title": ("転入の届け", "Moving in", True)}


def test_a_new_text_is_empty_however_much_it_is_like_another(tmp_path: Path) -> None:
    path = catalogue_at(
        tmp_path / "a.po", ("a:note", "窓口で電話の通訳を使えます。", "Interpreters")
    )
    texts = ("a:note", "窓口で電話の通訳を使えます。"), ("b:note", "窓口で電話の通訳を使えます")
    update(path, template(*texts), "en")
    assert read(path)["b:note"] == ("窓口で電話の通訳を使えます", "", False)


def test_a_text_that_is_gone_is_gone(tmp_path: Path) -> None:
    path = catalogue_at(tmp_path / "a.po", ("a:title", "転入届", "Moving in"))
    update(path, template(("b:title", "転出届")), "en")
    assert read(path) == {"b:title": ("転出届", "", False)}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str, bool]]:
    """Everything that `make messages` finds in this tree, by the Makefile's own command."""
    line = next(line for line in (ROOT / "Makefile").read_text().splitlines() if "pybabel" in line)
    pot = tmp_path_factory.mktemp("pot") / "all.pot"
    command = line.strip().replace("$(BIN)", ".venv/bin").replace("var/all.pot", str(pot))
    shell = shutil.which("sh") or "/bin/sh"
    subprocess.run([shell, "-c", command], cwd=ROOT, check=True)
    return read(pot)


@pytest.mark.parametrize(
    "context", ["move-in:text.when", "_common:hall", "office.tax:name", "facet.when", "tokyo:name"]
)
def test_texts_of_every_kind_are_extracted(
    extracted: dict[str, tuple[str, str, bool]], context: str
) -> None:
    assert context in extracted
