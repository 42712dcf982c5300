"""Reads every pack and procedure below a folder, and says what is wrong with file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.catalogue.schema import Office, Pack, Procedure
from bot.catalogue.yaml_source import YamlSource, read_yaml

PACK_FILE = "pack.yml"
Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True)
class Finding:
    """Something wrong in a file, for the person who edits it."""

    path: Path
    line: int
    rule: str
    message: str
    error: bool = True

    def __str__(self) -> str:
        level = "error" if self.error else "warning"
        return f"{self.path}:{self.line}: {level}: {self.message} [{self.rule}]"


class CatalogueError(Exception):
    """The catalogue cannot be used; `findings` say where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(map(str, findings)))
        self.findings = findings


@dataclass(frozen=True)
class Catalogue:
    """All procedures by id, with the pack that each is from."""

    packs: dict[str, Pack]
    procedures: dict[str, Procedure]
    pack_of: dict[str, str]

    def pack(self, procedure_id: str) -> Pack:
        """The pack of a procedure.

        Raises:
            KeyError: no such procedure.
        """
        return self.packs[self.pack_of[procedure_id]]

    def offices(self, procedure_id: str) -> list[tuple[str, Office]]:
        """The offices where a procedure is done, with the path of each one's texts."""
        pack, procedure = self.pack(procedure_id), self.procedures[procedure_id]
        ids = dict.fromkeys(c.office for c in procedure.channels if c.office)
        return [(office_context(pack, office), pack.offices[office]) for office in ids]

    @cached_property
    def home(self) -> Pack:
        """The municipality whose front door this is: the ward's pack, else any."""
        ranked = sorted(self.packs.values(), key=lambda pack: (pack.kind != "ward", pack.id))
        return ranked[0]

    @cached_property
    def emergency(self) -> dict[str, str]:
        """Emergency numbers by name."""
        return {n: p for pack in self.packs.values() for n, p in pack.emergency.items()}


def office_context(pack: Pack, office: str) -> str:
    """Where an office's texts stand in the translations."""
    return f"{pack.id}:offices.{office}"


def load_catalogue(folder: Path) -> Catalogue:
    """The whole catalogue.

    Raises:
        CatalogueError: a file is broken or names what is not there; all findings in one go.
    """
    findings: list[Finding] = []
    packs: dict[str, Pack] = {}
    procedures: dict[str, Procedure] = {}
    pack_of: dict[str, str] = {}
    origin: dict[str, YamlSource] = {}
    for pack_file in sorted(folder.glob(f"*/{PACK_FILE}")):
        source = _read(pack_file, findings)
        pack = _validate(Pack, source, findings)
        if source is None or pack is None:
            continue
        findings += _misnamed(source, pack.id, pack_file.parent.name)
        packs[pack.id] = pack
        for path in sorted(set(pack_file.parent.glob("*.yml")) - {pack_file}):
            source = _read(path, findings)
            procedure = _validate(Procedure, source, findings)
            if source is None or procedure is None:
                continue
            findings += _misnamed(source, procedure.id, path.stem)
            if procedure.id in procedures:
                findings.append(Finding(path, 1, "id", f"{procedure.id} is there twice"))
            procedures[procedure.id] = procedure
            pack_of[procedure.id] = pack.id
            origin[procedure.id] = source
    if not packs and not findings:
        findings.append(Finding(folder, 1, "pack", f"no {PACK_FILE} below this folder"))
    for name, procedure in procedures.items():
        findings += _dangling(procedure, origin[name], packs[pack_of[name]], procedures)
    if findings:
        raise CatalogueError(findings)
    return Catalogue(packs, procedures, pack_of)


def _read(path: Path, findings: list[Finding]) -> YamlSource | None:
    try:
        source = read_yaml(path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        findings.append(Finding(path, line, "yaml", f"not YAML: {error.problem}"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        findings.append(Finding(path, 1, "yaml", f"cannot be read: {error}"))
    else:
        if isinstance(source.data, dict):
            return source
        findings.append(Finding(path, 1, "yaml", "expected a mapping of keys to values"))
    return None


def _validate(
    model: type[Record], source: YamlSource | None, findings: list[Finding]
) -> Record | None:
    if source is None:
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as errors:
        for error in errors.errors(include_url=False):
            context = _context(source, error["loc"])
            message = f"{context}: {error['msg']}" if context else error["msg"]
            findings.append(Finding(source.path, source.line(context), "schema", message))
    return None


def _context(source: YamlSource, location: tuple[int | str, ...]) -> str:
    """Pydantic's location as our path: list places become ids where there are any."""
    data, parts = source.data, []
    for step in location:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            parts.append(str(data.get("id", step)) if isinstance(data, dict) else str(step))
        elif isinstance(data, dict) and step in data:
            data = data[step]
            parts.append(str(step))
    return ".".join(parts)


def _misnamed(source: YamlSource, name: str, expected: str) -> Iterator[Finding]:
    if name != expected:
        message = f"id {name} does not match its place, {expected}"
        yield Finding(source.path, source.line("id"), "id", message)


def _dangling(
    procedure: Procedure, source: YamlSource, pack: Pack, procedures: dict[str, Procedure]
) -> Iterator[Finding]:
    for place, channel in enumerate(procedure.channels):
        if channel.office and channel.office not in pack.offices:
            line = source.line(f"channels.{place}")
            yield Finding(source.path, line, "office", f"no office {channel.office} in the pack")
    for name in procedure.related:
        if name not in procedures:
            yield Finding(source.path, source.line("related"), "related", f"no procedure {name}")
