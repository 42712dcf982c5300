"""YAML with the line of every value, so that a finding can point at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, eq=False)
class YamlSource:
    """A file's content and the line (from 1) of each value by its dotted path.

    Compared by identity: the same file, unchanged, is the same object.

    Entries of a list are addressed by their ``id`` if they have one, else by place.
    """

    path: Path
    data: Any
    lines: dict[str, int]

    def line(self, context: str) -> int:
        """Line of ``context`` or of the nearest value around it."""
        while context and context not in self.lines:
            context = context.rpartition(".")[0]
        return self.lines.get(context, 1)


def read_yaml(path: Path) -> YamlSource:
    """Reads one YAML file safely.

    Raises:
        yaml.YAMLError: the file is not YAML; the error names line and column.
        UnicodeDecodeError: the file is not UTF-8.
    """
    return _read_yaml(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=100_000)
def _read_yaml(path: Path, changed_at: int) -> YamlSource:
    """Remembered until the file changes; nobody changes what was read."""
    return parse_yaml(path.read_text(encoding="utf-8"), path)


def parse_yaml(text: str, path: Path) -> YamlSource:
    """The same for text that is already at hand."""
    loader = yaml.CSafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return YamlSource(path, None, {})
        return YamlSource(path, loader.construct_document(root), dict(_lines(root)))
    finally:
        loader.dispose()


def _lines(node: yaml.Node, path: str = "") -> Iterator[tuple[str, int]]:
    if path:
        yield path, node.start_mark.line + 1
    prefix = f"{path}." if path else ""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, f"{prefix}{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for place, entry in enumerate(node.value):
            yield from _lines(entry, f"{prefix}{_id(entry) or place}")


def _id(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id":
                return str(value.value)
    return None
