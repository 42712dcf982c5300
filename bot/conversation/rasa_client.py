"""The door's only way to Rasa: nlu/channel.py's webhook."""

import json
from dataclasses import dataclass

import httpx

from bot.messages import Choice, Message, Understood


class Unanswered(Exception):
    """Rasa or its actions gave no answer; the operator's reason is the message."""


@dataclass(frozen=True)
class RasaAnswer:
    """Messages without prose, and how the question was understood."""

    messages: tuple[Message, ...]
    understood: Understood


class RasaClient:
    """Sends one message at a time; raises `Unanswered` when there is no answer."""

    def __init__(self, url: str, timeout: float) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False)

    async def close(self) -> None:
        """Ends all connections."""
        await self._http.aclose()

    async def ask(
        self, conversation: str, text: str | None, postback: str | None, locale: str
    ) -> RasaAnswer:
        """Rasa's answer to a text or to a pressed button."""
        body = {
            "sender": conversation,
            "text": text,
            "command": _command(postback) if postback else None,
            "metadata": {"locale": locale},
        }
        try:
            response = await self._http.post("/webhooks/door/webhook", json=body)
            response.raise_for_status()
            data = response.json()
        except (httpx.HTTPError, json.JSONDecodeError) as error:
            raise Unanswered(f"{type(error).__name__} from Rasa") from error
        messages = tuple(Message.model_validate(m) for m in data["messages"])
        return RasaAnswer(messages, Understood.from_rasa(data.get("understood") or {}))


def _command(postback: str) -> str:
    """A button as Rasa's own notation; only the door can write it."""
    choice = Choice.from_postback(postback)
    if not choice.procedure:
        return "/person"
    return "/ask" + choice.model_dump_json(exclude_none=True)
