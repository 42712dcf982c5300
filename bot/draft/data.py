"""A draft for the counter's own systems: JSON for programs, CSV for a spreadsheet."""

import csv
import io
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from bot.draft.draft import Draft

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for CP932."""

FORMULAS = tuple("=+-@\t\r\n\0＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP ASVS 5, 1.2.10); in full width
too, since Japanese keyboards make them."""


class AnswerData(BaseModel):
    """One answer of a draft."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="Which question, stable within a version of the guide")
    label: str = Field(description="What the form calls it, in Japanese")
    value: JsonValue = Field(description="The answer as data (dates by ISO 8601); null: left open")
    text: str = Field(description="The answer in Japanese")
    ask_at_counter: bool = Field(description="The resident could not tell")


class DraftData(BaseModel):
    """A draft as JSON. What changes its meaning changes `format`."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["madoguchi-draft/1"] = Field(default="madoguchi-draft/1")
    procedure: str
    municipality: str
    title: str = Field(description="The procedure, in Japanese")
    reference: str = Field(description="The code that the resident shows at the counter")
    made_on: date
    language: str = Field(description="The resident's language (BCP 47)")
    submitted: Literal[False] = Field(default=False, description="Nothing was ever submitted")
    answers: list[AnswerData]


def as_json(draft: Draft) -> str:
    """Ids and typed values with their Japanese labels, by `draft.schema.json`."""
    answers = [
        AnswerData(
            id=line.key,
            label=line.label.ja,
            value=line.typed,
            text=line.value.ja,
            ask_at_counter=line.left_open,
        )
        for line in draft.lines
    ]
    data = DraftData(
        procedure=draft.procedure,
        municipality=draft.municipality,
        title=draft.title.ja,
        reference=draft.code,
        made_on=draft.made_on,
        language=draft.locale,
        answers=answers,
    )
    return data.model_dump_json(indent=2)


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
    return f"'{text}" if text.lstrip(" 　").startswith(FORMULAS) else text
