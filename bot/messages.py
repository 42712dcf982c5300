"""Messages without prose: what is said to a resident, before anyone says it in words.

Actions make them, the store keeps them, `bot.render` turns them into one reader's
language. See DESIGN, "Meaning in the middle".
"""

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.catalogue.facts import Identifier
from bot.catalogue.guide import Key
from bot.catalogue.schema import PackId
from bot.catalogue.vocabulary import Facet, LifeEvent

POSTBACK = re.compile(
    r"ask:(?P<procedure>[a-z0-9-]{1,40})(?::(?P<facet>[a-z]{1,12}))?"
    r"|in:(?P<municipality>[a-z0-9-]{1,40})"
    r"|life:(?P<life_event>[a-z-]{1,20})"
    r"|speak:(?P<locale>[A-Za-z-]{2,20})"
    r"|a:(?P<revision>[0-9]{1,7}):(?P<answer>[a-z0-9_-]{1,40})"
    r"|g:(?P<move>[a-z]{1,12})(?::(?P<about>[a-z0-9_.-]{1,48}))?"
    r"|(?P<act>person|forget)"
)
MAX_CHOICES = 4
"""Few enough to be heard and kept in mind (STANDARDS WA16)."""

MOST_CHOICES = 60
"""Of a list that is looked through and not kept in mind: the answers that can be changed."""


class Kind(StrEnum):
    """What sort of message it is; a channel may show each kind in its own way."""

    ANSWER = "answer"
    CHECKLIST = "checklist"
    CHOICES = "choices"
    NOTICE = "notice"
    HANDOFF = "handoff"
    STEP = "step"
    REVIEW = "review"
    RESULT = "result"
    CARD = "card"
    PROFILE = "profile"


class Meaning(BaseModel):
    """Frozen, and closed to unknown fields, as everything that crosses a process is."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(StrEnum):
    """What a button does that names nothing."""

    PERSON = "person"
    FORGET = "forget"


class Move(StrEnum):
    """What a resident does in a guide, other than to answer."""

    APPLY = "apply"
    INTERVIEW = "interview"
    START = "start"
    RESUME = "resume"
    BACK = "back"
    SKIP = "skip"
    UNKNOWN = "unknown"
    WHY = "why"
    HELP = "help"
    EXAMPLE = "example"
    AGAIN = "again"
    NEXT = "next"
    CHANGE = "change"
    CONFIRM = "confirm"
    SAVE = "save"
    STOP = "stop"
    RESTART = "restart"
    CARD = "card"
    KEEP = "keep"
    PROFILE = "profile"
    UNKEEP = "unkeep"


class Wish(Meaning):
    """What a resident wants of the door itself; `bot.conversation.wishes` grants it."""

    again: bool = False
    """The last answer once more."""
    plain: bool = False
    """From now on in plain words, where their language has them."""
    locale: str | None = None
    """From now on in this language (BCP 47)."""
    forget: bool = False
    """Everything of this conversation is deleted."""


class Choice(Meaning):
    """A button; exactly one thing, a facet only beside its procedure."""

    procedure: Identifier | None = None
    facet: Facet | None = None
    municipality: PackId | None = None
    life_event: LifeEvent | None = None
    locale: str | None = None
    act: Act | None = None
    answer: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,40}$")] | None = None
    revision: int | None = Field(None, description="of the guide's walk that the answer is to")
    move: Move | None = None
    about: Annotated[str, StringConstraints(max_length=48)] | None = Field(
        None, description="the procedure or question that a move is about"
    )

    @property
    def postback(self) -> str:
        """What comes back when it is pressed; at most 64 bytes (STANDARDS TE1)."""
        if self.procedure:
            return ":".join(filter(None, ("ask", self.procedure, self.facet)))
        if self.municipality:
            return f"in:{self.municipality}"
        if self.life_event:
            return f"life:{self.life_event}"
        if self.locale:
            return f"speak:{self.locale}"
        if self.answer:
            return f"a:{self.revision}:{self.answer}"
        if self.move:
            return ":".join(filter(None, ("g", self.move, self.about)))
        return str(self.act or Act.PERSON)

    @classmethod
    def from_postback(cls, postback: str) -> "Choice":
        """The choice behind a postback.

        Raises:
            ValueError: it is none of ours.
        """
        match = POSTBACK.fullmatch(postback)
        if not match:
            raise ValueError("postback is not one of the door's own")
        try:
            return cls.model_validate(match.groupdict())
        except ValidationError:
            raise ValueError("postback names what the door does not know") from None


class Asked(Meaning):
    """A question of a guide as it is put to somebody; what they answer is not in it."""

    revision: int
    key: Key
    number: int = Field(description="from 1, among those known by now")
    of: int
    error: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")] | None = None
    """Why the last answer could not be taken: a check of the step, or a phrase of `error`."""
    told: Literal["why", "help", "example"] | None = None
    """What is said beside the question, because it was asked for."""
    noted: Key | None = None
    """The question just answered; what was understood is repeated."""


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
    life_event: LifeEvent | None = Field(None, description="whose checklist it is")
    wish: Wish | None = None
    asked: Asked | None = Field(None, description="of a step")
    guide: str | None = Field(None, description="the walk that it is about")
    interview: LifeEvent | None = Field(None, description="whose interview it is, if no guide's")
    choices: Annotated[tuple[Choice, ...], Field(max_length=MOST_CHOICES)] = ()
    moves: tuple[Choice, ...] = Field((), description="what else can be done; shown smaller")


class Understood(Meaning):
    """What Rasa made of a resident's message (DESIGN, interfaces)."""

    intent: str | None = None
    procedure: Identifier | None = None
    municipality: PackId | None = None
    facets: tuple[Facet, ...] = ()
    life_event: LifeEvent | None = None
    certain: bool = Field(True, description="else the procedure is a guess, and was asked back")
    confidence: float = 0.0

    @classmethod
    def from_rasa(cls, data: dict[str, Any]) -> "Understood":
        """From the `understood` of nlu.components.question_reader."""
        return cls.model_validate({name: data[name] for name in cls.model_fields if name in data})
