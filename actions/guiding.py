"""Moves a guide on, and says what comes next: a question, the review, the result.

What somebody answered was read by the door (`bot.conversation.guiding`); here it is taken,
and nothing of it is said: messages name questions, never answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.catalogue.guide import StepType
from bot.catalogue.life_events import life_event_of
from bot.guides.profile import KEPT, Profile, is_own
from bot.guides.questions import Question
from bot.guides.session import ANSWER, STALE, SUGGESTION, Session
from bot.guides.walk import EASIER_AFTER, PERSON_AFTER, Needed, Unfit, Walk
from bot.messages import Act, Asked, Choice, Kind, Message, Move

YES_OR_NO = ("yes", "no")


@dataclass(frozen=True)
class Moved:
    """Where the walk is now, and what is to be said about how it got there."""

    session: Session
    error: str | None = None
    told: str | None = None
    noted: str | None = None
    phrase: str | None = None
    """What is said before the question: a phrase of `say`."""
    status: str = "open"


def moved(session: Session, move: str, about: str | None, walk: Walk) -> Moved:
    """The walk after one move of the resident's; an unknown one asks the question again."""
    session, lost = walk.adapted(session)
    if lost:
        return Moved(session, phrase="guide_changed")
    return MOVES.get(move, _again)(session, about, walk)


def _answered(session: Session, about: str | None, walk: Walk) -> Moved:
    reading = session.reading
    if reading is None or reading.key != session.at:
        return Moved(session, phrase="guide_went_on" if reading else None)
    if reading.error:
        return _failed(session, reading.error)
    try:
        return Moved(walk.take(session, reading.value), noted=session.at)
    except Unfit as check:
        return _failed(session, str(check))


def _failed(session: Session, error: str) -> Moved:
    failed = session.model_copy(update={"failures": session.failures + 1})
    return Moved(failed, error=error)


def _left(why: str) -> Callable[[Session, str | None, Walk], Moved]:
    def left(session: Session, about: str | None, walk: Walk) -> Moved:
        question = walk.current(session)
        if question is None:
            return Moved(session)
        if why == "unknown" and not session.hinted and (told := _hint(question)):
            return Moved(session.model_copy(update={"hinted": True}), told=told)
        try:
            return Moved(walk.leave(session, why))  # type: ignore[arg-type]
        except Needed:
            return Moved(session, error="needed", told="why" if question.step.why else None)

    return left


def _hint(question: Question) -> str | None:
    """What helps somebody who does not know the answer."""
    step = question.step
    return "help" if step.help else "example" if step.example else None


def _told(what: str) -> Callable[[Session, str | None, Walk], Moved]:
    def told(session: Session, about: str | None, walk: Walk) -> Moved:
        question = walk.current(session)
        there = question and getattr(question.step, what)
        return Moved(session, told=what if there else None)

    return told


def _again(session: Session, about: str | None, walk: Walk) -> Moved:
    return Moved(session)


def _back(session: Session, about: str | None, walk: Walk) -> Moved:
    return Moved(walk.back(session))


def _next(session: Session, about: str | None, walk: Walk) -> Moved:
    question = walk.current(session)
    if question and question.step.type is StepType.INFORMATION:
        return Moved(walk.leave(session, "seen"))
    return Moved(walk.onward(session))


def _change(session: Session, about: str | None, walk: Walk) -> Moved:
    if about is None:
        return Moved(session, phrase="which_answer")
    try:
        return Moved(walk.change(session, about))
    except KeyError:
        return Moved(session)


def _confirm(session: Session, about: str | None, walk: Walk) -> Moved:
    if session.at is not None:
        return Moved(session)
    return Moved(session.model_copy(update={"confirmed": True}), status="done")


def _restart(session: Session, about: str | None, walk: Walk) -> Moved:
    return Moved(walk.begin(session.id, session.municipality), phrase="guide_restarted")


def _stale(session: Session, about: str | None, walk: Walk) -> Moved:
    return Moved(session, phrase="guide_went_on")


MOVES: Mapping[str, Callable[[Session, str | None, Walk], Moved]] = {
    ANSWER: _answered,
    STALE: _stale,
    Move.BACK: _back,
    Move.SKIP: _left("skipped"),
    Move.UNKNOWN: _left("unknown"),
    Move.WHY: _told("why"),
    Move.HELP: _told("help"),
    Move.EXAMPLE: _told("example"),
    Move.NEXT: _next,
    Move.CHANGE: _change,
    Move.CONFIRM: _confirm,
    Move.RESTART: _restart,
}
"""How each move changes a walk; the others begin, leave or fetch one (`actions.actions`)."""


@dataclass(frozen=True)
class Said:
    """What is said after a move."""

    messages: tuple[Message, ...]
    over: bool = False
    """Nothing more is asked in this conversation."""


def said(moved: Moved, walk: Walk, revision: int, profile: Profile | None = None) -> Said:
    """The question that is asked now, or the review, the result, the end.

    ``profile`` is what was kept of the person.
    """
    session = moved.session
    event = life_event_of(session.procedure)
    about = Message(
        kind=Kind.STEP,
        procedure=None if event else session.procedure,
        interview=event,
        municipality=session.municipality,
        guide=session.id,
        phrase=moved.phrase,
    )
    question = walk.current(session)
    if moved.phrase == "which_answer":
        return Said((_which_answer(about, walk, session),))
    if question:
        kept = profile is not None and profile.of(question, session) is not None
        return Said((_step(about, question, moved, walk, revision, kept),))
    if event:
        own = _as(about, Kind.CHECKLIST, phrase="checklist_own", life_event=event)
        return Said((own,), over=True)
    if walk.ended(session):
        person = (Choice(act=Act.PERSON),)
        return Said((_as(about, Kind.NOTICE, phrase="guide_ended", choices=person),), over=True)
    if session.confirmed:
        keep = (Choice(move=Move.KEEP),) if is_own(session) else ()
        moves = (Choice(act=Act.FORGET),)
        choices = (Choice(move=Move.CARD), *keep)
        result = _as(about, Kind.RESULT, phrase="guide_done", choices=choices, moves=moves)
        return Said((result,), over=True)
    choices = (Choice(move=Move.CONFIRM), Choice(move=Move.CHANGE), Choice(act=Act.PERSON))
    return Said((_as(about, Kind.REVIEW, choices=choices, phrase=moved.phrase or "review"),))


def _as(about: Message, kind: Kind, **more: object) -> Message:
    return about.model_copy(update={"kind": kind, **more})


def _step(
    about: Message, question: Question, moved: Moved, walk: Walk, revision: int, kept: bool
) -> Message:
    session = moved.session
    asked = walk.asked(session)
    number = next(n for n, q in enumerate(asked, 1) if q.key == question.key)
    told = moved.told
    if moved.error and session.failures >= EASIER_AFTER and not told:
        told = _hint(question)
    return about.model_copy(
        update={
            "asked": Asked(
                revision=revision,
                key=question.key,
                number=number,
                of=len(asked),
                error=moved.error,
                told=told,
                noted=moved.noted,
            ),
            "choices": ((Choice(answer=KEPT, revision=revision),) if kept else ())
            + _suggested(moved, revision)
            + _answers(question, revision)
            + _ways_out(question, moved),
            "moves": tuple(_moves(question, number, told)),
        }
    )


def _suggested(moved: Moved, revision: int) -> tuple[Choice, ...]:
    """What may have been meant, by its place: the values themselves stay sealed."""
    reading = moved.session.reading
    if reading is None or moved.error is None:
        return ()
    places = range(1, len(reading.suggestions) + 1)
    return tuple(Choice(answer=f"{SUGGESTION}{n}", revision=revision) for n in places)


def _answers(question: Question, revision: int) -> tuple[Choice, ...]:
    """The answers that can be pressed."""
    step = question.step
    match step.type:
        case StepType.CHOICE:
            ids = tuple(option.id for option in step.options)
        case StepType.YES_NO:
            ids = YES_OR_NO
        case StepType.INFORMATION:
            return (Choice(move=Move.NEXT),)
        case _:
            ids = ()
    return tuple(Choice(answer=id, revision=revision) for id in ids)


def _ways_out(question: Question, moved: Moved) -> tuple[Choice, ...]:
    """After answers that could not be taken: something easier, then a person."""
    ways: list[Choice] = []
    if moved.session.failures >= EASIER_AFTER:
        ways.append(Choice(move=Move.SKIP if question.step.optional else Move.UNKNOWN))
    if moved.session.failures >= PERSON_AFTER:
        ways.append(Choice(act=Act.PERSON))
    return tuple(ways)


def _moves(question: Question, number: int, told: str | None) -> list[Choice]:
    """What else can be done here."""
    step = question.step
    there = {
        Move.WHY: step.why,
        Move.EXAMPLE: step.example,
        Move.UNKNOWN: step.type is not StepType.INFORMATION,
        Move.SKIP: step.optional,
        Move.BACK: number > 1,
        Move.SAVE: True,
        Move.STOP: True,
    }
    return [Choice(move=move) for move, can in there.items() if can and move != told]


def _which_answer(about: Message, walk: Walk, session: Session) -> Message:
    """Everything that has been answered, to be chosen from."""
    answered = (question.key for question, _ in walk.answered(session))
    choices = tuple(Choice(move=Move.CHANGE, about=key) for key in answered)
    return _as(about, Kind.CHOICES, choices=choices)


def resumed(moved: Moved) -> Moved:
    """The same, with the words that somebody comes back to."""
    return replace(moved, phrase=moved.phrase or "guide_resumed")
