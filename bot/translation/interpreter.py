"""The interpreter between a resident and Rasa: questions in a language that Rasa never learnt.

Which languages those are says `locales/locales.yml` (``understood: through-translation``);
one that is not in it was not learnt either. Without a model every question goes to Rasa as it
is, which then has only the names of procedures to go by.
"""

import asyncio
import logging
from collections.abc import Mapping

from bot.l10n.locales import SOURCE, Language
from bot.language import identify
from bot.translation.errors import EngineFailed
from bot.translation.translators import Translators

logger = logging.getLogger(__name__)

Languages = Mapping[str, Language]


class Interpreter:
    """Puts questions into Japanese where a model for that is installed."""

    def __init__(self, translators: Translators) -> None:
        self._translators = translators

    async def question(self, text: str, reader: str, languages: Languages) -> str:
        """What Rasa is asked; ``reader`` is the tag of the reader's language.

        Where a fact of the question got lost on the way, the original is beside it.
        """
        spoken = identify(text, reader) or reader
        if not (needs_translation(spoken, languages) and self._translators.can(spoken, SOURCE)):
            return text
        return await asyncio.to_thread(self._in_japanese, text, spoken, languages)

    def _in_japanese(self, text: str, spoken: str, languages: Languages) -> str:
        translator = self._translators.between(spoken, SOURCE, languages)
        if translator is None:
            return text
        try:
            translation = translator.translate(text)
        except EngineFailed as error:
            logger.error("translation.failed, the question is asked as it is: %s", error)
            return text
        if not translation.complete:
            logger.info("translation.incomplete: %d lost", len(translation.lost))
        return translation.shown

    def limits(self, languages: Languages) -> str | None:
        """What the door cannot do, for the operator; None if nothing is missing."""
        missing = [
            language.name
            for tag, language in languages.items()
            if needs_translation(tag, languages) and not self._translators.can(tag, SOURCE)
        ]
        if not self._translators.models:
            missing.append("languages without texts")
        if not missing:
            return None
        return (
            f"No translation model is installed for {', '.join(missing)}: of a question in them "
            "only the names of procedures are understood (docs/translation.md)."
        )


def needs_translation(tag: str, languages: Languages) -> bool:
    """Whether Rasa has no training data in a language."""
    known = languages.get(tag)
    return known is None or known.understood == "through-translation"
