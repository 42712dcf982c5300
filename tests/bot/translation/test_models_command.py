"""``madoguchi models``: what an operator sees, and where it ends with exit code 1."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.translation.hub import catalogue
from bot.translation.local.manifest import LocalModel
from tests.bot.translation import hub_server
from tests.bot.translation.test_hub import MODEL, NOBODY_LISTENS
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MADOGUCHI_MODELS", str(tmp_path))
    return tmp_path


def run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(app, ["models", *arguments], input=answer)


def test_the_list_names_what_is_here_what_can_be_had_and_what_is_missing(
    folder: Path, small: LocalModel
) -> None:
    (folder / small.name).symlink_to(small.folder)
    (folder / "half").mkdir()
    (folder / "half/model.yml").write_text("family: marian")
    result = run("list")
    assert result.exit_code == 0
    assert "small-id-ja: marian, 1 languages into 1, ctranslate2, transformers" in result.output
    assert "half cannot be used" in result.output
    assert "m2m100-418m: facebook/m2m100_418M, licence MIT, 1,940 MB to download" in result.output
    assert "CC-BY-NC-4.0" in result.output


def test_without_a_model_the_list_says_what_the_door_cannot_do(folder: Path) -> None:
    result = run("list")
    assert f"Here ({folder}):\n  none\n" in result.output
    assert "languages without texts: of a question in them only the names" in result.output


def test_a_model_that_nobody_knows_is_refused_with_those_that_are_known(folder: Path) -> None:
    result = run("get", "m2m")
    assert result.exit_code == 1
    assert result.output == (
        "No model is called m2m; there are: m2m100-418m, madlad400-3b-mt, "
        "nllb-200-distilled-600m, opus-mt-en-jap, opus-mt-ja-en, opus-mt-mul-en.\n"
    )


def test_nothing_is_downloaded_unless_the_licence_is_accepted(folder: Path) -> None:
    result = run("get", "nllb-200-distilled-600m", answer="n\n")
    assert result.exit_code == 1
    assert "licence CC-BY-NC-4.0" in result.output
    assert "Not for commercial use" in result.output
    assert "was not accepted" in result.output
    assert not list(folder.iterdir())


def test_a_model_that_is_here_is_not_fetched_again(
    folder: Path, small: LocalModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "known_models", lambda: {small.name: MODEL})
    (folder / small.name).symlink_to(small.folder)
    result = run("get", small.name)
    assert (result.exit_code, "is here already" in result.output) == (0, True)


def command(endpoint: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As an operator types it; HF_ENDPOINT is read when the library is imported."""
    environment = {**os.environ, "HF_ENDPOINT": endpoint, "MADOGUCHI_MODELS": str(folder)}
    line = [sys.executable, "-c", "from bot.cli import main; main()", "models", *arguments]
    return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True)


def test_a_hub_that_cannot_be_reached_is_one_sentence_and_exit_1(tmp_path: Path) -> None:
    done = command(NOBODY_LISTENS, tmp_path, "get", "m2m100-418m", "--accept-licence")
    assert done.returncode == 1
    assert done.stderr == (
        f"{NOBODY_LISTENS} cannot be reached (ConnectError). Run the command where it can "
        "and copy the model's folder (docs/translation.md), or set HF_ENDPOINT to a mirror.\n"
    )


@pytest.fixture
def served(small: LocalModel) -> Iterator[hub_server.Hub]:
    files = hub_server.files_of(small.folder / "original")
    with hub_server.serving(files, "Helsinki-NLP/opus-mt-ja-en", _revision()) as hub:
        yield hub


def _revision() -> str:
    return catalogue.known_model("opus-mt-ja-en").revision


def test_a_model_is_fetched_checked_converted_and_used(
    served: hub_server.Hub, tmp_path: Path
) -> None:
    wanted = "get", "opus-mt-ja-en", "--accept-licence", "--keep-weights"
    done = command(served.url, tmp_path, *wanted)
    assert done.returncode == 0, done.stderr
    assert f"MB from {served.url}" in done.stdout
    assert "All files are as the hub says." in done.stdout
    assert "7/7 model.safetensors" in done.stdout
    listed = command(served.url, tmp_path, "list").stdout
    assert "opus-mt-ja-en: marian, 1 languages into 1, ctranslate2, transformers" in listed


def test_a_corrupted_file_is_refused_and_no_model_is_there(
    served: hub_server.Hub, tmp_path: Path
) -> None:
    content = bytearray(served.files["model.safetensors"])
    content[len(content) // 2] ^= 1
    served.lies["model.safetensors"] = bytes(content)
    done = command(served.url, tmp_path, "get", "opus-mt-ja-en", "--accept-licence")
    assert done.returncode == 1
    assert "model.safetensors arrived corrupted" in done.stderr
    assert not list(tmp_path.glob("*/model.yml"))
