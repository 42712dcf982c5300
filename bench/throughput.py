"""Messages a second through the whole door, and through a stock Rasa beside it."""

import time
from collections.abc import Iterator, Sequence

from bench.installation import stock_rasa, whole_door
from bench.load import Load, Request, development_questions, load
from bot.settings import ROOT

CLIENTS = (1, 8, 32)
QUESTIONS = 600
"""Of the development questions: enough for a p95 of 32 clients."""

SETTLED_AFTER = 60
"""Seconds after all questions were asked once: so long a door learns the languages it met."""


def to_door(conversation: str, text: str) -> tuple[str, object]:
    """A question to the door's API."""
    return f"/api/conversations/{conversation}/messages", {"text": text}


def to_stock(conversation: str, text: str) -> tuple[str, object]:
    """A question to Rasa's REST channel."""
    return "/webhooks/rest/webhook", {"sender": conversation, "message": text}


def measured(port: int, request: Request, texts: Sequence[str]) -> list[Load]:
    """The loads of all numbers of clients, once every question was asked."""
    load(port, request, texts, 2)
    time.sleep(SETTLED_AFTER)
    return [load(port, request, texts, clients) for clients in CLIENTS]


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    texts = development_questions(ROOT / "tests/understanding")[:QUESTIONS]
    runs: dict[str, list[Load]] = {}
    with stock_rasa() as port:
        runs["stock Rasa"] = measured(port, to_stock, texts)
    for processes in (1, 2):
        with whole_door(processes) as (port, _):
            runs[f"whole door, Rasa x {processes}"] = measured(port, to_door, texts)
    yield "| what | clients | messages a second | beside stock | p50 ms | p95 ms |"
    yield "|---|---|---|---|---|---|"
    for name, loads in runs.items():
        for seen, stock in zip(loads, runs["stock Rasa"], strict=True):
            factor = seen.throughput / stock.throughput
            figures = f"{seen.throughput:.1f} | {factor:.2f} | {seen.p50:.1f} | {seen.p95:.1f}"
            yield f"| {name} | {seen.clients} | {figures} |"
