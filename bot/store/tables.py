"""The door's tables."""

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("locale", String(35)),
    Column("pinned", Boolean, nullable=False, default=False),
    Column("modes", JSON, nullable=False, default=list),
    Column("touched_at", Float, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(64), nullable=False),
    Column("turn", Integer),  # the question that it answers
    Column("message", JSON, nullable=False),
    Index("messages_by_conversation", "conversation", "seq"),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", String(64), nullable=False),
    Column("text", Text),
    Column("postback", String(64)),
    Column("locale", String(35), nullable=False),
    Column("asked_at", Float, nullable=False),
    Column("waiting", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,  # a number once given is never given again: answers name it
)
