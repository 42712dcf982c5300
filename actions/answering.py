"""Decides what to say to a question: an answer, a question back, or who can help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.vocabulary import Facet, LifeEvent
from bot.guides.asking import has_interview
from bot.messages import MAX_CHOICES, Act, Choice, Kind, Message, Move

FIRST_CHOICES = ("move-in", "residence-certificate", "bulky-waste", "health-insurance-join")
"""What people come for most; offered when we know nothing about the question."""

FOLLOW_UPS = (Facet.WHEN, Facet.DOCUMENTS, Facet.COST, Facet.WHERE, Facet.HOW)

MOST_FACETS = 3
"""More answers at once than this would not be read."""

QUESTIONS = ("ask", "start_guide")
"""Acts that are about a procedure."""

APPLYING = (Facet.HOW, Facet.ONLINE)
"""What somebody needs to know who wants to apply."""

PATIENCE = 2
"""Refusals in a row after which a person is offered."""

PERSON = "person"
"""Among what is pending: somebody to talk to was asked for."""

GUIDE = "guide"
"""Among what is pending: somebody wants to apply."""


@dataclass(frozen=True)
class Question:
    """What is known about a question when it comes to answering it."""

    intent: str
    procedure: str | None = None
    facets: tuple[Facet, ...] = ()
    faq: str | None = None
    """An entry of a municipality's FAQ that the question is (``sample-ward:parking``)."""
    life_event: LifeEvent | None = None
    """What has happened, if the question is what is then to be done."""
    candidates: tuple[str, ...] = ()
    topical: bool = False
    has_subject: bool = True
    """Whether it has words about something, known to the catalogue or not."""
    names_municipality: bool = False
    municipality: str | None = None
    """Where the resident lives, as said now or before."""
    before: str | None = None
    """The procedure that the conversation was about."""
    pending: tuple[str, ...] = ()
    """What waits until the municipality is known: facets of that procedure, or a person."""
    refused: int = 0
    """How often in a row there was no answer."""


@dataclass(frozen=True)
class Answer:
    """Messages to send, and what the conversation is about from now on."""

    messages: tuple[Message, ...]
    procedure: str | None = None
    pending: tuple[str, ...] = ()
    refused: int = 0


def answer(question: Question, catalogue: Catalogue, today: date) -> Answer:
    """The answer, from the catalogue only; without an entry there is none."""
    if question.names_municipality and question.pending and not question.procedure:
        return _now_that_it_is_known(question, catalogue, today)
    if question.life_event and question.life_event in catalogue.life_events:
        return _checklist(question.life_event, question, catalogue)
    procedure = question.procedure or _from_context(question)
    if procedure and procedure in catalogue.of(question.municipality).procedures:
        return _about(procedure, question, catalogue, today)
    if question.faq and _holds_here(question.faq, question, catalogue):
        pack = question.faq.partition(":")[0]
        message = Message(kind=Kind.ANSWER, faq=question.faq, municipality=pack)
        return Answer((message,), question.before)
    if question.names_municipality and not question.topical:
        return _now_that_it_is_known(question, catalogue, today)
    if question.intent in QUESTIONS:
        known = [c for c in question.candidates if c in catalogue.procedures][:MAX_CHOICES]
        if known and question.has_subject:
            return Answer((_ask_back("which_one", known, question),), question.before)
        if _says_no_subject(question):
            first = first_choices(catalogue)
            return Answer((_ask_back("which_procedure", first, question),), question.before)
    return _refusal(question, catalogue)


def person(question: Question, catalogue: Catalogue, phrase: str = PERSON) -> Answer:
    """Who can be asked: of the procedure in question, else of the resident's municipality."""
    there = catalogue.of(question.municipality)
    pack = there.packs.get(question.before or "", there.municipality)
    if pack.is_template:
        asked_back = _which_municipality(question, catalogue)
        return Answer((asked_back,), question.before, (PERSON,))
    message = Message(
        kind=Kind.HANDOFF, phrase=phrase, contact=pack.id, municipality=there.municipality.id
    )
    return Answer((message,), question.before)


def first_choices(catalogue: Catalogue) -> list[str]:
    """What people come for most, as far as this catalogue has it."""
    return [name for name in FIRST_CHOICES if name in catalogue.procedures]


def _holds_here(faq: str, question: Question, catalogue: Catalogue) -> bool:
    """Whether a FAQ is the resident's: their municipality's, or the only one there is."""
    pack = faq.partition(":")[0]
    here = question.municipality or (pack if catalogue.is_known(None) else None)
    return here == pack and catalogue.faq_entry(faq) is not None


def _from_context(question: Question) -> str | None:
    """A facet without a subject ("いくらですか") is about what was talked of before."""
    return question.before if _says_no_subject(question) else None


def _says_no_subject(question: Question) -> bool:
    """Whether it is a question, but names nothing that it could be about."""
    asks = question.intent == "start_guide" or (question.intent == "ask" and question.facets)
    return bool(asks) and not question.topical


def _checklist(event: LifeEvent, question: Question, catalogue: Catalogue) -> Answer:
    """What is to be done after a life event, for the reader to begin with."""
    there = catalogue.of(question.municipality)
    known = [e.id for e in catalogue.life_events[event].procedures if e.id in there.procedures]
    choices = [Choice(procedure=name) for name in known[:MAX_CHOICES]]
    if has_interview(catalogue, event):
        choices.insert(0, Choice(move=Move.INTERVIEW, about=event))
    message = Message(
        kind=Kind.CHECKLIST,
        phrase="checklist",
        life_event=event,
        municipality=there.municipality.id,
        choices=tuple(choices),
    )
    return Answer((message,))


def _about(procedure: str, question: Question, catalogue: Catalogue, today: date) -> Answer:
    there = catalogue.of(question.municipality)
    guide = there.procedures[procedure].guide
    if guide and question.intent == "start_guide":
        return _offer(procedure, question, catalogue)
    applying = APPLYING if question.intent == "start_guide" else ()
    asked = tuple(dict.fromkeys((*applying, *question.facets)))[:MOST_FACETS] or (Facet.WHAT,)
    if not catalogue.is_known(question.municipality) and any(
        catalogue.differs(procedure, facet) for facet in asked
    ):
        asked_back = _which_municipality(question, catalogue)
        return Answer((asked_back,), procedure, asked)
    home = there.municipality.id
    if not there.procedures[procedure].in_force(today):
        contact = _contact(there.packs[procedure].id, catalogue)
        message = Message(
            kind=Kind.HANDOFF,
            phrase="out_of_date",
            procedure=procedure,
            contact=contact,
            municipality=home,
        )
        return Answer((message,), procedure)
    messages = [
        Message(kind=Kind.ANSWER, procedure=procedure, facet=facet, municipality=home)
        for facet in asked
    ]
    apply = [Choice(move=Move.APPLY, about=procedure)] if guide else []
    more = apply + [Choice(procedure=procedure, facet=f) for f in FOLLOW_UPS if f not in asked]
    messages[-1] = messages[-1].model_copy(update={"choices": tuple(more[:MAX_CHOICES])})
    return Answer(tuple(messages), procedure)


def _offer(procedure: str, question: Question, catalogue: Catalogue) -> Answer:
    """The guide of a procedure, once it is known whose office the draft is for."""
    there = catalogue.of(question.municipality)
    record = there.procedures[procedure]
    municipal = there.packs[procedure].is_municipal
    if municipal and not catalogue.is_known(question.municipality):
        return Answer((_which_municipality(question, catalogue),), procedure, (GUIDE,))
    minutes = record.guide.minutes if record.guide else 0
    message = Message(
        kind=Kind.CHOICES,
        phrase="guide_offer",
        procedure=procedure,
        municipality=there.municipality.id,
        arguments={"minutes": minutes},
        choices=(Choice(move=Move.START, about=procedure), Choice(procedure=procedure)),
    )
    return Answer((message,), procedure)


def _now_that_it_is_known(question: Question, catalogue: Catalogue, today: date) -> Answer:
    """The municipality was named and no procedure: what waited for it is answered."""
    if PERSON in question.pending:
        return person(question, catalogue)
    if GUIDE in question.pending and question.before:
        wanted = replace(question, intent="start_guide", pending=())
        return _about(question.before, wanted, catalogue, today)
    if question.pending and question.before:
        facets = tuple(Facet(name) for name in question.pending)
        waiting = replace(
            question, procedure=question.before, facets=facets, life_event=None, pending=()
        )
        return answer(waiting, catalogue, today)
    noted = Message(
        kind=Kind.NOTICE,
        phrase="municipality_noted",
        municipality=question.municipality,
        choices=tuple(Choice(procedure=name) for name in first_choices(catalogue)),
    )
    return Answer((noted,), question.before)


def _which_municipality(question: Question, catalogue: Catalogue) -> Message:
    choices = tuple(Choice(municipality=name) for name in catalogue.municipalities[:MAX_CHOICES])
    return Message(kind=Kind.CHOICES, phrase="which_municipality", choices=choices)


def _contact(pack: str, catalogue: Catalogue) -> str:
    """A pack whose people can be called: a template has none."""
    return catalogue.home.id if catalogue.packs[pack].is_template else pack


def _ask_back(phrase: str, procedures: Sequence[str], question: Question) -> Message:
    facet = question.facets[0] if len(question.facets) == 1 else None
    choices = tuple(Choice(procedure=name, facet=facet) for name in procedures)
    return Message(kind=Kind.CHOICES, phrase=phrase, choices=choices)


def _refusal(question: Question, catalogue: Catalogue) -> Answer:
    """No answer: what can be asked instead; the second time in a row, who can help."""
    refused = question.refused + 1
    if refused >= PATIENCE:
        return person(question, catalogue, "refused_again")
    phrase = "out_of_scope" if question.intent == "out_of_scope" else "nothing_found"
    first = tuple(Choice(procedure=name) for name in first_choices(catalogue))
    message = Message(kind=Kind.CHOICES, phrase=phrase, choices=(*first, Choice(act=Act.PERSON)))
    return Answer((message,), question.before, refused=refused)
