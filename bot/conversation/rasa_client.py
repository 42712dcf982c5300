"""The door's only way to Rasa: nlu/channel.py's webhook."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

from bot.messages import Act, Choice, Message, Understood


class Unanswered(Exception):
    """Rasa or its actions gave no answer; the operator's reason is the message."""


@dataclass(frozen=True)
class RasaAnswer:
    """Messages without prose, and how the question was understood."""

    messages: tuple[Message, ...]
    understood: Understood


class RasaClient:
    """Sends one message at a time; raises `Unanswered` when there is no answer.

    A conversation always goes to the same Rasa process, which remembers it
    (`nlu/tracker_store.py`).
    """

    def __init__(self, urls: Sequence[str], timeout: float) -> None:
        self._webhooks = [f"{url}/webhooks/door/webhook" for url in urls]
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
        body = {
            "sender": conversation,
            "text": text,
            "command": _command(postback) if postback else None,
            "metadata": {"locale": locale, "municipality": municipality},
        }
        try:
            async with self._http.post(self._webhook_for(conversation), json=body) as response:
                response.raise_for_status()
                data = await response.json()
        except (aiohttp.ClientError, TimeoutError, json.JSONDecodeError) as error:
            raise Unanswered(f"{type(error).__name__} from Rasa") from error
        messages = tuple(Message.model_validate(m) for m in data["messages"])
        return RasaAnswer(messages, Understood.from_rasa(data.get("understood") or {}))

    async def forget(self, conversation: str) -> None:
        """Has Rasa delete what it knows of a conversation.

        Raises:
            Unanswered: it could not.
        """
        url = f"{self._webhook_for(conversation)}/{conversation}"
        try:
            async with self._http.delete(url) as response:
                response.raise_for_status()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unanswered(f"{type(error).__name__} from Rasa") from error

    def _webhook_for(self, conversation: str) -> str:
        return self._webhooks[zlib.crc32(conversation.encode()) % len(self._webhooks)]


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
