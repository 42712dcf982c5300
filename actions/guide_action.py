"""The action that walks a guide: fetches the walk, moves it on, keeps it, says what comes."""

import secrets
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.actions import catalogue, question_of, send, slots_after
from actions.answering import Question, answer
from actions.guiding import Moved, moved, resumed, said
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.life_events import owner_of
from bot.catalogue.vocabulary import LifeEvent
from bot.guides.asking import asking
from bot.guides.profile import Profile, profile_of
from bot.guides.session import Session
from bot.guides.walk import Walk
from bot.messages import Act, Choice, Kind, Message, Move
from bot.settings import Settings
from bot.store.guides import GuideStore, Held, guide_store
from bot.store.guides import Moved as MovedElsewhere
from bot.tokyo import today

Events = list[dict[str, Any]]

RESUME_CODE_LASTS = timedelta(days=7)
COUNTER_CODE_LASTS = timedelta(days=30)


class GuideAction(Action):  # type: ignore[misc]
    """Begins a guide, moves it on, leaves it, comes back to it."""

    def name(self) -> str:
        """As in the domain."""
        return "action_guide"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        """Sends what is asked next."""
        pressed = {e["entity"]: e["value"] for e in tracker.latest_message.get("entities", [])}
        move, about = pressed.get("move", Move.AGAIN), pressed.get("about")
        if move == Move.APPLY and about:
            question = replace(question_of(tracker), intent="start_guide", procedure=about)
            decided = answer(question, catalogue(), today())
            send(dispatcher, tracker, *decided.messages)
            return slots_after(question, decided)
        turn = GuideTurn(tracker.sender_id, store(), catalogue(), today())
        if "move" not in pressed and not turn.going_on():
            return [SlotSet("guide", None)]  # it was forgotten elsewhere: nothing to come back to
        if move == Move.INTERVIEW and about in set(LifeEvent):
            messages = turn.begin(owner_of(LifeEvent(about)), tracker.get_slot("municipality"))
        elif move == Move.START and about:
            messages = turn.begin(about, tracker.get_slot("municipality"))
        elif move == Move.STOP:
            messages = turn.stop()
        elif move in (Move.PROFILE, Move.UNKEEP):
            messages = turn.profile(forget=move == Move.UNKEEP)
        elif move == Move.KEEP:
            messages = turn.keep()
        elif move == Move.CARD:
            messages = turn.card(about or tracker.get_slot("procedure"), question_of(tracker))
        elif move == Move.RESUME and about:  # why the code led nowhere
            messages = [Message(kind=Kind.NOTICE, phrase=about)]
        else:
            messages = turn.move(move, about)
        send(dispatcher, tracker, *messages)
        return [SlotSet("guide", turn.going_on()), SlotSet("refused", 0)]


@lru_cache(maxsize=1)
def store() -> GuideStore:
    """The door's own database, where the answers lie sealed."""
    return guide_store(Settings())


class GuideTurn:
    """One turn of a conversation in a guide."""

    def __init__(
        self, conversation: str, store: GuideStore, catalogue: Catalogue, today: date
    ) -> None:
        self._conversation = conversation
        self._store = store
        self._catalogue = catalogue
        self._today = today

    def going_on(self) -> str | None:
        """The walk that the next answer is for."""
        held = self._store.active(self._conversation)
        return held.id if held else None

    def begin(self, procedure: str, municipality: str | None) -> list[Message]:
        """The first question; of a walk that was left, the one it was left at."""
        walk = self._walk(procedure, municipality)
        if walk is None:
            return [Message(kind=Kind.NOTICE, phrase="no_guide")]
        for held in self._store.held_by(self._conversation):
            session = Session.unpacked(held.state)
            if session.procedure == procedure and not session.confirmed:
                self._store.activate(self._conversation, held.id)
                return self._said(resumed(moved(session, Move.AGAIN, None, walk)), walk, held)
        session = walk.begin(secrets.token_urlsafe(9), municipality)
        held = self._store.begin(self._conversation, session.id, session.packed())
        return self._said(Moved(session), walk, held)

    def stop(self) -> list[Message]:
        """The walk is left as it is."""
        held = self._store.active(self._conversation)
        if held is None:
            return [Message(kind=Kind.NOTICE, phrase="stop")]
        session = Session.unpacked(held.state)
        self._store.leave(self._conversation)
        again = (Choice(move=Move.START, about=session.procedure), Choice(act=Act.FORGET))
        return [Message(kind=Kind.NOTICE, phrase="guide_stopped", choices=again)]

    def keep(self) -> list[Message]:
        """What was answered of oneself in the latest walk is kept for the next one."""
        held = next(iter(self._store.held_by(self._conversation)), None)
        if held is None:
            return [Message(kind=Kind.NOTICE, phrase="no_guide")]
        session = Session.unpacked(held.state)
        if walk := self._walk(session.procedure, session.municipality):
            kept = profile_of(session, walk, self._profile())
            self._store.keep_profile(self._conversation, kept.model_dump_json().encode())
        return self._shown("profile_kept")

    def profile(self, *, forget: bool) -> list[Message]:
        """What is kept of a person, for them to see or to have deleted."""
        if forget:
            self._store.forget_profile(self._conversation)
            return [Message(kind=Kind.NOTICE, phrase="profile_forgotten")]
        return self._shown("profile_shown" if self._profile().values else "profile_empty")

    def _shown(self, phrase: str) -> list[Message]:
        there = phrase != "profile_empty"
        moves = (Choice(move=Move.UNKEEP),) if there else ()
        return [Message(kind=Kind.PROFILE, phrase=phrase, moves=moves)]

    def card(self, procedure: str | None, question: Question) -> list[Message]:
        """What a resident shows at the counter, of the walk that goes on or of a procedure."""
        held = self._store.active(self._conversation) or next(
            iter(self._store.held_by(self._conversation)), None
        )
        session = Session.unpacked(held.state) if held else None
        about = procedure or (session.procedure if session else None)
        if about is None or about not in self._catalogue.procedures:
            return [Message(kind=Kind.NOTICE, phrase="card_of_what")]
        own = session if session and session.procedure == about else None
        return [
            Message(
                kind=Kind.CARD,
                procedure=about,
                municipality=own.municipality if own else question.municipality,
                guide=own.id if own else None,
            )
        ]

    def _profile(self) -> Profile:
        return Profile.unpacked(self._store.profile(self._conversation))

    def move(self, move: str, about: str | None) -> list[Message]:
        """What comes after one move in the walk that is going on."""
        held = self._store.active(self._conversation)
        if held is None:
            return [Message(kind=Kind.NOTICE, phrase="no_guide")]
        session = Session.unpacked(held.state)
        walk = self._walk(session.procedure, session.municipality)
        if walk is None:
            self._store.leave(self._conversation)
            return [
                Message(kind=Kind.HANDOFF, phrase="guide_gone", contact=self._catalogue.home.id)
            ]
        after = moved(session, move, about, walk)
        if move == Move.SAVE:
            after = self._with_code(after, held)
        elif after.status == "done" and not after.session.code:
            code = self._store.issue_code(held.id, "counter", COUNTER_CODE_LASTS)
            after = replace(after, session=after.session.model_copy(update={"code": code}))
        elif move in (Move.AGAIN, Move.RESUME):
            after = resumed(after)
        return self._said(after, walk, held)

    def _with_code(self, after: Moved, held: Held) -> Moved:
        code = self._store.issue_code(held.id, "resume", RESUME_CODE_LASTS)
        kept = after.session.model_copy(update={"resume_code": code})
        return replace(after, session=kept, phrase="guide_saved")

    def _said(self, after: Moved, walk: Walk, held: Held) -> list[Message]:
        """The walk is kept before anything is said of it; two at once: the first one counts."""
        try:
            kept = self._store.save(held.id, held.revision, after.session.packed(), after.status)
        except MovedElsewhere:
            now = self._store.active(self._conversation)
            if now is None:
                return [Message(kind=Kind.NOTICE, phrase="no_guide")]
            session = Session.unpacked(now.state)
            after, kept = Moved(session, phrase="guide_went_on"), now
        self._store.shown(self._conversation, kept.id, kept.revision)
        turn = said(after, walk, kept.revision, self._profile())
        if turn.over:
            self._store.leave(self._conversation)
        return list(turn.messages)

    def _walk(self, procedure: str, municipality: str | None) -> Walk | None:
        asked = asking(self._catalogue, procedure, municipality)
        return Walk(asked.questions, self._today) if asked else None
