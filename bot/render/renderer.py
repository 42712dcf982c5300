"""Turns a message into words for one reader; the one way out to residents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.catalogue.catalogue import Catalogue, Jurisdiction
from bot.catalogue.life_events import owner_of
from bot.catalogue.load import load_catalogue
from bot.catalogue.vocabulary import Facet
from bot.catalogue.yaml_source import read_yaml
from bot.draft.draft import Draft
from bot.guides.asking import asking
from bot.guides.profile import Profile
from bot.guides.session import Session
from bot.l10n.extract import load_phrases
from bot.l10n.locales import SOURCE, Language, load_languages
from bot.l10n.translations import Translated, Translations, load_translations
from bot.messages import Choice, Kind, Message, Move
from bot.render.answer import answer_blocks, contact_blocks, small_print, title
from bot.render.card import card_blocks
from bot.render.checklist import checklist_blocks
from bot.render.draft import DraftWords
from bot.render.entering import entering_blocks
from bot.render.faq import faq_blocks
from bot.render.guide import GuideWords, Private
from bot.render.profile import profile_blocks
from bot.render.rendered import Block, BlockType, Mode, Reader, RenderedChoice, RenderedMessage
from bot.render.words import Words
from bot.tokyo import today

NO_TEXTS = Path(__file__).parent.parent / "l10n/no_texts.yml"
GUIDE_OFFER = "guide_offer"
SIDE_BY_SIDE = ("en", "ja")
"""What readers of other languages get, until there are texts in theirs."""


@dataclass(frozen=True)
class Renderer:
    """Everything that words are made of: records, texts, phrases, languages."""

    catalogue: Catalogue
    languages: Mapping[str, Language]
    translations: Translations
    phrases: Mapping[str, str]
    no_texts: Mapping[str, str]

    @classmethod
    def load(cls, procedures: Path, locales: Path) -> "Renderer":
        """Reads catalogue and translations.

        Raises:
            CatalogueError: a file is broken; says which and where.
        """
        languages = load_languages(locales)
        return cls(
            catalogue=load_catalogue(procedures),
            languages=languages,
            translations=load_translations(locales, languages),
            phrases=load_phrases(),
            no_texts=read_yaml(NO_TEXTS).data,
        )

    def render(
        self,
        message: Message,
        reader: Reader,
        private: Private | None = None,
        profile: Profile | None = None,
    ) -> RenderedMessage:
        """The message in the reader's language and modes.

        ``private`` are the answers of the guide that it is about, ``profile`` what is kept of
        the person, where they may be shown.
        """
        there = self.catalogue.of(message.municipality)
        every = [self._words(language, reader, there) for language in self._languages_for(reader)]
        blocks = [
            block for words in every for block in self._blocks(message, there, words, private)
        ]
        if message.kind is Kind.PROFILE and profile:
            blocks += profile_blocks(profile, every[0])
        guide = self._guide(message, there, every[0], private)
        if reader.locale not in self.languages:
            blocks.insert(0, self._no_texts(reader, every[0]))
        return RenderedMessage(
            kind=message.kind,
            procedure=message.procedure,
            facet=message.facet,
            lang=every[0].language.tag,
            text="\n".join(block.plain_text() for block in blocks),
            blocks=blocks,
            choices=self._choices(message.choices, message, every[0], guide),
            moves=self._choices(message.moves, message, every[0], guide),
            question=message.asked.key if message.asked else None,
            links=guide.links(message.guide or "") if guide and message.kind is Kind.RESULT else [],
        )

    def draft(self, session: Session, reader: Reader, day: date) -> Draft:
        """The draft of a walk, in Japanese and in the reader's language."""
        there = self.catalogue.of(session.municipality)
        own = self._words(self._languages_for(reader)[0], reader, there)
        return self._draft(session, there, own, day)

    def _draft(self, session: Session, there: Jurisdiction, own: Words, day: date) -> Draft:
        japanese = self._words(self.languages[SOURCE], Reader(), there)
        return DraftWords(there, japanese, own).draft(session, day)

    def words_for(self, reader: Reader, municipality: str | None = None) -> Words:
        """The reader's first language, for texts outside a message (the page)."""
        there = self.catalogue.of(municipality or self.catalogue.home.id)
        return self._words(self._languages_for(reader)[0], reader, there)

    def words_to_hear(self, locale: str) -> list[Words]:
        """The languages that an answer may be in: the reader's, and Japanese."""
        there = self.catalogue.of(None)
        reader = Reader(locale=locale)
        spoken = {language.tag: language for language in self._languages_for(reader)}
        spoken.setdefault(SOURCE, self.languages[SOURCE])
        return [self._words(language, reader, there) for language in spoken.values()]

    def _japanese(self, there: Jurisdiction, words: Words) -> Words:
        """For the staff; the same words if the reader reads Japanese."""
        if words.language.japanese:
            return words
        return self._words(self.languages[SOURCE], Reader(), there)

    def _languages_for(self, reader: Reader) -> list[Language]:
        if reader.locale not in self.languages:
            return [self.languages[tag] for tag in SIDE_BY_SIDE]
        language = self.languages[reader.locale]
        if Mode.PLAIN in reader.modes and language.plain:
            language = self.languages[language.plain]
        return [language]

    def _words(self, language: Language, reader: Reader, there: Jurisdiction) -> Words:
        return Words(language, self.translations, self.phrases, there, reader.modes)

    def _no_texts(self, reader: Reader, words: Words) -> Block:
        sentence = self.no_texts.get(reader.locale)
        if sentence:
            return Block(type=BlockType.TEXT, lang=reader.locale, lines=[sentence])
        return words.phrase(BlockType.TEXT, "note.two_languages")

    def _guide(
        self, message: Message, there: Jurisdiction, words: Words, private: Private | None
    ) -> GuideWords | None:
        """The words of the guide that a message belongs to."""
        owner = owner_of(message.interview) if message.interview else message.procedure
        if message.guide is None or owner is None:
            return None
        asked = asking(self.catalogue, owner, there.municipality.id)
        return GuideWords(asked, words, private) if asked else None

    def _blocks(
        self, message: Message, there: Jurisdiction, words: Words, private: Private | None
    ) -> Iterator[Block]:
        if message.phrase:
            arguments = {**self.catalogue.emergency, **message.arguments}
            yield words.phrase(BlockType.TEXT, f"say.{message.phrase}", **arguments)
        if message.life_event:
            plan = self.catalogue.life_events[message.life_event]
            session = private.session if private else None
            yield from checklist_blocks(there, message.life_event, plan, words, session, today())
        if any(choice.locale for choice in message.choices):
            yield from self._own_names()
        procedure = there.procedures.get(message.procedure or "")
        guide = self._guide(message, there, words, private)
        if message.kind is Kind.CARD and procedure:
            session = private.session if private else None
            yield from card_blocks(procedure, session, words, self._japanese(there, words))
        elif guide:
            yield from guide.blocks(message, today())
            if message.kind is Kind.RESULT and procedure and procedure.online.url and private:
                draft = self._draft(private.session, there, words, today())
                yield from entering_blocks(procedure, draft, words)
        elif procedure and message.kind is Kind.ANSWER:
            yield from answer_blocks(there, procedure, message.facet or Facet.WHAT, words)
        elif procedure and message.phrase == GUIDE_OFFER and procedure.guide:
            yield title(procedure, words)
            intro = words.text(f"{procedure.id}:guide.intro", procedure.guide.intro)
            yield words.block(BlockType.TEXT, intro)
        elif procedure:
            yield title(procedure, words)
            yield from small_print(there.packs[procedure.id], procedure, words)
        entry = self.catalogue.faq_entry(message.faq) if message.faq else None
        if entry:
            yield from faq_blocks(entry, words)
        if message.contact:
            yield from contact_blocks(self.catalogue.packs[message.contact], words)
        if words.fell_back:
            yield words.phrase(BlockType.NOTE, "note.untranslated")

    def _own_names(self) -> Iterator[Block]:
        """Every language by its own name, for readers who do not find theirs among the buttons."""
        for tag, language in self.languages.items():
            yield Block(type=BlockType.LIST, lang=tag, lines=[language.name])

    def _choices(
        self,
        choices: Sequence[Choice],
        message: Message,
        words: Words,
        guide: GuideWords | None,
    ) -> list[RenderedChoice]:
        """The buttons; among several procedures each says its name, of one its facets."""
        among = len({choice.procedure for choice in choices if choice.procedure}) > 1
        labels = [self._label(choice, among, message, words, guide) for choice in choices]
        return [
            RenderedChoice(label=label.text, lang=label.tag, postback=choice.postback)
            for choice, label in zip(choices, labels, strict=True)
        ]

    def _label(
        self,
        choice: Choice,
        among: bool,
        message: Message,
        words: Words,
        guide: GuideWords | None,
    ) -> Translated:
        tag = words.language.tag
        if choice.answer and guide and message.asked:
            return Translated(guide.option(message.asked, choice.answer), tag)
        if choice.move is Move.CHANGE and choice.about and guide:
            return Translated(guide.label(choice.about), tag)
        if choice.move:
            return Translated(words.say(f"move.{choice.move}"), tag)
        if choice.municipality:
            pack = self.catalogue.packs[choice.municipality]
            return words.text(f"{pack.id}:name", pack.name)
        if choice.facet and not among:
            return Translated(words.say(f"facet.{choice.facet}"), tag)
        if choice.procedure:
            return words.text(f"{choice.procedure}:title", self.catalogue.title(choice.procedure))
        if choice.locale:
            return Translated(self.languages[choice.locale].name, choice.locale)
        said = f"life_event.{choice.life_event}" if choice.life_event else f"choice.{choice.act}"
        return Translated(words.say(said), tag)
