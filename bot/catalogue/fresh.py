"""Data that is read again when its files change; the last good version stays.

An editor's mistake must not close the door: while a file is broken, residents get what was
right before, and the operator gets file and line.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import Generic, TypeVar

from bot.catalogue.findings import CatalogueError

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
State = frozenset[tuple[str, int, int]]
"""Path, time of change in nanoseconds and size of every file."""

LOOK_EVERY = 1.0
"""Seconds between two looks: an editor's change is live within two."""

WATCHED = {".yml", ".po"}


class Fresh(Generic[Value]):
    """What ``load`` makes of the files below ``folders``, as they were when last right."""

    def __init__(
        self,
        load: Callable[[], Value],
        folders: Sequence[Path],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Loads at once.

        Raises:
            CatalogueError: there is no good version to begin with.
        """
        self._load = load
        self._folders = folders
        self._clock = clock
        self._looked_at = clock()
        self._state = state_of(folders)
        self.value = load()
        self.broken: CatalogueError | None = None

    def current(self) -> Value:
        """The value; looks at the files first if that was not done within the last second."""
        if self._clock() - self._looked_at >= LOOK_EVERY:
            self.refresh()
        return self.value

    def refresh(self) -> bool:
        """Reads again if any file has changed; whether there is a new value."""
        self._looked_at = self._clock()
        state = state_of(self._folders)
        if state == self._state:
            return False
        self._state = state
        try:
            self.value = self._load()
        except CatalogueError as error:
            self.broken = error
            logger.error("data.broken, the last good version stays:\n%s", error)
            return False
        self.broken = None
        logger.info("data.reloaded")
        return True


def state_of(folders: Sequence[Path]) -> State:
    """What changes when any file below the folders does."""
    return frozenset(
        (str(path), status.st_mtime_ns, status.st_size)
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in WATCHED
        for status in [path.stat()]
    )
