"""Whether words in the middle of a guide are an answer, a move, or something else altogether.

A closed question (a date, a choice) knows its answers: what can be read as one, is one. An open
one (a name, an address) takes anything, so words that are clearly something else go first.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.catalogue.guide import StepType
from bot.catalogue.yaml_source import read_yaml
from bot.guides.questions import Question
from bot.guides.session import Reading
from bot.messages import Move, Understood

ASKED_FOR = Path(__file__).parent / "asked_for.yml"

OPEN = frozenset({StepType.TEXT, StepType.NAME, StepType.ADDRESS})
"""Types whose answers may be any words."""

ACTS: Mapping[str, Move] = {
    "back": Move.BACK,
    "skip": Move.SKIP,
    "unsure": Move.UNKNOWN,
    "stop": Move.STOP,
}
"""Dialogue acts that move a guide."""

BESIDE = frozenset(
    {
        "repeat", "simpler", "slower", "louder", "read_aloud", "change_language", "person",
        "delete_my_data", "emergency", "help", "thank", "greet", "goodbye", "complaint",
        "praise", "feedback", "abuse", "chitchat",
    }
)  # fmt: skip
"""Dialogue acts that are answered beside the guide; its question comes back after them."""

REFUSED = "number_refused"
"""The error of an answer with a My Number or a card number in it."""

INSISTENT = frozenset({"person", "emergency", "delete_my_data", "repeat", "simpler", "read_aloud"})
"""Those of them that are believed where anything may be the answer: "ネパール語" may be one."""

SURE = 0.6
"""Confidence from which an act is believed before an open question is taken as answered."""

SURE_OF_A_NAME = 0.9
"""The same for a name or a text: many a one is a word of something else."""

LONGEST_WISH = 40
"""Characters; in a longer text the words of a wish are part of an answer."""

ASKS = re.compile(
    r"[?？]\s*$|(です|ます|でしょう|ません)か[。．]?\s*$|[吗嗎呢][。]?\s*$|까[요]?[.]?\s*$"
)
"""How a sentence ends that asks."""


class Sort(StrEnum):
    """What somebody's words are to the guide."""

    ANSWER = "answer"
    MOVE = "move"
    ELSE = "else"


@dataclass(frozen=True)
class Meant:
    """The sort of some words, and which move they are."""

    sort: Sort
    move: Move | None = None


def meant(question: Question | None, text: str, understood: Understood, reading: Reading) -> Meant:
    """What words are at a question; at the review (no question) only moves and other things."""
    if reading.error == REFUSED:
        return Meant(Sort.ANSWER)  # whatever else it says: it held a number that nobody may keep
    if question and _is_closed(question) and reading.error is None:
        return Meant(Sort.ANSWER)
    if move := asked_for(text):
        return Meant(Sort.MOVE, move)
    act = ACTS.get(understood.intent or "")
    if question is None:
        return _at_the_review(understood, act)
    if question.step.type is StepType.INFORMATION:
        return _at_an_information(understood, act, text)
    believed = understood.confidence >= _sure(question)
    if act and (believed or _is_closed(question)):
        return Meant(Sort.MOVE, act)
    beside = INSISTENT if question.step.type is StepType.TEXT else BESIDE
    if understood.intent in beside and believed:
        return Meant(Sort.ELSE)
    if _asks(text, understood, question):
        return Meant(Sort.ELSE)
    return Meant(Sort.ANSWER)


def _is_closed(question: Question) -> bool:
    """Whether it knows its answers."""
    return question.step.type not in OPEN | {StepType.INFORMATION}


def asked_for(text: str) -> Move | None:
    """A wish that is no dialogue act: why, an example, to save, to change an answer."""
    said = text.casefold().strip()
    if len(said) > LONGEST_WISH:
        return None
    for move, phrases in _wishes().items():
        if any(phrase in said for phrase in phrases):
            return move
    return None


def _at_the_review(understood: Understood, act: Move | None) -> Meant:
    if understood.intent == "affirm":
        return Meant(Sort.MOVE, Move.CONFIRM)
    if understood.intent == "deny":
        return Meant(Sort.MOVE, Move.CHANGE)
    return Meant(Sort.MOVE, act) if act else Meant(Sort.ELSE)


def _at_an_information(understood: Understood, act: Move | None, text: str) -> Meant:
    if act in (Move.BACK, Move.STOP):
        return Meant(Sort.MOVE, act)
    if understood.intent in ("ask", "start_guide") or ASKS.search(text):
        return Meant(Sort.ELSE)
    return (
        Meant(Sort.ELSE) if understood.intent in BESIDE - {"thank"} else Meant(Sort.MOVE, Move.NEXT)
    )


def _asks(text: str, understood: Understood, question: Question) -> bool:
    """Whether it is a question to the town hall and not an answer to ours."""
    if ASKS.search(text):
        return (
            understood.intent in ("ask", "start_guide") or question.step.type is not StepType.TEXT
        )
    if question.step.type is StepType.TEXT or understood.intent not in ("ask", "start_guide"):
        return False
    certain = understood.certain and understood.procedure is not None
    return certain and bool(understood.facets) and understood.confidence >= _sure(question)


def _sure(question: Question) -> float:
    return SURE_OF_A_NAME if question.step.type in (StepType.NAME, StepType.TEXT) else SURE


@cache
def _wishes() -> Mapping[Move, tuple[str, ...]]:
    return {
        Move(name): tuple(phrase.casefold() for phrases in said.values() for phrase in phrases)
        for name, said in read_yaml(ASKED_FOR).data.items()
    }
