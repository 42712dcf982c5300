"""Clients that ask one question after the other, and what they had to wait."""

import csv
import http.client
import json
import random
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

QUESTIONS_A_CONVERSATION = 8

Request = Callable[[str, str], tuple[str, object]]
"""(conversation, text) → path and JSON body."""


@dataclass(frozen=True)
class Load:
    """What a number of clients saw; times in milliseconds, sorted."""

    clients: int
    seconds: float
    times: Sequence[float]

    @property
    def throughput(self) -> float:
        """Messages a second."""
        return len(self.times) / self.seconds

    @property
    def p50(self) -> float:
        """The median wait."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """What 95 of 100 questions waited at most."""
        return self.times[int(len(self.times) * 0.95)]


def development_questions(folder: Path) -> list[str]:
    """All questions of tests/understanding, shuffled the same way every time."""
    texts = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8") as file:
            texts += [
                r["text"] for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            ]
    random.Random(1).shuffle(texts)  # noqa: S311 - not for secrets
    return texts


def load(port: int, request: Request, texts: Sequence[str], clients: int) -> Load:
    """Shares the questions among clients that all ask at once."""
    times: list[float] = []
    threads = [
        threading.Thread(target=_client, args=(port, request, texts[i::clients], times))
        for i in range(clients)
    ]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(clients, time.perf_counter() - begin, sorted(times))


def _client(port: int, request: Request, texts: Sequence[str], times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    conversation = ""
    for number, text in enumerate(texts):
        if number % QUESTIONS_A_CONVERSATION == 0:
            conversation = uuid4().hex
        path, body = request(conversation, text)
        begin = time.perf_counter()
        connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = response.read()
        times.append((time.perf_counter() - begin) * 1000)
        if response.status != 200 or answer in (b"[]", b""):
            raise RuntimeError(f"{response.status} to a question: {answer[:200]!r}")
