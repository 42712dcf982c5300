"""Measures understanding and retrieval; `madoguchi eval` calls this in Rasa's environment."""

import argparse
import asyncio
import csv
import json
import logging
import math
import statistics
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Set, Tuple

from nlu.retrieval.finder import Finder
from nlu.retrieval.records import read_corpus

REFUSED = "-"
"""In the procedure column: no procedure may be answered."""

DEPTH = 10


class Row(NamedTuple):
    """One labelled question; an empty string is not scored."""

    locale: str
    text: str
    intent: str
    procedure: str
    facet: str


def read_questions(path: Path) -> List[Row]:
    """Rows of a TSV with the header ``locale text intent procedure facet``."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = set(Row._fields) - set(reader.fieldnames or [])
        if missing:
            raise SystemExit(f"{path}: column missing: {', '.join(sorted(missing))}")
        return [Row(*(row[name] or "" for name in Row._fields)) for row in reader]


class Outcome(NamedTuple):
    """What was expected, what was understood, and in what time."""

    row: Row
    understood: Dict[str, Any]
    milliseconds: float

    def right(self, column: str) -> bool:
        """Whether one column was understood as labelled."""
        expected = getattr(self.row, column)
        if column == "facet":
            return expected in self.understood["facets"][:1]
        if column == "procedure":
            return (self.understood["procedure"] or REFUSED) == expected
        return bool(self.understood[column] == expected)


async def understand(model: Path, rows: List[Row]) -> List[Outcome]:
    """Runs every question through the trained model, without a server."""
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    from nlu.channel import as_text

    keep_quiet()
    processor = Agent.load(str(model)).processor
    if processor is None:
        raise SystemExit(f"{model}: no model there; `make run` or `make train` makes one")
    outcomes = []
    for row in rows:
        message = UserMessage(as_text(row.text), metadata={"locale": row.locale})
        begin = time.perf_counter()
        parsed = await processor.parse_message(message)
        elapsed = (time.perf_counter() - begin) * 1000
        outcomes.append(Outcome(row, parsed["understood"], elapsed))
    return outcomes


def report(outcomes: List[Outcome], errors: bool) -> Iterator[str]:
    """The figures as lines: accuracy per locale, refusals, confusions, time."""
    locales = sorted({o.row.locale for o in outcomes})
    columns = "  intent  procedure  facet   refused  wrongly refused  wrong answer"
    yield f"{'locale':10}{'n':>5}{columns}"
    for locale in [*locales, "all"]:
        yield _line(locale, [o for o in outcomes if locale in (o.row.locale, "all")])
    for column in ("intent", "procedure", "facet"):
        yield from _confusions(column, outcomes)
    times = sorted(o.milliseconds for o in outcomes)
    yield f"time: p50 {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms"
    if errors:
        for o in outcomes:
            wrong = [c for c in ("intent", "procedure", "facet") if getattr(o.row, c)]
            wrong = [c for c in wrong if not o.right(c)]
            if wrong:
                yield f"{','.join(wrong):18} {o.row} -> {o.understood}"


def _line(locale: str, outcomes: List[Outcome]) -> str:
    asked = [o for o in outcomes if o.row.procedure not in ("", REFUSED)]
    beyond = [o for o in outcomes if o.row.procedure == REFUSED]
    return (
        f"{locale:10}{len(outcomes):5}"
        f"{_share(outcomes, 'intent'):>8}{_share(asked, 'procedure'):>11}"
        f"{_share(outcomes, 'facet'):>7}"
        f"{percent([not o.understood['procedure'] for o in beyond]):>10}"
        f"{percent([not o.understood['candidates'] for o in asked]):>17}"
        f"{percent([_answered_wrongly(o) for o in asked]):>14}"
    )


def _answered_wrongly(outcome: Outcome) -> bool:
    return bool(outcome.understood["procedure"]) and not outcome.right("procedure")


def _share(outcomes: List[Outcome], column: str) -> str:
    return percent([o.right(column) for o in outcomes if getattr(o.row, column)])


def percent(hits: List[bool]) -> str:
    """The share of hits, to one decimal."""
    return f"{100 * sum(hits) / len(hits):.1f}" if hits else "–"


def _confusions(column: str, outcomes: List[Outcome]) -> Iterator[str]:
    pairs: Counter = Counter()
    for outcome in outcomes:
        expected = getattr(outcome.row, column)
        if expected and not outcome.right(column):
            got = outcome.understood["facets"][:1] if column == "facet" else None
            seen = got[0] if got else outcome.understood.get(column)
            pairs[expected, seen or REFUSED] += 1
    for (expected, seen), count in pairs.most_common(8):
        yield f"  {column}: {expected} taken for {seen}: {count}"


def read_qrels(path: Path) -> Dict[str, Dict[str, int]]:
    """TREC relevance judgements: ``query iteration document grade``."""
    judged: Dict[str, Dict[str, int]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            query, _, document, grade = line.split()
            judged[query][document] = int(grade)
    return judged


def measure_retrieval(corpus: Path, queries: Path, qrels: Path) -> Dict[str, float]:
    """The production retriever on any FAQ: Hit@k, Recall@10, MRR, nDCG@10, ms a query."""
    judged = read_qrels(qrels)
    finder = Finder(read_corpus(corpus))
    results: List[Tuple[List[str], Dict[str, int]]] = []
    times: List[float] = []
    for line in queries.read_text(encoding="utf-8").splitlines():
        query = json.loads(line) if line.strip() else {}
        grades = judged.get(str(query.get("_id", query.get("id"))), {})
        if not any(grades.values()):
            continue
        begin = time.perf_counter()
        found = finder.find(query["text"], limit=DEPTH).candidates
        times.append((time.perf_counter() - begin) * 1000)
        results.append(([candidate.id for candidate in found], grades))
    if not results:
        raise SystemExit(f"{qrels}: no query of {queries} is judged there")
    figures = {name: statistics.mean(f(*r) for r in results) for name, f in METRICS.items()}
    return {"queries": len(results), **figures, "ms a query": statistics.mean(times)}


def _relevant(grades: Dict[str, int]) -> Set[str]:
    return {document for document, grade in grades.items() if grade > 0}


def _hit(k: int) -> Any:
    return lambda ranked, grades: float(bool(set(ranked[:k]) & _relevant(grades)))


def _recall(ranked: List[str], grades: Dict[str, int]) -> float:
    relevant = _relevant(grades)
    return len(set(ranked[:DEPTH]) & relevant) / len(relevant)


def _reciprocal_rank(ranked: List[str], grades: Dict[str, int]) -> float:
    relevant = _relevant(grades)
    return next((1 / n for n, document in enumerate(ranked, 1) if document in relevant), 0.0)


def _ndcg(ranked: List[str], grades: Dict[str, int]) -> float:
    def gain(values: List[int]) -> float:
        return sum((2**v - 1) / math.log2(place + 2) for place, v in enumerate(values[:DEPTH]))

    return gain([grades.get(d, 0) for d in ranked]) / gain(sorted(grades.values(), reverse=True))


METRICS = {
    "Hit@1": _hit(1),
    "Hit@3": _hit(3),
    "Hit@10": _hit(10),
    "Recall@10": _recall,
    "MRR": _reciprocal_rank,
    "nDCG@10": _ndcg,
}


def keep_quiet() -> None:
    """Rasa's logger prints every parsed text unless it is told not to."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    configure_logging_and_warnings(log_level=logging.WARNING)


def main() -> None:
    """Entry point of ``python -m nlu.evaluate``."""
    parser = argparse.ArgumentParser(prog="madoguchi eval")
    kinds = parser.add_subparsers(dest="kind", required=True)
    questions = kinds.add_parser("understand")
    questions.add_argument("files", nargs="+", type=Path)
    questions.add_argument("--model", type=Path, required=True)
    questions.add_argument("--errors", action="store_true")
    faq = kinds.add_parser("retrieval")
    for name in ("--corpus", "--queries", "--qrels"):
        faq.add_argument(name, type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.kind == "understand":
        rows = [row for file in arguments.files for row in read_questions(file)]
        outcomes = asyncio.run(understand(arguments.model, rows))
        print("\n".join(report(outcomes, arguments.errors)))
    else:
        figures = measure_retrieval(arguments.corpus, arguments.queries, arguments.qrels)
        for name, figure in figures.items():
            print(f"{name:12}{figure:8.3f}")


if __name__ == "__main__":
    main()
