"""The actions that `nlu/dialogue/rules.yml` names."""

import os
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import Answer, Question, answer, first_choices, person
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fresh import Fresh
from bot.catalogue.load import load_catalogue
from bot.catalogue.vocabulary import Facet
from bot.messages import Choice, Kind, Message, Understood

TOKYO = ZoneInfo("Asia/Tokyo")
PROCEDURES = Path(
    os.environ.get("MADOGUCHI_PROCEDURES", Path(__file__).parent.parent / "procedures")
)
WITH_CHOICES = {"greet", "help", "affirm", "deny"}
"""Acts after which a resident may not know what to ask."""


@lru_cache(maxsize=1)
def _fresh() -> Fresh[Catalogue]:
    return Fresh(lambda: load_catalogue(PROCEDURES), (PROCEDURES,))


def catalogue() -> Catalogue:
    """As the files are now; while one is broken, as they were when last right."""
    return _fresh().current()


def question_of(tracker: Tracker) -> Question:
    """The latest message as a question: a pressed button, or what was understood."""
    latest = tracker.latest_message
    known = Question(
        intent="ask",
        municipality=tracker.get_slot("municipality") or _whose_website(tracker),
        before=tracker.get_slot("procedure"),
        pending=tuple(tracker.get_slot("pending") or ()),
    )
    understood = latest.get("understood")
    if understood is None:
        pressed = {e["entity"]: e["value"] for e in latest.get("entities", [])}
        understood = {"facets": [pressed["facet"]] if "facet" in pressed else [], **pressed}
    named = understood.get("municipality")
    return replace(
        known,
        intent=understood.get("intent", "ask"),
        procedure=understood.get("procedure"),
        facets=tuple(map(Facet, understood["facets"])),
        faq=(understood.get("faq") or "").partition(":")[2] or None,
        candidates=tuple(c["id"] for c in understood.get("candidates", ())),
        topical=understood.get("topical", False),
        names_municipality=bool(named),
        municipality=named or known.municipality,
    )


def _whose_website(tracker: Tracker) -> str | None:
    """The municipality on whose page the resident asks, if the catalogue has it."""
    metadata = tracker.latest_message.get("metadata") or {}
    named = metadata.get("municipality")
    return named if named in catalogue().jurisdictions else None


def slots_after(question: Question, decided: Answer) -> list[dict[str, Any]]:
    """What the conversation is about from now on."""
    return [
        SlotSet("procedure", decided.procedure),
        SlotSet("municipality", question.municipality),
        SlotSet("pending", list(decided.pending)),
    ]


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
        question = question_of(tracker)
        decided = answer(question, catalogue(), datetime.now(TOKYO).date())
        send(dispatcher, tracker, *decided.messages)
        return slots_after(question, decided)


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
        """Sends the contact of whom the conversation is about, or asks where they live."""
        question = question_of(tracker)
        decided = person(question, catalogue())
        send(dispatcher, tracker, *decided.messages)
        return slots_after(question, decided)
