"""``/api/conversations/{id}/guides/{guide}/{kind}``: the finished draft, for whom it belongs to."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Request, Response

from bot.channels.web.api import ConversationId, door_of
from bot.draft.data import as_csv, as_json
from bot.draft.draft import Draft
from bot.draft.pdf import as_pdf
from bot.render.rendered import Reader
from bot.tokyo import today

GuideId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{8,40}$")]
Kind = Literal["pdf", "large", "csv", "json"]

TYPES = {
    "pdf": "application/pdf",
    "large": "application/pdf",
    "csv": "text/csv",
    "json": "application/json",
}

router = APIRouter()


@router.get("/api/conversations/{conversation}/guides/{guide}/{kind}")
async def draft(
    conversation: ConversationId, guide: GuideId, kind: Kind, request: Request
) -> Response:
    """The draft in the language that the conversation is held in."""
    door = door_of(request)
    held = await door.held_draft(conversation, guide)
    if held is None:
        raise HTTPException(404, "there is no finished draft of this name here")
    known = await door.store.conversation(conversation)
    reader = Reader(locale=known.locale or "ja", modes=known.modes) if known else Reader()
    made = door.renderer.draft(held, reader, today())
    content = await asyncio.to_thread(_written, made, kind)
    name = f"{made.procedure}-{made.code}.{'pdf' if kind == 'large' else kind}"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, media_type=TYPES[kind], headers=headers)


def _written(draft: Draft, kind: Kind) -> bytes:
    match kind:
        case "csv":
            return as_csv(draft).encode()
        case "json":
            return as_json(draft).encode()
        case _:
            return as_pdf(draft, large=kind == "large")
