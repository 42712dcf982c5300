"""A folder that is not what its setting says is refused in one sentence, before it is loaded."""

import json
import shutil
from pathlib import Path

import pytest

from bot.encoder.__main__ import load
from bot.encoder.errors import EncoderError, UnusableFolder
from bot.encoder.folder import Role, identity, looked_at, model_folders
from bot.encoder.models import Encoder
from bot.settings import Settings

ENCODER = {"modules.json": "[]", "model.safetensors": "weights"}
RERANKER = {
    "config.json": json.dumps({"architectures": ["XLMRobertaForSequenceClassification"]}),
    "model.safetensors": "weights",
}
WRITTEN = {"config_sentence_transformers.json": json.dumps({"model_type": "CrossEncoder"})}
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"


def folder_of(tmp_path: Path, files: dict[str, str]) -> Path:
    folder = tmp_path / "model"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize(
    ("role", "files"),
    [
        ("encoder", ENCODER),
        ("reranker", RERANKER),
        ("encoder", {**RERANKER, "modules.json": "[]"}),
        ("reranker", {**ENCODER, **WRITTEN}),
        ("encoder", {"modules.json": "[]", "0_Transformer/pytorch_model.bin": "weights"}),
    ],
)
def test_the_two_kinds_of_models_are_told_apart(role: Role, files, tmp_path: Path) -> None:
    assert looked_at(role, folder_of(tmp_path, files)).role == role


@pytest.mark.parametrize(
    ("role", "files", "reason"),
    [
        ("encoder", {}, "no sentence-transformers model"),
        ("encoder", {"README.md": "a model"}, "no sentence-transformers model"),
        ("encoder", {"config.json": '{"architectures": ["BertModel"]}'}, "no sentence-trans"),
        ("encoder", {"config.json": '{"architectures": null}'}, "no sentence-transformers model"),
        ("encoder", RERANKER, "holds a model for MADOGUCHI_RERANKER"),
        ("reranker", ENCODER, "holds a model for MADOGUCHI_ENCODER"),
        ("encoder", {"modules.json": "[]"}, "no weights"),
        ("encoder", {"modules.json": "[]", "onnx/model.bin": "weights"}, "no weights"),
        ("encoder", {**ENCODER, "model.safetensors": POINTER}, "git lfs pull"),
        ("reranker", {"config.json": "{"}, "config.json cannot be read"),
        ("reranker", {"config.json": "[]"}, "config.json is not a JSON object"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(
    role: Role, files, reason: str, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, files)
    with pytest.raises(UnusableFolder, match=reason) as said:
        looked_at(role, folder)
    assert f"MADOGUCHI_{role.upper()}={folder}" in str(said.value)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableFolder, match="there is no such folder"):
        model_folders(Settings(encoder=tmp_path / "none"))


def test_missing_packages_are_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.encoder.folder.NEEDED", ("no_such_package",))
    with pytest.raises(EncoderError, match=r"`\.venv/bin/pip install no-such-package`"):
        model_folders(Settings(encoder=folder_of(tmp_path, ENCODER)))
    assert model_folders(Settings()) == []


def test_nothing_to_load_is_said() -> None:
    with pytest.raises(EncoderError, match="Neither MADOGUCHI_ENCODER nor MADOGUCHI_RERANKER"):
        load(Settings())


def test_an_identity_changes_with_files_and_prompts_and_not_with_what_is_not_loaded(
    tmp_path: Path,
) -> None:
    folder = folder_of(tmp_path, ENCODER)
    names = [identity(folder, "query: ")]
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_text("main")
    (folder / "onnx").mkdir()
    (folder / "onnx/model.onnx").write_text("other weights")
    assert identity(folder, "query: ") == names[0]
    names.append(identity(folder, "クエリ: "))
    (folder / "model.safetensors").write_text("WEIGHTS")
    names.append(identity(folder, "query: "))
    assert len(set(names)) == 3
    assert all(name.startswith("model-") for name in names)


@pytest.mark.parametrize("content", [b"", b"not weights", b"\xff" * 64])
def test_weights_that_cannot_be_read_are_said(models: Path, tmp_path: Path, content) -> None:
    folder = shutil.copytree(models / "encoder", tmp_path / "model")
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(UnusableFolder, match=r"MADOGUCHI_ENCODER=.*cannot be used: .*Error"):
        Encoder(looked_at("encoder", folder), Settings())


def test_a_classifier_with_several_scores_is_no_reranker(models: Path) -> None:
    with pytest.raises(UnusableFolder, match="3 scores a text; a reranker gives one"):
        load(Settings(reranker=models / "classifier"))
