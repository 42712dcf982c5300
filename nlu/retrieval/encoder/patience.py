"""Doing without somebody who does not answer."""

import logging
import time
from typing import Callable, Optional, TypeVar

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

PAUSE = 10.0
"""Seconds for which one that was away is not asked again: each question would wait for it."""


class Away(Exception):
    """It does not answer in time, or not as it should; the message has no text of anybody in it."""


class Patience:
    """Asks, unless it was in vain a moment ago; says once that something is away, or is back."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._again_at = 0.0
        self.is_away = False
        self.missed = 0
        """Questions without an answer so far."""

    def ask(self, question: Callable[[], Result]) -> Optional[Result]:
        """The answer, or None."""
        if self.is_away and self._clock() < self._again_at:
            self.missed += 1
            return None
        try:
            answer = question()
        except Away as reason:
            if not self.is_away:
                logger.warning("%s.away retrieval goes on without it: %s", self._name, reason)
            self.is_away, self._again_at = True, self._clock() + PAUSE
            self.missed += 1
            return None
        if self.is_away:
            logger.warning("%s.back", self._name)
            self.is_away = False
        return answer
