"""Reads every pack and procedure below a folder, and says what is wrong with file and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from bot.catalogue.catalogue import Catalogue, Jurisdiction
from bot.catalogue.faq import FAQ, FaqEntry, load_faq
from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.guide import with_shared_steps
from bot.catalogue.layers import Layered, layered, with_website
from bot.catalogue.life_events import load_life_events
from bot.catalogue.reading import context_of, read_source
from bot.catalogue.schema import Pack, Procedure
from bot.catalogue.yaml_source import YamlSource

PACK = "pack"
STEPS = "steps.yml"
"""Beside the packs: what many guides ask."""

Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """One pack with its procedures, and where each was read."""

    pack: Pack
    procedures: dict[str, Procedure]
    origins: dict[str, Layered]
    faq: dict[str, FaqEntry]


def load_catalogue(folder: Path) -> Catalogue:
    """The whole catalogue.

    Raises:
        CatalogueError: a file is broken or names what is not there; all findings in one go.
    """
    findings: list[Finding] = []
    files = read_folders(folder, findings)
    steps = _read(folder / STEPS, findings) if (folder / STEPS).is_file() else None
    packs = [
        loaded for name in files if (loaded := _load_pack(folder, name, files, steps, findings))
    ]
    if not packs and not findings:
        findings.append(Finding(folder, 1, "pack", f"no {PACK}.yml below this folder"))
    jurisdictions = {
        own.pack.id: _jurisdiction(own, packs) for own in packs if own.pack.is_municipal
    }
    findings = findings or [*_dangling_all(packs, jurisdictions), *_claimed_twice(packs)]
    if findings:
        raise CatalogueError(list(dict.fromkeys(findings)))
    every = {own.pack.id: own.pack for own in packs}
    return Catalogue(every, jurisdictions, load_life_events(folder, steps))


Files = Mapping[str, Mapping[str, YamlSource]]
"""Parsed files by folder and by name without suffix."""


def read_folders(folder: Path, findings: list[Finding]) -> Files:
    """Every YAML file of every folder that has a pack."""
    return {
        pack.parent.name: {
            path.stem: source
            for path in sorted(pack.parent.glob("*.yml"))
            if path.stem != FAQ
            if (source := _read(path, findings))
        }
        for pack in sorted(folder.glob(f"*/{PACK}.yml"))
    }


def _load_pack(
    folder: Path, name: str, files: Files, steps: YamlSource | None, findings: list[Finding]
) -> Loaded | None:
    own = files[name]
    if PACK not in own:
        return None  # it could not be read: that was said
    extends = own[PACK].data.get("extends")
    template = files.get(str(extends), {})
    pack, source, wrong = _checked(Pack, name, own[PACK], template.get(PACK), "", None)
    findings += wrong
    if extends and extends not in files:
        findings.append(_finding(source, "extends", "extends", f"no pack {extends}"))
    website = str(source.data.get("website") or "")
    without = set(own[PACK].data.get("without") or ())
    procedures: dict[str, Procedure] = {}
    origins: dict[str, Layered] = {}
    for record in sorted({*own, *(set(template) - without)} - {PACK}):
        procedure, origins[record], wrong = _checked(
            Procedure, record, own.get(record), template.get(record), website, steps
        )
        findings += wrong
        if procedure:
            procedures[record] = procedure
    try:
        faq = {entry.id: entry for entry in load_faq(folder / name)}
    except CatalogueError as broken:
        findings += broken.findings
        return None
    return Loaded(pack, procedures, origins, faq) if pack else None


def _jurisdiction(own: Loaded, packs: list[Loaded]) -> Jurisdiction:
    """What holds for a resident of one municipality: its pack and those above it."""
    holding = [own, *(p for p in packs if not p.pack.is_municipal and p is not own)]
    pairs = [(name, p) for p in reversed(holding) for name in p.procedures]
    return Jurisdiction(
        own.pack,
        {name: p.procedures[name] for name, p in pairs},
        {name: p.pack for name, p in pairs},
        own.faq,
    )


def _claimed_twice(packs: list[Loaded]) -> Iterator[Finding]:
    above = [p for p in packs if not p.pack.is_municipal]
    for number, pack in enumerate(above):
        for other in [*above[number + 1 :], *(p for p in packs if p.pack.is_municipal)]:
            for name in pack.procedures.keys() & other.procedures.keys():
                message = f"{name} is in {pack.pack.id} too"
                yield _finding(other.origins[name], "id", "id", message)


def _read(path: Path, findings: list[Finding]) -> YamlSource | None:
    try:
        source = read_source(path)
    except CatalogueError as broken:
        findings += broken.findings
        return None
    if isinstance(source.data, dict):
        return source
    findings.append(Finding(path, 1, "yaml", "expected a mapping of keys to values"))
    return None


@lru_cache(maxsize=200_000)
def _checked(
    model: type[Record],
    name: str,
    over: YamlSource | None,
    under: YamlSource | None,
    website: str,
    steps: YamlSource | None,
) -> tuple[Record | None, Layered, tuple[Finding, ...]]:
    """A record of one or two files; remembered while neither has changed."""
    source = with_website(layered(over, under), website)
    if steps and model is Procedure:
        source = replace(source, data=with_shared_steps(source.data, steps.data))
    findings: list[Finding] = []
    record = _validate(model, source, findings)
    return record, source, (*findings, *_misnamed(source, name))


def _validate(model: type[Record], source: Layered, findings: list[Finding]) -> Record | None:
    try:
        return model.model_validate(source.data)
    except ValidationError as errors:
        for error in errors.errors(include_url=False):
            context = context_of(source.data, error["loc"])
            message = f"{context}: {error['msg']}" if context else error["msg"]
            findings.append(_finding(source, context, "schema", message))
    return None


def _finding(source: Layered, context: str, rule: str, message: str) -> Finding:
    path, line = source.place(context)
    return Finding(path, line, rule, message)


def _misnamed(source: Layered, expected: str) -> Iterator[Finding]:
    name = source.data.get("id")
    if name and name != expected:
        yield _finding(source, "id", "id", f"id {name} does not match its place, {expected}")


def _dangling_all(
    packs: list[Loaded], jurisdictions: Mapping[str, Jurisdiction]
) -> Iterator[Finding]:
    for own in packs:
        everywhere = jurisdictions.get(own.pack.id) or _jurisdiction(own, packs)
        for name, procedure in own.procedures.items():
            yield from _dangling(procedure, own.origins[name], own.pack, everywhere)


def _dangling(
    procedure: Procedure, source: Layered, pack: Pack, everywhere: Jurisdiction
) -> Iterator[Finding]:
    for place, channel in enumerate(procedure.channels):
        if channel.office and channel.office not in pack.offices:
            context, message = f"channels.{place}", f"no office {channel.office} in the pack"
            yield _finding(source, context, "office", message)
    for name in procedure.related:
        if pack.is_municipal and name not in everywhere.procedures:
            yield _finding(source, "related", "related", f"no procedure {name}")
