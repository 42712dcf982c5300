"""A town hall's FAQ table (CSV) as our FAQ: what is wrong is said with its line.

Columns question, answer, category, url, in any order, or 質問, 回答, 分類, URL; UTF-8 with or
without BOM, or Shift_JIS as Excel writes it (code page 932).
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from unicodedata import normalize

import yaml
from pydantic import ValidationError

from bot.catalogue.faq import Faq, FaqEntry
from bot.catalogue.findings import CatalogueError, Finding

HEADINGS = {
    "question": "question",
    "質問": "question",
    "answer": "answer",
    "回答": "answer",
    "category": "category",
    "分類": "category",
    "url": "url",
}
REQUIRED = {"question": "question (質問)", "answer": "answer (回答)"}
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
"""HTML that a website's export left in; a resident would read it aloud."""

SAID = {
    "string_too_short": "is empty",
    "string_too_long": "is too long, at most {max_length} characters: shorten it or link to a page",
}
"""Pydantic's errors in the words of whoever keeps the table."""


@dataclass(frozen=True)
class Row:
    """One row of the table and the line that it begins on."""

    line: int
    cells: dict[str, str]


def read_faq(path: Path, source: str) -> list[FaqEntry]:
    """Every entry of the table at ``path``; ``source`` is what residents are told it is from.

    Raises:
        CatalogueError: the table has mistakes; all of them in one go.
        OSError: the file cannot be read.
    """
    findings: list[Finding] = []
    entries = _entries(path, source, findings)
    if not entries and not findings:
        findings.append(Finding(path, 1, "faq", "no questions below the headings"))
    if findings:
        raise CatalogueError(findings)
    return entries


def faq_yaml(entries: list[FaqEntry]) -> str:
    """The file ``faq.yml``: texts of several lines as blocks, so that people can edit them."""
    data = Faq(entries=entries).model_dump(mode="json", exclude_none=True)
    return yaml.dump(data, Dumper=_Readable, allow_unicode=True, sort_keys=False, width=1000)


def faq_id(question: str) -> str:
    """The same for the same question, whatever its place, width of letters and spacing."""
    return f"faq-{sha256(_folded(question).encode()).hexdigest()[:12]}"


def _entries(path: Path, source: str, findings: list[Finding]) -> list[FaqEntry]:
    entries: list[FaqEntry] = []
    first_line: dict[str, int] = {}
    for row in _rows(path, findings):
        said = row.cells.get("question", "")
        name = faq_id(said)
        if said and name in first_line:
            message = f"the question is on line {first_line[name]} already"
            findings.append(Finding(path, row.line, "duplicate", message))
            continue
        first_line[name] = row.line
        if entry := _entry(path, row, name, source, findings):
            entries.append(entry)
    return entries


def _entry(
    path: Path, row: Row, name: str, source: str, findings: list[Finding]
) -> FaqEntry | None:
    for column in REQUIRED:
        if found := TAG.search(row.cells[column]):
            message = f"{column} has HTML in it ({found[0]}): export plain text"
            findings.append(Finding(path, row.line, "html", message))
    optional = {key: row.cells.get(key) or None for key in ("category", "url")}
    data = {key: row.cells[key] for key in REQUIRED} | optional
    try:
        return FaqEntry.model_validate({"id": name, "source": source, **data})
    except ValidationError as errors:
        for error in errors.errors(include_url=False):
            column = str(error["loc"][0])
            told = SAID.get(error["type"], "is no web address (https://…)")
            message = f"{column} {told.format(**error.get('ctx', {}))}"
            findings.append(Finding(path, row.line, column, message))
    return None


def _rows(path: Path, findings: list[Finding]) -> Iterator[Row]:
    text = _decoded(path, findings)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not any(map(str.strip, cells)):
                pass
            elif not columns:
                columns = _columns(cells)
                if missing := [said for key, said in REQUIRED.items() if key not in columns]:
                    message = f"no column {' and none '.join(missing)} in the first row"
                    findings.append(Finding(path, line, "column", message))
                    return
            elif len(cells) > len(columns):
                message = f"{len(cells)} cells, but {len(columns)} headings: is a comma unquoted?"
                findings.append(Finding(path, line, "cells", message))
            else:
                padded = [*cells, *[""] * (len(columns) - len(cells))]
                yield Row(line, dict(zip(columns, map(_tidied, padded), strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        findings.append(Finding(path, line, "csv", f"the row cannot be read: {error}"))


def _columns(cells: list[str]) -> list[str]:
    """Our names of the columns; others keep theirs and are not used."""
    names = [normalize("NFKC", cell).strip() for cell in cells]
    return [HEADINGS.get(name.lower(), f"({name})") for name in names]


def _decoded(path: Path, findings: list[Finding]) -> str:
    raw = path.read_bytes()
    read_until = 0
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            read_until = max(read_until, error.start)  # the likelier encoding gets further
    line = raw.count(b"\n", 0, read_until) + 1
    message = "neither UTF-8 nor Shift_JIS: save it as UTF-8"
    findings.append(Finding(path, line, "encoding", message))
    return ""


def _tidied(cell: str) -> str:
    """Line ends as ours, no spaces at the end of lines."""
    return "\n".join(line.rstrip() for line in cell.strip().splitlines())


def _folded(question: str) -> str:
    return "".join(normalize("NFKC", question).casefold().split())


class _Readable(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Readable.add_representer(str, _text_node)
