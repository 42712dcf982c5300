"""A store of walks on a clock of its own."""

from datetime import timedelta

import pytest

from bot.store.engine import make_tables, open_engine
from bot.store.guides import GuideStore
from bot.store.sealing import Sealer


class Clock:
    """Stands where it is put."""

    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'd.sqlite'}"


def opened(url: str, clock: Clock, sealer: Sealer) -> GuideStore:
    """The store of a database, which is made if there is none yet."""
    engine = open_engine(url)
    make_tables(engine)
    return GuideStore(engine, sealer, timedelta(days=30), clock)


@pytest.fixture
def store(url: str, clock: Clock) -> GuideStore:
    return opened(url, clock, Sealer(bytes(32)))
