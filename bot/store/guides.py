"""Walks through guides, sealed; who holds them, and the codes that lead back to them.

Synchronous: the action server calls it as it is, the door in a thread.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, Select, and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.settings import Settings
from bot.store.codes import new_code, normalised
from bot.store.engine import make_tables, open_engine
from bot.store.erasing import forget_guides, sweep_guides
from bot.store.sealing import Sealer, sealer
from bot.store.tables import code_attempts, guide_codes, guide_holders, guides, profiles

Purpose = Literal["resume", "counter"]

WINDOW = timedelta(minutes=10)
MOST_WRONG = 5
"""Wrong codes in the window from one place; then it waits."""

MOST_WRONG_AT_ALL = 50
"""And from all places together: guessing is not shared out."""


class Moved(Exception):
    """Somebody else has moved the walk on since it was read."""


class CodeUnknown(Exception):
    """The code leads nowhere: never given or used up."""


class CodeExpired(CodeUnknown):
    """It did lead somewhere, and is too old."""


class NotHeld(Exception):
    """The conversation does not hold the walk that it wants to go on with."""


class TooManyTries(Exception):
    """Nobody may try further codes for a while."""


@dataclass(frozen=True)
class Held:
    """A walk as one conversation holds it; ``state`` is the unsealed JSON of the session."""

    id: str
    revision: int
    shown: int
    """The revision that this conversation has on its screen."""
    status: str
    state: bytes


class GuideStore:
    """The walks of one installation."""

    def __init__(
        self,
        engine: Engine,
        sealer: Sealer,
        retention: timedelta = timedelta(days=30),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._sealer = sealer
        self._retention = retention
        self._clock = clock

    def begin(self, conversation: str, id: str, state: bytes) -> Held:
        """A new walk; it is the one that the conversation is in, others are left as they are."""
        now = self._clock()
        with self._engine.begin() as connection:
            row = {"id": id, "revision": 1, "status": "open", "sealed": self._seal(id, state)}
            connection.execute(insert(guides).values(**row, begun_at=now, touched_at=now))
            _activate(connection, conversation, id, shown=1)
        return Held(id, 1, 1, "open", state)

    def active(self, conversation: str) -> Held | None:
        """The walk that the conversation is in."""
        held = self._select(conversation).where(guide_holders.c.active)
        return next(self._all(held), None)

    def by_id(self, conversation: str, id: str) -> Held | None:
        """One walk, if the conversation holds it."""
        return next(self._all(self._select(conversation).where(guides.c.id == id)), None)

    def held_by(self, conversation: str) -> list[Held]:
        """All walks of a conversation, the latest first."""
        return list(self._all(self._select(conversation).order_by(guides.c.begun_at.desc())))

    def save(self, id: str, revision: int, state: bytes, status: str = "open") -> Held:
        """The walk after a move.

        Raises:
            Moved: ``revision`` is no longer the latest.
        """
        changed = {"revision": revision + 1, "status": status, "sealed": self._seal(id, state)}
        statement = (
            update(guides)
            .where(guides.c.id == id, guides.c.revision == revision)
            .values(**changed, touched_at=self._clock())
        )
        with self._engine.begin() as connection:
            if connection.execute(statement).rowcount != 1:
                raise Moved(id)
        return Held(id, revision + 1, revision, status, state)

    def shown(self, conversation: str, id: str, revision: int) -> None:
        """The conversation has this revision on its screen now."""
        held = and_(guide_holders.c.conversation == conversation, guide_holders.c.guide == id)
        with self._engine.begin() as connection:
            connection.execute(update(guide_holders).where(held).values(shown=revision))

    def activate(self, conversation: str, id: str) -> None:
        """The conversation goes on with this walk, which it holds.

        Raises:
            NotHeld: it does not; only `redeem` lets it in.
        """
        held = and_(guide_holders.c.conversation == conversation, guide_holders.c.guide == id)
        with self._engine.begin() as connection:
            if connection.execute(update(guide_holders).where(held).values(active=True)).rowcount:
                _activate(connection, conversation, id)
            else:
                raise NotHeld(id)

    def leave(self, conversation: str) -> None:
        """The conversation is in no walk; those it holds stay."""
        with self._engine.begin() as connection:
            _deactivate(connection, conversation)

    def issue_code(self, id: str, purpose: Purpose, valid_for: timedelta) -> str:
        """A code that leads to the walk; only what it looks like is kept."""
        code = new_code()
        row = {
            "fingerprint": self._sealer.fingerprint(normalised(code)),
            "guide": id,
            "purpose": purpose,
            "expires_at": self._clock() + valid_for.total_seconds(),
        }
        with self._engine.begin() as connection:
            connection.execute(insert(guide_codes).values(row))
        return code

    def redeem(self, code: str, conversation: str, who: str) -> Held:
        """The walk of a resume code, which the conversation is in from now on; it works once.

        ``who`` is where the code was typed.

        Raises:
            CodeUnknown: it leads nowhere.
            CodeExpired: it did, and is too old.
            TooManyTries: too many wrong codes came from there.
        """
        with self._tried(code, "resume", who) as (connection, guide):
            used = and_(guide_codes.c.guide == guide, guide_codes.c.purpose == "resume")
            connection.execute(delete(guide_codes).where(used))  # the printed one still opens
            _activate(connection, conversation, guide)
        held = self.by_id(conversation, guide)
        if held is None:
            raise CodeUnknown
        return held

    def open_at_counter(self, code: str, who: str) -> Held:
        """The walk of a counter code, for staff.

        Raises:
            CodeUnknown, CodeExpired, TooManyTries: as `redeem`.
        """
        with self._tried(code, "counter", who) as (connection, guide):
            row = connection.execute(select(guides).where(guides.c.id == guide)).first()
        if row is None:
            raise CodeUnknown
        return self._held(row, row.revision)

    @contextmanager
    def _tried(self, code: str, purpose: Purpose, who: str) -> Iterator[tuple[Connection, str]]:
        """The guide of a code; a wrong one is counted, also when the caller fails."""
        now = self._clock()
        with self._engine.begin() as connection:
            self._be_patient(connection, who, now)
            found = connection.execute(
                select(guide_codes.c.guide, guide_codes.c.expires_at).where(
                    guide_codes.c.fingerprint.in_(self._sealer.fingerprints(normalised(code))),
                    guide_codes.c.purpose == purpose,
                )
            ).first()
            if found is None:
                connection.execute(insert(code_attempts).values(who=who, at=now))
            elif found.expires_at > now:
                yield connection, found.guide
                return
        raise CodeExpired if found else CodeUnknown

    def _be_patient(self, connection: Connection, who: str, now: float) -> None:
        since = now - WINDOW.total_seconds()
        connection.execute(delete(code_attempts).where(code_attempts.c.at <= since))
        count = select(func.count()).select_from(code_attempts)
        from_there = connection.execute(count.where(code_attempts.c.who == who)).scalar_one()
        if from_there >= MOST_WRONG or connection.execute(count).scalar_one() >= MOST_WRONG_AT_ALL:
            raise TooManyTries

    def profile(self, conversation: str) -> bytes | None:
        """What a resident wanted to be kept for the next time."""
        query = select(profiles.c.sealed).where(profiles.c.conversation == conversation)
        with self._engine.begin() as connection:
            sealed = connection.execute(query).scalar()
        return self._sealer.unseal(sealed, f"profile:{conversation}") if sealed else None

    def keep_profile(self, conversation: str, data: bytes) -> None:
        """Keeps it, instead of what was kept before."""
        sealed = self._sealer.seal(data, f"profile:{conversation}")
        row = {"sealed": sealed, "touched_at": self._clock()}
        statement = upsert(profiles).values(conversation=conversation, **row)
        with self._engine.begin() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["conversation"], set_=row)
            )

    def forget_profile(self, conversation: str) -> None:
        """Keeps nothing of a person any more."""
        with self._engine.begin() as connection:
            connection.execute(delete(profiles).where(profiles.c.conversation == conversation))

    def delete(self, conversation: str) -> None:
        """Deletes every walk that it holds, with its codes, and its profile."""
        with self._engine.begin() as connection:
            forget_guides(connection, conversation)

    def sweep(self) -> int:
        """Deletes what nobody has touched for as long as it may be kept; how many walks."""
        now = self._clock()
        before, tries_before = now - self._retention.total_seconds(), now - WINDOW.total_seconds()
        with self._engine.begin() as connection:
            return sweep_guides(connection, before, now, tries_before)

    def _seal(self, id: str, state: bytes) -> bytes:
        return self._sealer.seal(state, f"guide:{id}")

    def _select(self, conversation: str) -> Select[Any]:
        return (
            select(guides, guide_holders.c.shown)
            .join(guide_holders, guide_holders.c.guide == guides.c.id)
            .where(guide_holders.c.conversation == conversation)
        )

    def _all(self, query: Select[Any]) -> Iterator[Held]:
        with self._engine.begin() as connection:
            rows = list(connection.execute(query))
        return (self._held(row, row.shown) for row in rows)

    def _held(self, row: Row[Any], shown: int) -> Held:
        state = self._sealer.unseal(row.sealed, f"guide:{row.id}")
        return Held(row.id, row.revision, shown, row.status, state)


def guide_store(settings: Settings) -> GuideStore:
    """The store of an installation, ready to be used.

    Raises:
        KeyUnusable: see `bot.store.sealing`.
    """
    engine = open_engine(settings.database_url)
    make_tables(engine)
    return GuideStore(engine, sealer(settings), timedelta(days=settings.retention_days))


def _activate(connection: Connection, conversation: str, id: str, shown: int | None = None) -> None:
    """One walk of a conversation is active; it is shown from where it is now."""
    _deactivate(connection, conversation)
    if shown is None:
        revision = select(guides.c.revision).where(guides.c.id == id)
        shown = connection.execute(revision).scalar_one()
    row = {"active": True, "shown": shown}
    statement = upsert(guide_holders).values(conversation=conversation, guide=id, **row)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["conversation", "guide"], set_=row)
    )


def _deactivate(connection: Connection, conversation: str) -> None:
    held = guide_holders.c.conversation == conversation
    connection.execute(update(guide_holders).where(held).values(active=False))
