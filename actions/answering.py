"""Decides what to say to a question: an answer, a question back, or who can help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.catalogue.load import Catalogue
from bot.catalogue.schema import Facet
from bot.messages import MAX_CHOICES, Choice, Kind, Message

FIRST_CHOICES = ("move-in", "residence-certificate", "bulky-waste", "health-insurance-join")
"""What people come for most; offered when we know nothing about the question."""

FOLLOW_UPS = (Facet.WHEN, Facet.DOCUMENTS, Facet.COST, Facet.WHERE, Facet.HOW)

MOST_FACETS = 3
"""More answers at once than this would not be read."""


@dataclass(frozen=True)
class Question:
    """What is known about a question when it comes to answering it."""

    intent: str
    procedure: str | None = None
    facets: tuple[Facet, ...] = ()
    candidates: tuple[str, ...] = ()
    topical: bool = False
    before: str | None = None
    """The procedure that the conversation was about."""


@dataclass(frozen=True)
class Answer:
    """Messages to send, and the procedure that the conversation is about from now on."""

    messages: tuple[Message, ...]
    procedure: str | None = None


def answer(question: Question, catalogue: Catalogue, today: date) -> Answer:
    """The answer, from the catalogue only; without an entry there is none."""
    procedure = question.procedure or _from_context(question)
    if procedure in catalogue.procedures:
        return Answer(tuple(_about(procedure, question.facets, catalogue, today)), procedure)
    if question.intent == "ask":
        known = [c for c in question.candidates if c in catalogue.procedures][:MAX_CHOICES]
        if known:
            return Answer((_ask_back("which_one", known, question),), question.before)
        if question.facets and not question.topical:
            first = first_choices(catalogue)
            return Answer((_ask_back("which_procedure", first, question),), question.before)
    return Answer((_nothing_found(question, catalogue),), question.before)


def first_choices(catalogue: Catalogue) -> list[str]:
    """What people come for most, as far as this catalogue has it."""
    return [name for name in FIRST_CHOICES if name in catalogue.procedures]


def _from_context(question: Question) -> str | None:
    """A facet without a subject ("いくらですか") is about what was talked of before."""
    follows_up = question.intent == "ask" and question.facets and not question.topical
    return question.before if follows_up else None


def _about(
    procedure: str, facets: Sequence[Facet], catalogue: Catalogue, today: date
) -> list[Message]:
    if not catalogue.procedures[procedure].in_force(today):
        pack = catalogue.pack_of[procedure]
        return [Message(kind=Kind.HANDOFF, phrase="out_of_date", procedure=procedure, contact=pack)]
    asked = tuple(facets[:MOST_FACETS]) or (Facet.WHAT,)
    messages = [Message(kind=Kind.ANSWER, procedure=procedure, facet=facet) for facet in asked]
    more = [Choice(procedure=procedure, facet=f) for f in FOLLOW_UPS if f not in asked]
    messages[-1] = messages[-1].model_copy(update={"choices": tuple(more[:MAX_CHOICES])})
    return messages


def _ask_back(phrase: str, procedures: Sequence[str], question: Question) -> Message:
    facet = question.facets[0] if len(question.facets) == 1 else None
    choices = tuple(Choice(procedure=name, facet=facet) for name in procedures)
    return Message(kind=Kind.CHOICES, phrase=phrase, choices=choices)


def _nothing_found(question: Question, catalogue: Catalogue) -> Message:
    phrase = "out_of_scope" if question.intent == "out_of_scope" else "nothing_found"
    first = tuple(Choice(procedure=name) for name in first_choices(catalogue))
    return Message(kind=Kind.CHOICES, phrase=phrase, choices=(*first, Choice()))
