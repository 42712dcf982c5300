"""An answer from a municipality's FAQ: its own words, with where they are from."""

from collections.abc import Iterator

from bot.catalogue.faq import FaqEntry
from bot.l10n.locales import SOURCE
from bot.l10n.translations import Translated
from bot.plain.rewrite import rewrite
from bot.plain.spacing import spaced
from bot.render.rendered import Block, BlockType
from bot.render.words import PLAIN_JAPANESE, Words


def faq_blocks(entry: FaqEntry, words: Words) -> Iterator[Block]:
    """Question, answer, link and origin; the answer is Japanese in every language.

    Readers of plain Japanese get it rewritten by rule, and are told so. Braces in it are the
    town hall's own and are not filled in.
    """
    plain = words.language.tag == PLAIN_JAPANESE
    for kind, text in ((BlockType.TITLE, entry.question), (BlockType.TEXT, entry.answer)):
        said = Translated(spaced(rewrite(text).text), PLAIN_JAPANESE) if plain else None
        yield words.block(kind, said or Translated(text, SOURCE))
    if plain:
        yield words.phrase(BlockType.NOTE, "note.automatic")
    if entry.url:
        yield Block(type=BlockType.LIST, lang=SOURCE, lines=[str(entry.url)])
    yield words.phrase(BlockType.NOTE, "note.faq")
    if not words.language.japanese:
        words.fell_back = True
