"""Opens the door's database, the same way in every process."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect

from bot.store.tables import metadata


def open_engine(url: str) -> Engine:
    """A database to work with; `make_tables` once before it is used."""
    engine = create_engine(url)
    event.listen(engine, "connect", _durable_and_fast)
    return engine


class OldDatabase(Exception):
    """The database was made by an earlier version of the door, and cannot be gone on with."""


def make_tables(engine: Engine) -> None:
    """Makes what is missing.

    Raises:
        OldDatabase: a table is there that lacks a column.
    """
    if database := engine.url.database:
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # door and actions start at once
        metadata.create_all(connection)
        connection.exec_driver_sql("COMMIT")
    columns = inspect(engine)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in columns.get_columns(table.name)}
        if missing := {column.name for column in table.columns} - there:
            raise OldDatabase(
                f"{database}: {table.name} has no {', '.join(sorted(missing))}: it was made by an "
                "earlier version. Move the file away; the door makes a new one."
            )


def _durable_and_fast(connection: Any, _: Any) -> None:
    """WAL survives a killed process and lets readers go on while one writes."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten
    cursor.close()
