"""A model's folder and its manifest, `model.yml`: what it is, from where, every file's hash.

    var/models/translation/m2m100-418m/
        model.yml
        original/       tokenizer and settings, and the weights if `transformers` is to run them
        ctranslate2/    the converted model

A folder can be copied to a machine without internet as it is; the hashes say whether it arrived.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.catalogue.yaml_source import read_yaml
from bot.translation.errors import BrokenModel
from bot.translation.local.families import Direction, Family, families

MANIFEST = "model.yml"
ORIGINAL = "original"
CONVERTED = "ctranslate2"

EngineName = Literal["ctranslate2", "transformers"]


class Description(BaseModel):
    """What a model is; without ``sources`` or ``targets`` they are all of the family's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    family: str
    licence: str
    origin: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


class Manifest(Description):
    """What `model.yml` says: also what the folder has."""

    engines: tuple[EngineName, ...] = Field(min_length=1)
    files: dict[str, str] = Field(description="sha256 by path inside the folder")


@dataclass(frozen=True)
class LocalModel:
    """A model that is here."""

    folder: Path
    manifest: Manifest

    @property
    def name(self) -> str:
        """What it is called: as its folder is."""
        return self.folder.name

    @property
    def family(self) -> Family:
        """How it is told the languages."""
        return families()[self.manifest.family]

    @property
    def sources(self) -> frozenset[str]:
        """Tags of the languages that it reads."""
        return frozenset(self.manifest.sources or self.family.languages)

    @property
    def targets(self) -> frozenset[str]:
        """Tags of the languages that it writes."""
        return frozenset(self.manifest.targets or self.family.languages)

    def translates(self, source: str, target: str) -> bool:
        """Whether it was made for this direction."""
        return source != target and source in self.sources and target in self.targets

    def direction(self, source: str, target: str) -> Direction:
        """What it is to be told; it must translate this direction."""
        return self.family.direction(source, target, self.targets)

    def verify(self) -> None:
        """Reads every file once (a second for 500 MB).

        Raises:
            BrokenModel: a file is missing or not what it was.
        """
        for path, wanted in self.manifest.files.items():
            file = self.folder / path
            if not file.is_file():
                raise BrokenModel(self.folder, f"{path} is missing")
            if sha256(file) != wanted:
                raise BrokenModel(self.folder, f"{path} is not the file that was installed")


def read_model(folder: Path) -> LocalModel:
    """The model in a folder; its files are not looked at yet.

    Raises:
        BrokenModel: the manifest cannot be read or has another form.
    """
    try:
        manifest = Manifest.model_validate(read_yaml(folder / MANIFEST).data)
    except OSError as error:
        raise BrokenModel(folder, f"{MANIFEST}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError) as error:
        raise BrokenModel(folder, f"{MANIFEST} is not a manifest: {error}") from error
    if manifest.family not in families():
        raise BrokenModel(folder, f"there is no family {manifest.family}")
    known = families()[manifest.family].languages.keys()
    if unknown := {*manifest.sources, *manifest.targets} - known:
        raise BrokenModel(folder, f"{manifest.family} has no {', '.join(sorted(unknown))}")
    return LocalModel(folder, manifest)


def model_folders(models: Path) -> Iterator[Path]:
    """The folders with a manifest, by name; an unfinished download has none yet."""
    yield from (path.parent for path in sorted(models.glob(f"*/{MANIFEST}")))


def write_manifest(
    folder: Path, description: Description, engines: tuple[EngineName, ...]
) -> LocalModel:
    """Writes the manifest with the hashes of all files that are there now."""
    files = {
        str(path.relative_to(folder)): sha256(path)
        for part in (ORIGINAL, CONVERTED)
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }
    manifest = Manifest(**description.model_dump(), engines=engines, files=files)
    data = manifest.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    return LocalModel(folder, manifest)


def sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
