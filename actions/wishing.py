"""What a resident wants of the door rather than of the town hall."""

from collections.abc import Mapping

from bot.messages import Act, Choice, Kind, Message, Wish

VOICE = ("read_aloud", "slower", "louder")
"""Acts about sound, which the door does not have yet: it says so and repeats in writing."""

OFTEN_WANTED = ("en", "zh-Hans", "vi", "ne")
"""The languages of most foreign residents of the wards; the others are listed by name."""


def wish(intent: str, values: Mapping[str, str]) -> Message:
    """The message for the door; ``values`` are the entities of the resident's message."""
    if intent in VOICE:
        return Message(kind=Kind.NOTICE, phrase="no_voice", wish=Wish(again=True))
    match intent:
        case "simpler":
            return Message(kind=Kind.NOTICE, phrase=intent, wish=Wish(plain=True, again=True))
        case "change_language" if "language" in values:
            granted = Wish(locale=values["language"], again=True)
            return Message(kind=Kind.NOTICE, phrase="language_changed", wish=granted)
        case "change_language":
            choices = tuple(Choice(locale=tag) for tag in OFTEN_WANTED)
            return Message(kind=Kind.CHOICES, phrase="which_language", choices=choices)
        case "delete_my_data" if "confirmed" in values:
            return Message(kind=Kind.NOTICE, phrase="forgotten", wish=Wish(forget=True))
        case "delete_my_data":
            choices = (Choice(act=Act.FORGET),)
            return Message(kind=Kind.CHOICES, phrase="forget", choices=choices)
        case _:
            return Message(kind=Kind.NOTICE, phrase=intent, wish=Wish(again=True))
