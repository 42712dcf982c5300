"""What to enter where, for who applies on the procedure's own web page."""

from collections.abc import Iterator

from bot.catalogue.schema import Procedure
from bot.draft.draft import Draft
from bot.l10n.locales import SOURCE
from bot.render.rendered import Block, BlockType
from bot.render.words import Words


def entering_blocks(procedure: Procedure, draft: Draft, words: Words) -> Iterator[Block]:
    """The page's address, and every answer in Japanese under the name that forms give it."""
    online = procedure.online
    if online.url is None:
        return
    yield words.phrase(BlockType.TEXT, "guide.online")
    name = words.text(f"{procedure.id}:online.name", online.name).text if online.name else ""
    yield words.phrase(BlockType.TEXT, "link", name=name, url=str(online.url))
    lines = [f"{line.label.ja}：{line.value.ja}" for line in draft.lines if not line.left_open]
    yield Block(type=BlockType.LIST, lang=SOURCE, lines=lines)
