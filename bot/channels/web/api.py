"""``/api/conversations/{id}/messages``: one turn, or what came since (DESIGN, interfaces)."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.catalogue.schema import PackId
from bot.conversation.door import Door
from bot.l10n.negotiate import preferred_language
from bot.messages import Choice, Message, Understood
from bot.render.rendered import Mode, Reader, RenderedMessage
from bot.store.store import Conversation

LARGEST_TEXT = 100_000
"""Characters; beyond this nobody typed it. `Settings.longest_message` is answered kindly."""

ConversationId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Locale = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$", max_length=35)]

router = APIRouter()


class Incoming(BaseModel):
    """What a client sends: exactly one of text and postback."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=LARGEST_TEXT)] | None = None
    postback: Annotated[str, Field(max_length=64)] | None = None
    locale: Locale | None = None
    modes: list[Mode] | None = Field(None, description="as before if left out")
    municipality: PackId | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Incoming":
        if (self.text is None) == (self.postback is None):
            raise ValueError("send either text or postback")
        if self.postback is not None:
            Choice.from_postback(self.postback)
        return self


class Outgoing(BaseModel):
    """What a client gets; ``pending`` says that an answer is still to come."""

    messages: list[RenderedMessage]
    locale: str
    modes: list[Mode] = []
    understood: Understood | None = None
    pending: bool = False
    seq: int = 0


def door_of(request: Request) -> Door:
    """The door that the application opened."""
    door: Door = request.app.state.door
    return door


@router.post("/api/conversations/{conversation}/messages", response_model=Outgoing)
async def send(conversation: ConversationId, incoming: Incoming, request: Request) -> Response:
    """Takes one message and answers it."""
    door = door_of(request)
    turn = await door.receive(
        conversation,
        text=incoming.text,
        postback=incoming.postback,
        locale=incoming.locale,
        municipality=incoming.municipality,
        modes=None if incoming.modes is None else frozenset(incoming.modes),
        accepted=preferred_language(
            request.headers.get("accept-language"), door.renderer.languages
        ),
    )
    return _as_json(
        Outgoing(
            messages=await _rendered(door, conversation, turn.messages, turn.locale, turn.modes),
            locale=turn.locale,
            modes=sorted(turn.modes),
            understood=turn.understood,
            pending=turn.pending,
            seq=turn.seq,
        )
    )


@router.get("/api/conversations/{conversation}/messages", response_model=Outgoing)
async def since(
    conversation: ConversationId,
    request: Request,
    after: Annotated[int, Query(ge=0)] = 0,
    locale: Annotated[str | None, Query(max_length=35)] = None,
    modes: Annotated[list[Mode] | None, Query()] = None,
) -> Response:
    """Answers behind number ``after``, in the reader's or another language and modes."""
    door = door_of(request)
    known = await door.store.conversation(conversation)
    stored = await door.store.messages(conversation, after)
    if not known and not stored:
        raise HTTPException(404, "nothing was said in this conversation yet")
    reader = known or Conversation(conversation)
    tag = locale or door.locale_of(reader)
    read_in = reader.modes if modes is None else frozenset(modes)
    return _as_json(
        Outgoing(
            messages=await _rendered(
                door, conversation, [message for _, message in stored], tag, read_in
            ),
            locale=tag,
            modes=sorted(read_in),
            pending=await door.store.is_waiting(conversation),
            seq=stored[-1][0] if stored else after,
        )
    )


@router.get("/health")
async def health() -> dict[str, str]:
    """The door is open."""
    return {"status": "ok"}


def _as_json(outgoing: Outgoing) -> Response:
    """Written once by pydantic; FastAPI would check it and walk through it a second time."""
    return Response(outgoing.model_dump_json(), media_type="application/json")


async def _rendered(
    door: Door,
    conversation: str,
    messages: Sequence[Message],
    locale: str,
    modes: frozenset[Mode],
) -> list[RenderedMessage]:
    reader = Reader(locale=locale, modes=modes)
    private = await door.private(conversation, messages)
    profile = await door.profile(conversation, messages)
    return [
        door.renderer.render(message, reader, private.get(message.guide or ""), profile)
        for message in messages
    ]
