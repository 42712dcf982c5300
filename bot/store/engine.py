"""Opens the door's database, the same way in every process."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event

from bot.store.tables import metadata


def open_engine(url: str) -> Engine:
    """A database to work with; `make_tables` once before it is used."""
    engine = create_engine(url)
    event.listen(engine, "connect", _durable_and_fast)
    return engine


def make_tables(engine: Engine) -> None:
    """Makes what is missing."""
    if database := engine.url.database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    metadata.create_all(engine)


def _durable_and_fast(connection: Any, _: Any) -> None:
    """WAL survives a killed process and lets readers go on while one writes."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten
    cursor.close()
