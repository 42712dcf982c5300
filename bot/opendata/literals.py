"""Texts in several languages at once, each under the tag of the language it is in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.l10n.translations import Translations
from bot.render.words import Words

LanguageMap = dict[str, str]
"""BCP 47 tag → text (JSON-LD 1.1, section 4.6.2, language maps); Japanese is always there."""


@dataclass(frozen=True)
class Literals:
    """Says a text in every language that has it; ``words`` has Japanese among them."""

    words: tuple[Words, ...]
    translations: Translations
    phrases: Mapping[str, str]

    def text(self, context: str, source: str) -> LanguageMap:
        """A catalogue text with its facts filled in."""
        return self._in_all(context, source, lambda words: words.text(context, source).text)

    def phrase(self, key: str, **arguments: str) -> LanguageMap:
        """One of the door's phrases."""
        return self.said(key, lambda words: words.say(key, **arguments))

    def said(self, key: str, say: Callable[[Words], str]) -> LanguageMap:
        """What ``say`` makes in each language that has the phrase ``key``."""
        return self._in_all(key, self.phrases[key], say)

    def _in_all(self, context: str, source: str, say: Callable[[Words], str]) -> LanguageMap:
        """A text fallen back to would have its facts in another language: it is left out."""
        return {
            words.language.tag: say(words)
            for words in self.words
            if self.translations.text(context, source, words.language).tag == words.language.tag
        }


def joined(separator: str, *texts: LanguageMap) -> LanguageMap:
    """Texts one after the other, in the languages that have all of them."""
    shared = [tag for tag in texts[0] if all(tag in text for text in texts)]
    return {tag: separator.join(text[tag] for text in texts) for tag in shared}
