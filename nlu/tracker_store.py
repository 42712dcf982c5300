"""Rasa's SQL tracker store, which also remembers the conversations it has just saved.

Reading a conversation back from SQL and counting its events cost a third of a message's
time (docs/benchmarks.md). The database stays the truth: what is remembered is what was
last written to it, and is dropped as soon as a message is under way, so that one which
fails is read back as it was saved. A conversation must always go to the same process;
the door sees to that (`bot.conversation.rasa_client`).
"""

import json
from collections import OrderedDict
from itertools import takewhile
from typing import Any, Dict, List, NamedTuple, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker
from sqlalchemy.pool import StaticPool

REMEMBERED = 2000
"""Conversations; some 30 kB each."""

HISTORY = 64
"""Events kept of a conversation, about eight messages. Rules look back one message; all
events that are kept are sent to the action server with every question."""


class Remembered(NamedTuple):
    """The last event in the database, and the conversation unless a message is under way."""

    last: Optional[Event]
    tracker: Optional[DialogueStateTracker] = None


class RememberingTrackerStore(SQLTrackerStore):
    """`SQLTrackerStore` with the most recent conversations in memory."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain=domain, event_broker=event_broker, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self.engine = fast_sqlite(self.engine)
            self.sessionmaker = sessionmaker(bind=self.engine)
        self._conversations: OrderedDict[str, Remembered] = OrderedDict()

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        """The conversation, from memory if it is there; forgotten until it is saved."""
        known = self._conversations.get(sender_id)
        tracker = known.tracker if known else None
        if not tracker:
            tracker = recent(await super().retrieve(sender_id), self.domain)
        self._remember(sender_id, Remembered(last_event(tracker)))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Writes the new events in one statement and remembers the conversation."""
        await self.stream_events(tracker)
        rows = [self._row(tracker.sender_id, event) for event in self._new_events(tracker)]
        if rows:
            with self.session_scope() as session:
                session.execute(self.SQLEvent.__table__.insert(), rows)
                session.commit()
        self._remember(tracker.sender_id, Remembered(last_event(tracker), tracker))

    async def forget(self, sender_id: str) -> None:
        """Deletes every event of a conversation."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()
        self._conversations.pop(sender_id, None)

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A new conversation, with as short a memory as those that are read back."""
        return DialogueStateTracker(sender_id, self.domain.slots, max_event_history=HISTORY)

    def _new_events(self, tracker: DialogueStateTracker) -> List[Event]:
        """What came after the last event in the database, without asking the database."""
        known = self._conversations.get(tracker.sender_id)
        last = known.last if known else None
        new = takewhile(lambda event: event is not last, reversed(tracker.events))
        return list(new)[::-1]

    @staticmethod
    def _row(sender_id: str, event: Event) -> Dict[str, Any]:
        data = event.as_dict()
        return {
            "sender_id": sender_id,
            "type_name": event.type_name,
            "timestamp": data.get("timestamp"),
            "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
            "action_name": data.get("name"),
            "data": json.dumps(data),
        }

    def _remember(self, sender_id: str, remembered: Remembered) -> None:
        self._conversations[sender_id] = remembered
        self._conversations.move_to_end(sender_id)
        if len(self._conversations) > REMEMBERED:
            self._conversations.popitem(last=False)


def recent(
    tracker: Optional[DialogueStateTracker], domain: Domain
) -> Optional[DialogueStateTracker]:
    """The same conversation with a short memory; slots are as all its events left them."""
    if tracker is None:
        return None
    events = list(tracker.events)
    return DialogueStateTracker.from_events(
        tracker.sender_id, events, domain.slots, max_event_history=HISTORY, domain=domain
    )


def last_event(tracker: Optional[DialogueStateTracker]) -> Optional[Event]:
    """The newest event, if there is any."""
    return tracker.events[-1] if tracker and tracker.events else None


def fast_sqlite(engine: Engine) -> Engine:
    """The same database over one connection that stays open.

    Rasa opens one for every transaction; closing the last one empties the write-ahead log.
    """
    kept = create_engine(
        engine.url, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    event.listen(kept, "connect", durable_and_fast)
    return kept


def durable_and_fast(connection: Any, _: Any) -> None:
    """WAL survives a killed process at a fraction of the cost of a rollback journal."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}").close()
