"""Reads a file for its editor: what is wrong becomes findings with file and line."""

from pathlib import Path

import yaml

from bot.catalogue.findings import CatalogueError, Finding
from bot.catalogue.yaml_source import YamlSource, read_yaml


def read_source(path: Path) -> YamlSource:
    """The file, parsed.

    Raises:
        CatalogueError: it is not YAML, or not UTF-8.
    """
    try:
        return read_yaml(path)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError([Finding(path, line, "yaml", f"not YAML: {error.problem}")]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError([Finding(path, 1, "yaml", f"cannot be read: {error}")]) from None


def context_of(data: object, location: tuple[int | str, ...]) -> str:
    """Pydantic's location as our path: list places become ids where there are any."""
    parts = []
    for step in location:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            parts.append(str(data.get("id", step)) if isinstance(data, dict) else str(step))
        elif isinstance(data, dict) and step in data:
            data = data[step]
            parts.append(str(step))
    return ".".join(parts)
