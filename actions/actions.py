"""The actions that `nlu/dialogue/rules.yml` names."""

import os
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import Answer, Question, answer, first_choices
from bot.catalogue.load import Catalogue, load_catalogue
from bot.catalogue.schema import Facet
from bot.messages import Choice, Kind, Message, Understood

TOKYO = ZoneInfo("Asia/Tokyo")
PROCEDURES = Path(
    os.environ.get("MADOGUCHI_PROCEDURES", Path(__file__).parent.parent / "procedures")
)
WITH_CHOICES = {"greet", "help", "affirm", "deny"}
"""Acts after which a resident may not know what to ask."""


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Read once a process; a broken one keeps the action server from starting."""
    return load_catalogue(PROCEDURES)


def question_of(tracker: Tracker) -> Question:
    """The latest message as a question: a pressed button, or what was understood."""
    latest = tracker.latest_message
    before = tracker.get_slot("procedure")
    understood = latest.get("understood")
    if understood is None:
        pressed = {e["entity"]: e["value"] for e in latest.get("entities", [])}
        facets = (Facet(pressed["facet"]),) if "facet" in pressed else ()
        return Question("ask", pressed.get("procedure"), facets, before=before)
    return Question(
        intent=understood["intent"],
        procedure=understood["procedure"],
        facets=tuple(map(Facet, understood["facets"])),
        candidates=tuple(c["id"] for c in understood["candidates"]),
        topical=understood["topical"],
        before=before,
    )


def send(dispatcher: CollectingDispatcher, tracker: Tracker, *messages: Message) -> None:
    """Hands messages to Rasa as they are; the first carries what was understood."""
    for number, message in enumerate(messages):
        data = message.model_dump(mode="json", exclude_none=True)
        if number == 0:
            data["understood"] = understood_of(tracker, message)
        dispatcher.utter_message(json_message=data)


def understood_of(tracker: Tracker, message: Message) -> dict[str, Any]:
    """Intent, procedure, facets and confidence as the door reports them."""
    latest = tracker.latest_message
    understood = latest.get("understood") or {"intent": latest["intent"]["name"], "confidence": 1.0}
    named = {"procedure": message.procedure} if message.procedure else {}
    return Understood.from_rasa({**understood, **named}).model_dump(mode="json")


class AnswerAction(Action):  # type: ignore[misc]
    """Answers a question from the catalogue, or asks back."""

    def name(self) -> str:
        """As in the domain."""
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Sends the answer and remembers its subject."""
        today = datetime.now(TOKYO).date()
        decided: Answer = answer(question_of(tracker), catalogue(), today)
        send(dispatcher, tracker, *decided.messages)
        return [SlotSet("procedure", decided.procedure)]


class SpeechActAction(Action):  # type: ignore[misc]
    """Greets, thanks, explains, says goodbye; in an emergency gives the numbers."""

    def name(self) -> str:
        """As in the domain."""
        return "action_speech_act"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Sends the phrase of the act, which has its name."""
        intent = tracker.latest_message["intent"]["name"]
        offered = first_choices(catalogue()) if intent in WITH_CHOICES else ()
        choices = tuple(Choice(procedure=name) for name in offered)
        send(
            dispatcher,
            tracker,
            Message(kind=Kind.NOTICE, phrase=intent, choices=choices),
        )
        return []


class PersonAction(Action):  # type: ignore[misc]
    """Says who can be asked, of the procedure in question or of the town hall."""

    def name(self) -> str:
        """As in the domain."""
        return "action_person"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Sends the contact of the pack that the conversation is about."""
        known = catalogue()
        pack = known.pack_of.get(tracker.get_slot("procedure") or "", known.home.id)
        send(dispatcher, tracker, Message(kind=Kind.HANDOFF, phrase="person", contact=pack))
        return []
