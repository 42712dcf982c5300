"""Learns the weights of the retriever's witnesses and of its certainty from the development set.

``python -m nlu.evaluation.calibrate --model MODEL tests/understanding/*.tsv`` writes
`nlu/retrieval/weights.yml` and prints how well they fit questions that were held out.
"""

import argparse
import asyncio
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Sequence, Tuple

import numpy as np
import yaml
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from nlu.components.procedure_retriever import carriers_in
from nlu.evaluation.figures import calibration_error
from nlu.evaluation.questions import Outcome, Row, read_questions, understand
from nlu.retrieval.finder import WEIGHTS, WITNESSES, Evidence, Finder
from nlu.retrieval.records import read_catalogue

HEADER = (
    "# Learned by `python -m nlu.evaluation.calibrate`; not to be edited by hand"
    " (but for meaning: docs/encoders.md).\n"
)
CERTAINTY = (*Evidence._fields, "asks", "beyond", "small_talk", "other_act")
FOLDS = 5


def fusion_weights(rows: Sequence[Row], carriers: FrozenSet[str]) -> Dict[str, float]:
    """The weights under which the right entries are most probable (maximum likelihood)."""
    entries = read_catalogue(Path("procedures"), Path("locales"))
    finder, places = Finder(entries, carriers), {e.id: n for n, e in enumerate(entries)}
    asked = [row for row in rows if row.is_in_scope]
    witnesses = np.stack([finder.witnesses(row.text, row.locale) for row in asked])
    right = np.array([places[row.procedure] for row in asked])

    def loss(logs: np.ndarray) -> float:
        scores = np.einsum("w,nwe->ne", np.exp(logs), witnesses)
        scores -= scores.max(axis=1, keepdims=True)
        chosen = scores[np.arange(len(right)), right] - np.log(np.exp(scores).sum(axis=1))
        return float(-chosen.mean())

    logs = minimize(
        loss, np.log([8.0, 8.0, 4.0, 8.0]), method="Nelder-Mead", options={"maxiter": 2000}
    ).x
    strengths = np.exp(logs)
    fitted = {name: s / strengths[0] for name, s in zip(WITNESSES, strengths, strict=True)}
    return {**fitted, "sharpness": strengths[0]}


def certainty_weights(outcomes: Sequence[Outcome]) -> Tuple[Dict[str, float], str]:
    """A logistic regression of "the first candidate is meant", and how it does held out."""
    labelled = [o for o in outcomes if o.row.procedure]
    evidence = np.array([[o.understood["evidence"][n] for n in CERTAINTY] for o in labelled])
    meant = np.array([o.first == o.row.procedure for o in labelled])
    model = LogisticRegression(C=1.0, max_iter=1000)
    held_out = cross_val_predict(model, evidence, meant, cv=FOLDS, method="predict_proba")[:, 1]
    error = calibration_error(held_out.tolist(), meant.tolist())
    model.fit(evidence, meant)
    weights = dict(zip(CERTAINTY, model.coef_[0], strict=True))
    summary = f"{len(meant)} questions, expected calibration error held out {error:.3f}"
    return {"bias": model.intercept_[0], **weights}, summary


def rounded(weights: Dict[str, Any]) -> Dict[str, float]:
    """As a person can read them."""
    return {name: round(float(weight), 3) for name, weight in weights.items()}


def main() -> None:
    """Entry point of ``python -m nlu.evaluation.calibrate``."""
    parser = argparse.ArgumentParser(prog="calibrate")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--fusion", action="store_true", help="learn the witnesses' weights too")
    arguments = parser.parse_args()
    rows: List[Row] = [row for file in arguments.files for row in read_questions(file)]
    weights = yaml.safe_load(WEIGHTS.read_text(encoding="utf-8"))
    if arguments.fusion:
        learned = rounded(fusion_weights(rows, carriers_in(arguments.model)))
        weights["fusion"].update(learned)  # a town's encoder is not here to be learned from
        keep(weights)
    outcomes = asyncio.run(understand(arguments.model, rows))
    certain, summary = certainty_weights(outcomes)
    weights["certainty"] = rounded(certain)
    keep(weights)
    print(summary)


def keep(weights: Dict[str, Dict[str, float]]) -> None:
    """Writes the file that the retriever reads."""
    text = yaml.safe_dump(weights, sort_keys=False, default_flow_style=None)
    WEIGHTS.write_text(HEADER + text, encoding="utf-8")


if __name__ == "__main__":
    main()
