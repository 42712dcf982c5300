"""Grants what a resident wants of the door itself: again, plainer, in another language, forget.

Actions only say that it is wanted (`bot.messages.Wish`); what was answered last and what the
reader has set is known here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.l10n.locales import Language
from bot.l10n.negotiate import our_tag
from bot.messages import Message, Wish
from bot.render.rendered import Mode
from bot.store.store import Conversation, Store


@dataclass(frozen=True)
class Granted:
    """What is said, and what the conversation is like from now on."""

    messages: Sequence[Message]
    conversation: Conversation


async def granted(
    messages: Sequence[Message],
    conversation: Conversation,
    store: Store,
    languages: Mapping[str, Language],
) -> Granted:
    """The messages with every wish among them granted."""
    said: list[Message] = []
    for message in messages:
        if message.wish is None:
            said.append(message)
            continue
        wish = message.wish
        spoken, conversation = _as_wished(message, wish, conversation, languages)
        said.append(spoken)
        if wish.again:
            before = await store.last_answers(conversation.id)
            if not before and spoken.phrase == "repeat":
                said[-1] = _saying("nothing_to_repeat", spoken)
            said += before
        if wish.forget:
            await store.forget(conversation.id)
    return Granted(said, conversation)


def _as_wished(
    message: Message, wish: Wish, conversation: Conversation, languages: Mapping[str, Language]
) -> tuple[Message, Conversation]:
    """The reader's new settings, or the sentence that they cannot be had."""
    if wish.locale:
        tag = our_tag(wish.locale, languages) or wish.locale
        spoken = message if tag in languages else _saying("language_unknown", message)
        return spoken, replace(conversation, locale=tag, pinned=True)
    if wish.plain:
        language = languages.get(conversation.locale or "")
        if language is None or not (language.plain or language.tag in _plain_tags(languages)):
            return _saying("no_simpler", message), conversation
        return message, replace(conversation, modes=conversation.modes | {Mode.PLAIN})
    return message, conversation


def _plain_tags(languages: Mapping[str, Language]) -> set[str]:
    return {language.plain for language in languages.values() if language.plain}


def _saying(phrase: str, message: Message) -> Message:
    return message.model_copy(update={"phrase": phrase})
