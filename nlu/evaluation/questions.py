"""Labelled questions, and what the trained model makes of them."""

import csv
import logging
import time
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional

REFUSED = "-"
"""In the procedure column: no procedure may be answered."""


class Row(NamedTuple):
    """One labelled question; an empty string is not scored."""

    locale: str
    text: str
    intent: str
    procedure: str
    facet: str

    @property
    def is_in_scope(self) -> bool:
        """Whether a procedure is asked for."""
        return self.procedure not in ("", REFUSED)


class Outcome(NamedTuple):
    """What was expected, what was understood, and in what time."""

    row: Row
    understood: Dict[str, Any]
    milliseconds: float

    @property
    def first(self) -> Optional[str]:
        """The procedure that was understood, surely or not."""
        named: Optional[str] = self.understood["procedure"]
        return named

    @property
    def answered(self) -> Optional[str]:
        """The procedure that was answered without asking back."""
        return self.first if self.understood["certain"] else None

    @property
    def is_refused(self) -> bool:
        """Whether no procedure was answered, nor any offered."""
        return not self.understood["candidates"]

    def right(self, column: str) -> bool:
        """Whether one column was understood as labelled."""
        expected = getattr(self.row, column)
        if column == "facet":
            return expected in self.understood["facets"][:1]
        if column == "procedure":
            return (self.first or REFUSED) == expected
        return bool(self.understood[column] == expected)


def read_questions(path: Path) -> List[Row]:
    """Rows of a TSV with the header ``locale text intent procedure facet``.

    Raises:
        SystemExit: a column is missing, or there is no question.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = set(Row._fields) - set(reader.fieldnames or [])
        if missing:
            raise SystemExit(f"{path}: column missing: {', '.join(sorted(missing))}")
        rows = [Row(*(row[name] or "" for name in Row._fields)) for row in reader]
    if not rows:
        raise SystemExit(f"{path}: no question in it")
    return rows


async def understand(model: Path, rows: List[Row]) -> List[Outcome]:
    """Runs every question through the trained model, without a server.

    Raises:
        SystemExit: there is no such model; Rasa would take the newest one beside it.
    """
    if not model.exists():
        raise SystemExit(f"{model}: no model there; `make run` or `make train` makes one")
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    from nlu.channel import as_text

    keep_quiet()
    processor = Agent.load(str(model)).processor
    outcomes = []
    for row in rows:
        message = UserMessage(as_text(row.text), metadata={"locale": row.locale})
        begin = time.perf_counter()
        parsed = await processor.parse_message(message)
        elapsed = (time.perf_counter() - begin) * 1000
        outcomes.append(Outcome(row, parsed["understood"], elapsed))
    return outcomes


def keep_quiet() -> None:
    """Rasa's logger prints every parsed text unless it is told not to."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    configure_logging_and_warnings(log_level=logging.WARNING)
