"""The door's only way to Rasa: nlu/channel.py's webhook."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.messages import Act, Choice, Message, Understood


class Unanswered(Exception):
    """Rasa or its actions gave no answer; the operator's reason is the message."""


@dataclass(frozen=True)
class RasaAnswer:
    """Messages without prose, and how the question was understood."""

    messages: tuple[Message, ...]
    understood: Understood


@dataclass(frozen=True)
class Parsed:
    """How words were understood, and the values in them, by the names of Rasa's entities."""

    understood: Understood
    entities: tuple[Mapping[str, Any], ...]


class RasaClient:
    """Sends one message at a time; raises `Unanswered` when there is no answer.

    A conversation always goes to the same Rasa process, which remembers it
    (`nlu/tracker_store.py`).
    """

    def __init__(self, urls: Sequence[str], timeout: float) -> None:
        self._channels = [f"{url}/webhooks/door" for url in urls]
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(timeout))

    async def close(self) -> None:
        """Ends all connections."""
        await self._http.close()

    async def ask(
        self,
        conversation: str,
        text: str | None,
        postback: str | None,
        locale: str,
        municipality: str | None = None,
    ) -> RasaAnswer:
        """Rasa's answer to a text or to a pressed button.

        ``municipality`` is whose website the resident is on; what they say themselves counts
        more.
        """
        command = _command(postback) if postback else None
        return await self._answer(conversation, text, command, locale, municipality)

    async def move(
        self, conversation: str, move: str, about: str | None, locale: str
    ) -> RasaAnswer:
        """Rasa's answer to a move in a guide; what was answered to it is not told to Rasa."""
        named = {"move": move, "about": about} if about else {"move": move}
        return await self._answer(conversation, None, f"/guide{json.dumps(named)}", locale)

    async def parse(self, conversation: str, text: str, locale: str) -> Parsed:
        """How Rasa understands words; they are not kept in its conversation.

        Raises:
            Unanswered: it does not answer.
        """
        body = {"sender": conversation, "text": text, "metadata": {"locale": locale}}
        data = await self._posted(f"{self._channel_for(conversation)}/parse", body)
        return Parsed(Understood.from_rasa(data["understood"]), tuple(data["entities"]))

    async def _answer(
        self,
        conversation: str,
        text: str | None,
        command: str | None,
        locale: str,
        municipality: str | None = None,
    ) -> RasaAnswer:
        body = {
            "sender": conversation,
            "text": text,
            "command": command,
            "metadata": {"locale": locale, "municipality": municipality},
        }
        data = await self._posted(f"{self._channel_for(conversation)}/webhook", body)
        messages = tuple(Message.model_validate(m) for m in data["messages"])
        return RasaAnswer(messages, Understood.from_rasa(data.get("understood") or {}))

    async def _posted(self, url: str, body: Mapping[str, Any]) -> dict[str, Any]:
        try:
            async with self._http.post(url, json=body) as response:
                response.raise_for_status()
                data: dict[str, Any] = await response.json()
        except (aiohttp.ClientError, TimeoutError, json.JSONDecodeError) as error:
            raise Unanswered(f"{type(error).__name__} from Rasa") from error
        return data

    async def forget(self, conversation: str) -> None:
        """Has Rasa delete what it knows of a conversation.

        Raises:
            Unanswered: it could not.
        """
        url = f"{self._channel_for(conversation)}/webhook/{conversation}"
        try:
            async with self._http.delete(url) as response:
                response.raise_for_status()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unanswered(f"{type(error).__name__} from Rasa") from error

    def _channel_for(self, conversation: str) -> str:
        return self._channels[zlib.crc32(conversation.encode()) % len(self._channels)]


def _command(postback: str) -> str:
    """A button as Rasa's own notation; only the door can write it."""
    choice = Choice.from_postback(postback)
    if choice.act is Act.PERSON:
        return "/person"
    if choice.act is Act.FORGET:
        return '/delete_my_data{"confirmed": "yes"}'
    if choice.locale:
        return f"/change_language{json.dumps({'language': choice.locale})}"
    return "/ask" + choice.model_dump_json(exclude_none=True)
