"""What was reached before: no locale may fall behind it by more than chance."""

from pathlib import Path
from typing import Dict, Iterator, Sequence

import yaml

from nlu.evaluation.figures import HIGHER_IS_BETTER, by_locale, figures
from nlu.evaluation.questions import Outcome

TOLERATED = 2.0
"""Percentage points."""

HEADER = "# Percent reached on the questions beside this file; `make calibrate` writes it.\n"

Baseline = Dict[str, Dict[str, float]]


def drops(outcomes: Sequence[Outcome], path: Path) -> Iterator[str]:
    """A line for every figure that has fallen too far."""
    before: Baseline = yaml.safe_load(path.read_text(encoding="utf-8"))
    now = measured(outcomes)
    for locale, reached in before.items():
        for name, value in reached.items():
            found = now.get(locale, {}).get(name, 0.0)
            if found < value - TOLERATED:
                yield f"{locale}: {name} fell from {value} to {found} percent"


def write_baseline(outcomes: Sequence[Outcome], path: Path) -> None:
    """Keeps what is reached now."""
    text = yaml.safe_dump(measured(outcomes), sort_keys=False, default_flow_style=None)
    path.write_text(HEADER + text, encoding="utf-8")


def measured(outcomes: Sequence[Outcome]) -> Baseline:
    """The figures of each locale that are the better the higher."""
    return {
        locale: {
            name: round(value, 1)
            for name, value in figures(some).items()
            if name in HIGHER_IS_BETTER and value is not None
        }
        for locale, some in by_locale(outcomes).items()
    }
