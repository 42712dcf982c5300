"""Changed texts are live; a mistake in a file stops nothing that ran before."""

import os
import shutil
from pathlib import Path

import pytest

from bot.catalogue.findings import CatalogueError
from bot.catalogue.fresh import Fresh
from bot.messages import Kind, Message
from bot.render.rendered import Reader
from bot.render.renderer import Renderer
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("procedures", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def fresh(data: Path) -> Fresh[Renderer]:
    folders = data / "procedures", data / "locales"
    return Fresh(lambda: Renderer.load(*folders), folders)


def title(renderer: Renderer) -> str:
    message = Message(kind=Kind.ANSWER, procedure="move-in")
    return renderer.render(message, Reader()).blocks[0].lines[0]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))


def test_a_changed_text_is_there_after_a_look(data: Path) -> None:
    texts = fresh(data)
    assert not texts.refresh()
    edit(data / "procedures/_common/move-in.yml", "title: 転入届", "title: 引っ越しの届け")
    assert texts.refresh()
    assert title(texts.value) == "引っ越しの届け"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("procedures/_common/move-in.yml", "title: 転入届", "title: ["),
        ("procedures/_common/move-in.yml", "{deadline}以内", "{nothing}以内"),
        ("locales/vi/LC_MESSAGES/bot.po", 'msgctxt "choice', 'not a line\nmsgctxt "choice'),
    ],
)
def test_a_mistake_leaves_the_last_good_texts_and_names_file_and_line(
    data: Path, file: str, old: str, new: str, caplog: pytest.LogCaptureFixture
) -> None:
    texts = fresh(data)
    edit(data / file, old, new)
    assert not texts.refresh()
    assert title(texts.value) == "転入届"
    assert f"{data / file}:" in caplog.text
    assert texts.broken


def test_mending_the_mistake_brings_the_new_texts(data: Path) -> None:
    texts = fresh(data)
    path = data / "procedures/_common/move-in.yml"
    edit(path, "title: 転入届", "title: [")
    texts.refresh()
    edit(path, "title: [", "title: 新しい題")
    assert texts.refresh()
    assert (title(texts.value), texts.broken) == ("新しい題", None)


def test_there_must_be_a_good_version_to_begin_with(data: Path) -> None:
    edit(data / "procedures/_common/move-in.yml", "title: 転入届", "title: [")
    with pytest.raises(CatalogueError):
        fresh(data)
