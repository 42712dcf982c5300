"""What is kept of a person, for them to see."""

from collections.abc import Iterator
from datetime import date

from bot.catalogue.guide import ProfileField
from bot.guides.profile import Profile
from bot.render.rendered import Block, BlockType
from bot.render.words import Words


def profile_blocks(profile: Profile, words: Words) -> Iterator[Block]:
    """Every value beside what it is."""
    lines = [
        words.say(
            "guide.noted", label=words.say(f"profile.{field}"), value=_said(field, value, words)
        )
        for field, value in profile.values.items()
    ]
    if lines:
        yield Block(type=BlockType.LIST, lang=words.language.tag, lines=lines)


def _said(field: ProfileField, value: object, words: Words) -> str:
    if field is ProfileField.BIRTH_DATE:
        return words.facts.day(date.fromisoformat(str(value)))
    return str(value)
