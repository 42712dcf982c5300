"""Finders that follow the catalogue: new texts are found without training or restart."""

import logging
import threading
import time
from pathlib import Path
from typing import FrozenSet, NamedTuple, Optional, Tuple

import yaml
from babel.messages.pofile import PoFileError

from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.finder import Finder
from nlu.retrieval.records import LIFE_EVENTS, read_catalogue, read_life_events

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks at the files."""

BROKEN = (OSError, LookupError, TypeError, ValueError, AttributeError, yaml.YAMLError, PoFileError)
"""What a file raises that cannot be read: half written, in Shift JIS, a list for a text."""

State = FrozenSet[Tuple[str, int]]


class Finders(NamedTuple):
    """What is searched for every message."""

    procedures: Finder
    life_events: Finder


class FreshFinders:
    """Indexes anew in a thread of its own when a file changes; the old index serves until then.

    A file that cannot be read leaves the old index in place: the door and `madoguchi check` say
    what is wrong with it.
    """

    def __init__(
        self,
        procedures: Path,
        locales: Path,
        carriers: FrozenSet[str],
        encoder: Optional[Encoder] = None,
    ) -> None:
        """``encoder`` reads procedures; life events are told apart by their letters alone."""
        self._folders = procedures, locales
        self._carriers = carriers
        self._encoder = encoder
        self._following = threading.Lock()
        self._state = self._state_now()
        self._looked_at = time.monotonic()
        self._finders = self._index()

    def current(self) -> Finders:
        """The newest ones that are ready."""
        if time.monotonic() - self._looked_at >= LOOK_EVERY:
            self._looked_at = time.monotonic()
            self._look()
        return self._finders

    def _look(self) -> None:
        try:
            state = self._state_now()
        except FileNotFoundError:
            return  # gone while it was looked at, or an editor's lock: the next look will tell
        if state != self._state:
            self._state = state
            threading.Thread(target=self._follow, args=(state,), daemon=True).start()

    def _follow(self, state: State) -> None:
        with self._following:
            if state != self._state:
                return  # a newer change has a thread of its own, which waits
            try:
                self._finders = self._index()
            except BROKEN as error:
                logger.error("procedures.broken the last index stays: %s", type(error).__name__)

    def _index(self) -> Finders:
        entries = read_catalogue(*self._folders)
        logger.info("procedures.loaded count=%d", len(entries))
        life_events = read_life_events(*self._folders)
        return Finders(
            Finder(entries, self._carriers, encoder=self._encoder),
            Finder(life_events, self._carriers),
        )

    def _state_now(self) -> State:
        procedures, locales = self._folders
        files = [
            *procedures.glob("*/*.yml"),
            *procedures.glob(LIFE_EVENTS),
            *locales.glob("*/LC_MESSAGES/procedures.po"),
        ]
        return frozenset((str(path), path.stat().st_mtime_ns) for path in files)
