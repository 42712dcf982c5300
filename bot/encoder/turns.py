"""Who may use a model next: a resident's question goes before the catalogue's texts.

One at a time, since a tokenizer cannot be borrowed by two threads; and 28,000 answers to
encode must not keep a question waiting for longer than the piece that is being worked on.
"""

import asyncio
import heapq
import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from typing import TypeVar

Result = TypeVar("Result")


class Urgency(IntEnum):
    """The lower the sooner."""

    QUESTION = 0
    CATALOGUE = 1


class Turns:
    """Belongs to one event loop."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "model")  # OpenMP keeps its threads for each of ours
        self._order = itertools.count()
        self._waiting: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._taken = False

    async def take(self, urgency: Urgency, work: Callable[[], Result]) -> Result:
        """What ``work`` returns or raises; of equal urgency the first come is served first."""
        loop = asyncio.get_running_loop()
        if self._taken:
            turn = loop.create_future()
            heapq.heappush(self._waiting, (urgency, next(self._order), turn))
            await turn
        self._taken = True
        try:
            return await loop.run_in_executor(self._thread, work)
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        while self._waiting:
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.cancelled():
                turn.set_result(None)
                return
        self._taken = False
