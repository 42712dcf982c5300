"""The door's tables."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

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
    Column("text", LargeBinary),  # sealed: it may be the answer to a question of a guide
    Column("postback", String(64)),
    Column("step", String(80)),  # that question, if a guide was going on
    Column("locale", String(35), nullable=False),
    Column("asked_at", Float, nullable=False),
    Column("waiting", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,  # a number once given is never given again: answers name it
)

guides = Table(
    "guides",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("status", String(10), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("begun_at", Float, nullable=False),
    Column("touched_at", Float, nullable=False),
)

guide_holders = Table(
    "guide_holders",
    metadata,
    Column("conversation", String(64), primary_key=True),
    Column("guide", String(40), primary_key=True),
    Column("active", Boolean, nullable=False),
    Column("shown", Integer, nullable=False),  # the revision that this conversation has seen
    Index("holders_of_guide", "guide"),
)

guide_codes = Table(
    "guide_codes",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("guide", String(40), nullable=False),
    Column("purpose", String(10), nullable=False),
    Column("expires_at", Float, nullable=False),
)

code_attempts = Table(
    "code_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("who", String(64), nullable=False),
    Column("at", Float, nullable=False),
)

profiles = Table(
    "profiles",
    metadata,
    Column("conversation", String(64), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("touched_at", Float, nullable=False),
)
