"""One reader's words: texts with their facts filled in, and the language each is in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from bot.catalogue.catalogue import Jurisdiction
from bot.catalogue.texts import OF_THE_PACK, PLACEHOLDER
from bot.l10n.locales import Language
from bot.l10n.translations import Translated, Translations
from bot.render.facts import FactFormatter
from bot.render.furigana import with_furigana
from bot.render.rendered import Block, BlockType, Mode, Ruby

PLAIN_JAPANESE = "ja-x-yasashii"
BUNSETSU_SPACE = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
"""A space that is not between two Latin words."""


class Words:
    """Says texts, phrases and facts in one language.

    ``fell_back`` tells afterwards whether any text had to be shown in Japanese.
    """

    def __init__(
        self,
        language: Language,
        translations: Translations,
        phrases: Mapping[str, str],
        there: Jurisdiction,
        modes: frozenset[Mode] = frozenset(),
    ) -> None:
        self.language = language
        self.facts = FactFormatter(language, self.say)
        self.fell_back = False
        self._translations = translations
        self._phrases = phrases
        self._there = there
        self._furigana = Mode.FURIGANA in modes
        self._unspaced = Mode.UNSPACED in modes

    def text(self, context: str, source: str) -> Translated:
        """A catalogue text with its facts filled in."""
        found = self._translations.text(context, source, self.language)
        if not self.language.japanese and found.tag != self.language.tag:
            self.fell_back = True
        procedure = context.partition(":")[0]
        filled = PLACEHOLDER.sub(lambda match: self._filled(match[1], procedure), found.text)
        return Translated(filled, found.tag)

    @property
    def municipality(self) -> str:
        """What the reader's municipality is called."""
        pack = self._there.municipality
        return self.text(f"{pack.id}:name", pack.name).text

    @property
    def hall(self) -> str:
        """What its office is called."""
        pack = self._there.municipality
        return self.text(f"{pack.id}:hall", pack.hall or "").text

    def say(self, key: str, **arguments: str | int) -> str:
        """One of the door's phrases with its arguments."""
        text = self._translations.text(key, self._phrases[key], self.language).text
        return PLACEHOLDER.sub(
            lambda match: (
                self._filled(match[1]) if match[1] in OF_THE_PACK else str(arguments[match[1]])
            ),
            text,
        )

    def phrase(self, kind: BlockType, key: str, **arguments: str | int) -> Block:
        """A phrase as a block of its own."""
        return self.block(kind, Translated(self.say(key, **arguments), self.language.tag))

    def block(self, kind: BlockType, text: Translated, lines: list[str] | None = None) -> Block:
        """A block with readings where the reader wants them and the text is Japanese."""
        lines = lines or [text.text]
        if self._unspaced and text.tag == PLAIN_JAPANESE:
            lines = [BUNSETSU_SPACE.sub("", line) for line in lines]
        return Block(type=kind, lang=text.tag, lines=lines, ruby=self._ruby(lines, text.tag))

    def listed(self, kind: BlockType, lines: Iterable[tuple[str, str]]) -> Iterator[Block]:
        """Lines as lists, one for each stretch in the same language."""
        for tag, group in groupby(lines, key=lambda line: line[1]):
            yield self.block(kind, Translated("", tag), lines=[text for text, _ in group])

    def _filled(self, name: str, procedure: str = "") -> str:
        """What stands for a placeholder: a name of the municipality's, or a fact."""
        if name == "municipality":
            return self.municipality
        if name == "hall":
            return self.hall
        return self.facts.fact(self._there.procedures[procedure].facts[name])

    def _ruby(self, lines: list[str], tag: str) -> list[list[Ruby]] | None:
        if not self._furigana or not tag.startswith("ja"):
            return None
        return [with_furigana(line) for line in lines]
