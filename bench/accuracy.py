"""Acts and facets as our model and the stock Rasa understand them. Runs in Rasa's environment."""

import asyncio
import sys
from pathlib import Path
from typing import Iterator, List

from rasa.core.agent import Agent

from nlu.evaluation.figures import percent
from nlu.evaluation.questions import Outcome, Row, keep_quiet, read_questions, understand
from nlu.evaluation.report import shown

ROOT = Path(__file__).parent.parent


async def understand_by_stock(model: Path, rows: List[Row]) -> List[Outcome]:
    """Every question through the stock model; its intent ``ask+when`` is an act and a facet."""
    keep_quiet()
    agent = Agent.load(str(model))
    outcomes = []
    for row in rows:
        parsed = await agent.parse_message(row.text)
        act, _, facet = parsed["intent"]["name"].partition("+")
        understood = {"intent": act, "facets": [facet] if facet else []}
        outcomes.append(Outcome(row, understood, 0.0))
    return outcomes


def table(ours: Path, stock: Path) -> Iterator[str]:
    """The lines of a Markdown table."""
    files = sorted((ROOT / "tests/understanding").glob("*.tsv"))
    rows = [row for file in files for row in read_questions(file)]
    yield "| model | locale | intent | first facet |"
    yield "|---|---|---|---|"
    for name, outcomes in (
        ("stock Rasa", asyncio.run(understand_by_stock(stock, rows))),
        ("ours", asyncio.run(understand(ours, rows))),
    ):
        for locale in [*sorted({row.locale for row in rows}), "all"]:
            some = [o for o in outcomes if locale in (o.row.locale, "all")]
            yield f"| {name} | {locale} | {share(some, 'intent')} | {share(some, 'facet')} |"


def share(outcomes: List[Outcome], column: str) -> str:
    """Percent of the labelled questions that are right in one column."""
    return shown(percent([o.right(column) for o in outcomes if getattr(o.row, column)]))


if __name__ == "__main__":
    print("\n".join(table(Path(sys.argv[1]), Path(sys.argv[2]))))
