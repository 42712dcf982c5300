"""What is known of somebody's walk through a guide; the store keeps it sealed."""

from typing import Literal

from pydantic import Field, JsonValue

from bot.catalogue.facts import Record

Left = Literal["skipped", "unknown", "seen"]
"""Why there is no value: passed over, to be told at the counter, or nothing was asked."""


ANSWER = "answer"
"""What Rasa and the actions are told of an answer; which one it was lies in ``reading``."""

STALE = "stale"
"""What they are told of an answer to a question that is no longer asked."""

SUGGESTION = "s-"
"""Begins the id of a suggestion: ``s-1`` is the first. No option has a hyphen in its id."""


class Answer(Record):
    """What somebody answered to one question, or why not."""

    value: JsonValue = None
    left: Left | None = None


class Reading(Record):
    """What the door read in somebody's words: a value, or why there is none."""

    key: str
    value: JsonValue = None
    error: str | None = None
    suggestions: tuple[JsonValue, ...] = ()
    """What may have been meant, if there was more than one way to read it."""


def suggested(reading: Reading | None, id: str) -> JsonValue:
    """The value behind a suggestion's id; None if there is none."""
    number = id.removeprefix(SUGGESTION)
    if reading is None or number == id or not number.isdecimal():
        return None
    place = int(number) - 1
    return reading.suggestions[place] if 0 <= place < len(reading.suggestions) else None


class Session(Record):
    """One walk; every move makes a new one."""

    id: str
    procedure: str
    """Whose questions they are (`bot.guides.asking`)."""
    municipality: str | None = None
    digest: str
    """Of the guide that the answers were given to."""
    answers: dict[str, Answer] = Field({})
    at: str | None = None
    """The question being asked; None once all are answered and looked through."""
    failures: int = 0
    """How often in a row the answer to it could not be taken."""
    hinted: bool = False
    """Help was given with it already."""
    reading: Reading | None = None
    """What was answered just now, on its way from the door to the action that takes it."""
    confirmed: bool = False
    code: str | None = None
    """What staff open the draft with."""
    resume_code: str | None = None
    """What the walk goes on with on another channel."""
    begun_on: str
    """The day, ISO 8601."""

    def packed(self) -> bytes:
        """As the store seals it."""
        return self.model_dump_json(exclude_none=True).encode()

    @classmethod
    def unpacked(cls, state: bytes) -> "Session":
        """From what the store has unsealed."""
        return cls.model_validate_json(state)
