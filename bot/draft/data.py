"""A draft for the counter's own systems: JSON for programs, CSV for a spreadsheet."""

import csv
import io
import json
from typing import Any

from bot.draft.draft import Draft

FORMAT = "madoguchi-draft/1"
BOM = "\ufeff"
"""Without it Excel takes UTF-8 for CP932."""

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def as_json(draft: Draft) -> str:
    """Ids and typed values with their Japanese labels."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "procedure": draft.procedure,
        "municipality": draft.municipality,
        "title": draft.title.ja,
        "reference": draft.code,
        "made_on": draft.made_on.isoformat(),
        "language": draft.locale,
        "submitted": False,
        "answers": [
            {
                "id": line.key,
                "label": line.label.ja,
                "value": line.typed,
                "text": line.value.ja,
                "ask_at_counter": line.left_open,
            }
            for line in draft.lines
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_csv(draft: Draft) -> str:
    """A line an answer: id, label and answer in Japanese."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(("id", "label", "answer"))
    rows.writerow(("reference", "", draft.code))
    for line in draft.lines:
        rows.writerow((line.key, _harmless(line.label.ja), _harmless(line.value.ja)))
    return BOM + out.getvalue()


def _harmless(text: str) -> str:
    """Text that a spreadsheet shows as it is."""
    return f"'{text}" if text.startswith(FORMULAS) else text
