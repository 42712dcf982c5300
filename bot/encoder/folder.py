"""What lies in a folder, seen without loading it: an encoder, a reranker, or nothing usable.

sentence-transformers takes either for the other without a word and makes up the weights that
are missing; the answers would be noise.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from bot.encoder.errors import PackageMissing, UnusableFolder
from bot.settings import Settings

Role = Literal["encoder", "reranker"]

SETTING = {"encoder": "MADOGUCHI_ENCODER", "reranker": "MADOGUCHI_RERANKER"}

ROLES: dict[str, Role] = {"SentenceTransformer": "encoder", "CrossEncoder": "reranker"}
"""By the ``model_type`` that sentence-transformers writes since its version 5."""

WEIGHTS = {".safetensors", ".bin"}

POINTER = b"version https://git-lfs.github.com"
"""How a file begins that git has not fetched."""

NEEDED = ("torch", "sentence_transformers")
"""Packages that the front door does without."""

OTHER_ENGINES = {"onnx", "openvino"}
"""Folders beside the weights that are not loaded."""


@dataclass(frozen=True)
class ModelFolder:
    """A folder that looks like what its setting says."""

    role: Role
    path: Path

    @property
    def setting(self) -> str:
        """The setting that names it."""
        return SETTING[self.role]

    def unusable(self, reason: str) -> UnusableFolder:
        """Why it is not what it looks like after all."""
        return UnusableFolder(self.setting, self.path, reason)


def model_folders(settings: Settings) -> list[ModelFolder]:
    """The folders that are set, looked at.

    Raises:
        UnusableFolder: one of them is something else.
        PackageMissing: what would run it is not installed.
    """
    paths: dict[Role, Path | None] = {"encoder": settings.encoder, "reranker": settings.reranker}
    folders = [looked_at(role, path) for role, path in paths.items() if path]
    for package in NEEDED if folders else ():
        if not find_spec(package):
            raise PackageMissing(package.replace("_", "-"))
    return folders


def looked_at(role: Role, path: Path) -> ModelFolder:
    """Raises UnusableFolder if ``path`` holds no such model."""
    folder = ModelFolder(role, path)
    if not path.is_dir():
        raise folder.unusable("there is no such folder")
    found = _role_of(folder)
    if found is None:
        raise folder.unusable(
            "it is no sentence-transformers model (no modules.json, nor a config.json for "
            "sequence classification); copy the whole folder that `save` or a download has made"
        )
    if found != role:
        raise folder.unusable(f"it holds a model for {SETTING[found]}")
    weights = [file for file in _files(path) if file.suffix in WEIGHTS]
    if not weights:
        raise folder.unusable("it has no weights (model.safetensors)")
    for file in weights:
        if _begins_with(file, POINTER):
            raise folder.unusable(f"{file.name} is only a pointer; run `git lfs pull` in it")
    return folder


def identity(path: Path, *settings: str) -> str:
    """The folder's name and a hash of all that its vectors depend on (a second for 1 GB)."""
    digest = hashlib.sha256("\0".join(settings).encode())
    for file in _files(path):
        digest.update(str(file.relative_to(path)).encode())
        with file.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return f"{path.resolve().name}-{digest.hexdigest()[:16]}"


def _role_of(folder: ModelFolder) -> Role | None:
    written = _json(folder, "config_sentence_transformers.json").get("model_type", "")
    if written in ROLES:
        return ROLES[written]
    if (folder.path / "modules.json").is_file():
        return "encoder"
    architectures = _json(folder, "config.json").get("architectures") or []
    classifies = any(str(name).endswith("ForSequenceClassification") for name in architectures)
    return "reranker" if classifies else None


def _json(folder: ModelFolder, name: str) -> dict[str, Any]:
    """A JSON file of the folder; empty if there is none."""
    try:
        content = json.loads((folder.path / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise folder.unusable(f"{name} cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise folder.unusable(f"{name} is not a JSON object")
    return content


def _files(path: Path) -> Iterator[Path]:
    """What is loaded, in a fixed order; no hidden files, nothing for other engines."""
    for file in sorted(path.rglob("*")):
        parts = file.relative_to(path).parts
        hidden = any(part.startswith(".") for part in parts)
        if file.is_file() and not hidden and OTHER_ENGINES.isdisjoint(parts):
            yield file


def _begins_with(file: Path, prefix: bytes) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(prefix)) == prefix
