"""Messages without prose: what is said to a resident, before anyone says it in words.

Actions make them, the store keeps them, `bot.render` turns them into one reader's
language. See DESIGN, "Meaning in the middle".
"""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.catalogue.facts import Identifier
from bot.catalogue.schema import PackId
from bot.catalogue.vocabulary import Facet

POSTBACK = re.compile(r"ask:([a-z0-9-]{1,40})(?::([a-z]{1,12}))?|in:([a-z0-9-]{1,40})|person")
MAX_CHOICES = 4
"""Few enough to be heard and kept in mind (STANDARDS WA16)."""


class Kind(StrEnum):
    """What sort of message it is; a channel may show each kind in its own way."""

    ANSWER = "answer"
    CHOICES = "choices"
    NOTICE = "notice"
    HANDOFF = "handoff"


class Meaning(BaseModel):
    """Frozen, and closed to unknown fields, as everything that crosses a process is."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Meaning):
    """A button: a procedure, one facet of it, a municipality, or a person if none is named."""

    procedure: Identifier | None = None
    facet: Facet | None = None
    municipality: PackId | None = None

    @property
    def postback(self) -> str:
        """What comes back when it is pressed; at most 64 bytes (STANDARDS TE1)."""
        if self.municipality:
            return f"in:{self.municipality}"
        if not self.procedure:
            return "person"
        return ":".join(filter(None, ("ask", self.procedure, self.facet)))

    @classmethod
    def from_postback(cls, postback: str) -> "Choice":
        """The choice behind a postback.

        Raises:
            ValueError: it is none of ours.
        """
        match = POSTBACK.fullmatch(postback)
        if not match:
            raise ValueError("postback is not one of the door's own")
        facet = Facet(match[2]) if match[2] else None
        return cls(procedure=match[1], facet=facet, municipality=match[3])


class Message(Meaning):
    """One thing to say: a kind, ids and arguments, never a sentence."""

    kind: Kind
    procedure: Identifier | None = None
    facet: Facet | None = None
    faq: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$")] | None = Field(
        None, description="pack and id of an entry of its FAQ"
    )
    phrase: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")] | None = Field(
        None, description="a key of the group `say` in bot/render/phrases.yml"
    )
    arguments: dict[str, str | int] = {}
    municipality: PackId | None = Field(None, description="where the reader lives, if known")
    contact: PackId | None = Field(None, description="the pack whose contact is shown")
    choices: Annotated[tuple[Choice, ...], Field(max_length=MAX_CHOICES + 1)] = ()


class Understood(Meaning):
    """What Rasa made of a resident's message (DESIGN, interfaces)."""

    intent: str | None = None
    procedure: Identifier | None = None
    municipality: PackId | None = None
    facets: tuple[Facet, ...] = ()
    confidence: float = 0.0

    @classmethod
    def from_rasa(cls, data: dict[str, Any]) -> "Understood":
        """From the `understood` of nlu.components.question_reader."""
        return cls.model_validate({name: data[name] for name in cls.model_fields if name in data})
