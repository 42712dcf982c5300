"""Layers: a municipality's pack takes a shared template and says only what differs.

`procedures/_common` is a template: whole records and the offices that every municipality
has. A pack that names it under `extends` has all of its procedures; a file of the same name
in the pack changes single values (a fee, a telephone number, an address), `null` takes one
away. Entries of a list are matched by their `id` (`absent: true` takes one away); lists
without ids are replaced.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.catalogue.yaml_source import YamlSource


@dataclass(frozen=True)
class Layered:
    """A record after merging, and the files that it was made of, the nearest first."""

    data: Any
    sources: tuple[YamlSource, ...]

    def place(self, context: str) -> tuple[Path, int]:
        """File and line of a value: where the nearest layer has it."""
        for source in self.sources:
            if context in source.lines:
                return source.path, source.lines[context]
        whole = self.sources[-1]
        return whole.path, whole.line(context)


WEBSITE = "{website}"
"""Begins the address of a page on the municipality's own website."""


def with_website(record: Layered, website: str) -> Layered:
    """The record with the addresses of its municipality."""

    def filled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: filled(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [filled(entry) for entry in value]
        return value.replace(WEBSITE, website) if isinstance(value, str) else value

    return replace(record, data=filled(record.data))


def layered(over: YamlSource | None, under: YamlSource | None) -> Layered:
    """One layer over another; either may be missing, not both."""
    sources = tuple(source for source in (over, under) if source)
    if over and under:
        return Layered(merged(over.data, under.data), sources)
    return Layered(sources[0].data, sources)


def merged(over: Any, under: Any) -> Any:
    """``over`` laid on ``under``; neither is changed."""
    if isinstance(over, dict) and isinstance(under, dict):
        kept = {key: value for key, value in under.items() if key not in over}
        laid = {k: merged(v, under.get(k)) for k, v in over.items() if v is not None}
        return {key: (kept | laid)[key] for key in {**under, **over} if key in kept | laid}
    if _by_id(over) and _by_id(under):
        entries = {entry["id"]: entry for entry in under}
        for entry in over:
            entries[entry["id"]] = merged(entry, entries.get(entry["id"]))
        return [entry for entry in entries.values() if not entry.get("absent")]
    return over


def _by_id(value: Any) -> bool:
    """Whether it is a list whose entries all have an id."""
    listed = isinstance(value, list) and value
    return bool(listed) and all(isinstance(e, dict) and "id" in e for e in value)
