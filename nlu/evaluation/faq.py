"""The production retriever on any FAQ set, with the metrics of the textbooks."""

import json
import math
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Optional, Set, Tuple

from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.finder import Finder
from nlu.retrieval.records import read_corpus

DEPTH = 10


def read_qrels(path: Path) -> Dict[str, Dict[str, int]]:
    """TREC relevance judgements: ``query iteration document grade``."""
    judged: Dict[str, Dict[str, int]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            query, _, document, grade = line.split()
            judged[query][document] = int(grade)
    return judged


def measure_retrieval(
    corpus: Path,
    queries: Path,
    qrels: Path,
    encoder: Optional[Encoder] = None,
    carriers: FrozenSet[str] = frozenset(),
) -> Dict[str, float]:
    """The production retriever on any FAQ: Hit@k, Recall@10, MRR, nDCG@10, ms a query.

    Raises:
        SystemExit: nothing is judged, or an encoder was to be measured and was not there.
    """
    judged = read_qrels(qrels)
    finder = Finder(read_corpus(corpus), carriers, encoder=encoder)
    if encoder and not finder.wait_for_encoder():
        raise SystemExit("the encoder did not read the corpus; what it says is above")
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
    if encoder and encoder.missed:
        raise SystemExit(f"encoder or reranker did not answer {encoder.missed} times; no figures")
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
