"""The one channel of Rasa: the front door speaks to it, nobody else.

Unlike Rasa's own REST channel it keeps a resident's text from being read as a command,
never logs it, returns what was understood, and says so when an answer failed.
"""

import logging
from typing import Any, Awaitable, Callable, Dict, List, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from nlu.several import questions_in
from nlu.tracker_store import RememberingTrackerStore

logger = logging.getLogger(__name__)

COMMAND = "/"
FULLWIDTH_COMMAND = "／"
"""Rasa takes text that begins with a slash for an intent; nlu.analysis folds this one back."""


class DoorChannel(InputChannel):
    """``POST /webhooks/door/webhook`` ``{"sender", "text" | "command", "metadata"}``.

    Answers ``{"messages": [...], "understood": {...}}``, or 502 if no action answered.
    ``POST /webhooks/door/parse`` ``{"sender", "text", "metadata"}`` only understands: what
    somebody answers to a guide is kept by the door, and not by Rasa.
    """

    @classmethod
    def name(cls) -> str:
        """Part of the URL."""
        return "door"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's routes."""
        webhook = Blueprint("door_webhook", __name__)

        @webhook.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            message = user_message(request.json)
            if message is None:
                return response.json({"reason": "sender and text or command needed"}, 400)
            try:
                for part in await parts_of(message, request.app.ctx.agent.processor):
                    await on_new_message(part)
            except Exception as error:  # noqa: BLE001 - Rasa raises anything; text stays unlogged
                logger.error("door.failed: %s", type(error).__name__)
                return response.json({"reason": "Rasa failed"}, 500)
            answers = [m["custom"] for m in message.output_channel.messages if "custom" in m]
            if not answers:
                logger.error("door.unanswered: the action server gave no answer")
                return response.json({"reason": "no action answered"}, 502)
            understood = [answer.pop("understood", None) for answer in answers]
            return response.json({"messages": answers, "understood": understood[0]})

        @webhook.route("/parse", methods=["POST"])
        async def parse(request: Request) -> HTTPResponse:
            message = user_message(request.json)
            if message is None or (message.text or "").startswith(COMMAND):
                return response.json({"reason": "sender and text needed"}, 400)
            try:
                parsed = await request.app.ctx.agent.processor.parse_message(message)
            except Exception as error:  # noqa: BLE001 - Rasa raises anything; text stays unlogged
                logger.error("door.not_parsed: %s", type(error).__name__)
                return response.json({"reason": "Rasa failed"}, 500)
            return response.json(
                {"understood": parsed["understood"], "entities": values_in(parsed["entities"])}
            )

        @webhook.route("/webhook/<sender:str>", methods=["DELETE"])
        async def forget(request: Request, sender: str) -> HTTPResponse:
            await own_store(request.app.ctx.agent.tracker_store).forget(sender)
            return response.empty()

        return webhook


def values_in(entities: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """Typed values with their places, without which component found them."""
    return [{key: e[key] for key in e if key != "extractor"} for e in entities]


def own_store(store: Any) -> RememberingTrackerStore:
    """Our tracker store inside those that Rasa wraps around it."""
    while not isinstance(store, RememberingTrackerStore):
        store = store._tracker_store
    return store


def user_message(body: Optional[Dict[str, Any]]) -> Optional[UserMessage]:
    """The request as Rasa's message, or None if it is incomplete."""
    if not body or not body.get("sender"):
        return None
    text = body.get("command") or as_text(body.get("text") or "")
    if not text.strip():
        return None
    return UserMessage(
        text,
        CollectingOutputChannel(),
        body["sender"],
        input_channel=DoorChannel.name(),
        metadata=body.get("metadata") or {},
    )


async def parts_of(message: UserMessage, processor: MessageProcessor) -> List[UserMessage]:
    """The message itself, or a message for each of its questions; all answer in one place."""
    text = message.text or ""
    if text.startswith(COMMAND):
        return [message]

    async def parse(sentence: str) -> Dict[str, Any]:
        part = UserMessage(as_text(sentence), metadata=message.metadata)
        understood: Dict[str, Any] = (await processor.parse_message(part))["understood"]
        return understood

    questions = await questions_in(text, parse)
    if questions.texts == [text]:
        return [message]
    parts = [
        UserMessage(
            as_text(question),
            message.output_channel,
            message.sender_id,
            input_channel=message.input_channel,
            metadata=message.metadata,
        )
        for question in questions.texts
    ]
    parts[-1].metadata = {**(message.metadata or {}), "more": questions.more}
    return parts


def as_text(text: str) -> str:
    """``text`` so that Rasa cannot take it for a command (``/restart``, ``/ask{...}``)."""
    stripped = text.strip()
    if stripped.startswith(COMMAND):
        return FULLWIDTH_COMMAND + stripped[len(COMMAND) :]
    return stripped
