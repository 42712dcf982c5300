"""Which models lead from one language into another: one, or two that meet in English."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.translation.local.manifest import LocalModel

BETWEEN = "en"
"""What most models with one language on a side have on the other."""


@dataclass(frozen=True)
class Leg:
    """One translation on the way."""

    model: LocalModel
    source: str
    target: str


def route(models: Sequence[LocalModel], source: str, target: str) -> tuple[Leg, ...]:
    """The legs from ``source`` to ``target``, the first model that can; empty if none can."""
    if model := _first(models, source, target):
        return (Leg(model, source, target),)
    there, on = _first(models, source, BETWEEN), _first(models, BETWEEN, target)
    if there and on:
        return Leg(there, source, BETWEEN), Leg(on, BETWEEN, target)
    return ()


def _first(models: Sequence[LocalModel], source: str, target: str) -> LocalModel | None:
    return next((model for model in models if model.translates(source, target)), None)
