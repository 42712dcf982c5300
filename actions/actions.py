"""The actions that `nlu/dialogue/rules.yml` names."""

import os
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answering import Answer, Question, answer, first_choices, person
from actions.wishing import wish
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.fresh import Fresh
from bot.catalogue.load import load_catalogue
from bot.catalogue.vocabulary import Facet, LifeEvent
from bot.messages import Act, Choice, Kind, Message, Understood
from bot.tokyo import today

PROCEDURES = Path(
    os.environ.get("MADOGUCHI_PROCEDURES", Path(__file__).parent.parent / "procedures")
)
WITH_CHOICES = {
    "greet",
    "help",
    "affirm",
    "deny",
    "unsure",
    "chitchat",
    "go_back",
    "skip",
    "praise",
}
"""Acts after which a resident may not know what to ask."""

WITHOUT_RETURN = {"emergency", "goodbye", "abuse"}
"""Acts after which nobody wants to be asked the question of a guide again."""

REFUSALS = {"out_of_scope", "nothing_found"}
"""Phrases with choices that ask nothing back."""

OUTSIDE_A_GUIDE = {"go_back": "no_guide", "skip": "no_guide"}
"""Acts of a guide, said where none is going on, and the phrase for it."""


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
        refused=tracker.get_slot("refused") or 0,
    )
    understood = latest.get("understood")
    if understood is None:
        pressed = {e["entity"]: e["value"] for e in latest.get("entities", [])}
        understood = {"facets": [pressed["facet"]] if "facet" in pressed else [], **pressed}
    certain = understood.get("certain", True)  # who presses a button knows
    named = understood.get("municipality")
    return replace(
        known,
        intent=understood.get("intent", "ask"),
        procedure=understood.get("procedure") if certain else None,
        facets=tuple(map(Facet, understood["facets"])),
        faq=(understood.get("faq") or "").partition(":")[2] or None if certain else None,
        life_event=life_event_of(understood.get("life_event")),
        candidates=tuple(c["id"] for c in understood.get("candidates", ())),
        topical=understood.get("topical", False),
        has_subject=understood.get("has_subject", True),
        names_municipality=bool(named),
        municipality=named or known.municipality,
    )


def _whose_website(tracker: Tracker) -> str | None:
    """The municipality on whose page the resident asks, if the catalogue has it."""
    metadata = tracker.latest_message.get("metadata") or {}
    named = metadata.get("municipality")
    return named if named in catalogue().jurisdictions else None


def life_event_of(name: str | None) -> LifeEvent | None:
    """The life event that Rasa's side or a button names."""
    return LifeEvent(name) if name else None


def slots_after(question: Question, decided: Answer) -> list[dict[str, Any]]:
    """What the conversation is about from now on."""
    return [
        SlotSet("procedure", decided.procedure),
        SlotSet("municipality", question.municipality),
        SlotSet("pending", list(decided.pending)),
        SlotSet("refused", decided.refused),
    ]


def send(dispatcher: CollectingDispatcher, tracker: Tracker, *messages: Message) -> None:
    """Hands messages to Rasa as they are; the first carries what was understood."""
    for number, message in enumerate(messages):
        data = message.model_dump(mode="json", exclude_none=True)
        if number == 0:
            data["understood"] = understood_of(tracker, message)
        dispatcher.utter_message(json_message=data)


def back_to_guide(tracker: Tracker, said: Sequence[Message] = ()) -> list[dict[str, Any]]:
    """After an answer in the middle of a guide, its question again; not when we ask back."""
    asks = any(m.kind is Kind.CHOICES and m.phrase not in REFUSALS for m in said)
    return [FollowupAction("action_guide")] if tracker.get_slot("guide") and not asks else []


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
        decided = answer(question, catalogue(), today())
        metadata = tracker.latest_message.get("metadata") or {}
        rest = [Message(kind=Kind.NOTICE, phrase="first_of_many")] if metadata.get("more") else []
        send(dispatcher, tracker, *decided.messages, *rest)
        return [*slots_after(question, decided), *back_to_guide(tracker, decided.messages)]


class SpeechActAction(Action):  # type: ignore[misc]
    """Greets, thanks, explains, says goodbye; in an emergency gives the numbers."""

    def name(self) -> str:
        """As in the domain."""
        return "action_speech_act"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Sends the phrase of the act, which mostly has its name."""
        intent = tracker.latest_message["intent"]["name"]
        offered = first_choices(catalogue()) if intent in WITH_CHOICES else ()
        choices = [Choice(procedure=name) for name in offered]
        if intent == "abuse":
            choices.append(Choice(act=Act.PERSON))
        phrase = OUTSIDE_A_GUIDE.get(intent, intent)
        send(dispatcher, tracker, Message(kind=Kind.NOTICE, phrase=phrase, choices=tuple(choices)))
        back = [] if intent in WITHOUT_RETURN else back_to_guide(tracker)
        return [SlotSet("refused", 0), *back]


class StopAction(Action):  # type: ignore[misc]
    """Drops what the conversation was about."""

    def name(self) -> str:
        """As in the domain."""
        return "action_stop"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Says so; where the resident lives stays known."""
        send(dispatcher, tracker, Message(kind=Kind.NOTICE, phrase="stop"))
        return [SlotSet("procedure", None), SlotSet("pending", []), SlotSet("refused", 0)]


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
        decided = person(question, catalogue(), tracker.latest_message["intent"]["name"])
        send(dispatcher, tracker, *decided.messages)
        return [*slots_after(question, decided), *back_to_guide(tracker, decided.messages)]


class WishAction(Action):  # type: ignore[misc]
    """Passes on what the door itself has to do: say it again, plainer, in another language."""

    def name(self) -> str:
        """As in the domain."""
        return "action_wish"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Sends the wish; the conversation's subject stays."""
        latest = tracker.latest_message
        values = {e["entity"]: e["value"] for e in latest.get("entities", [])}
        send(dispatcher, tracker, wish(latest["intent"]["name"], values))
        return []
