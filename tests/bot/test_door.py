"""A turn when Rasa is away: an apology, and nothing lost in silence."""

import asyncio
from pathlib import Path

from bot.catalogue.fresh import Fresh
from bot.conversation.door import Door, cleaned
from bot.conversation.rasa_client import RasaClient
from bot.messages import Kind
from bot.render.renderer import Renderer
from bot.settings import Settings
from bot.store.sealing import Sealer
from bot.store.store import Store

SEALER = Sealer(bytes(32))
NOBODY_LISTENS = "http://127.0.0.1:9"


class Clock:
    """Seconds, moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_question_that_waited_too_long_is_said_to_be_lost(
    renderer: Renderer, tmp_path: Path
) -> None:
    async def run() -> None:
        settings, clock = Settings(answer_late_for=60), Clock()
        store, rasa = (
            Store(f"sqlite:///{tmp_path / 'd.sqlite'}", SEALER),
            RasaClient([NOBODY_LISTENS], 1),
        )
        await store.open()
        texts = Fresh(lambda: renderer, ())
        door = Door(settings, store, rasa, texts, clock)
        turn = await door.receive("a", text="転入届はいつまでですか")
        assert turn.pending
        assert (turn.messages[0].kind, turn.messages[0].phrase) == (Kind.HANDOFF, "unavailable")

        clock.now = 59
        await door.answer_late()
        assert await store.is_waiting("a")

        clock.now = 61
        await door.answer_late()
        (_, lost), *_ = await store.messages("a", after=turn.seq)
        assert lost.phrase == "lost"
        assert not await store.is_waiting("a")
        await rasa.close()
        await store.close()

    asyncio.run(run())


def test_a_conversation_goes_to_the_same_rasa_every_time() -> None:
    async def run() -> None:
        urls = [f"http://127.0.0.1:{port}" for port in (1, 2, 3)]
        first, second = RasaClient(urls, 1), RasaClient(urls, 1)
        names = [f"conversation-{number}" for number in range(300)]
        ways = {name: first._channel_for(name) for name in names}
        assert {name: second._channel_for(name) for name in names} == ways
        shares = [list(ways.values()).count(way) for way in set(ways.values())]
        assert len(shares) == 3
        assert min(shares) > 70
        await first.close()
        await second.close()

    asyncio.run(run())


def test_control_and_direction_characters_are_taken_out() -> None:
    assert cleaned(" \x00転\u202e入\u200b届ｶﾞ１ ") == "転入届ガ1"


def test_digits_of_every_script_are_read() -> None:
    assert cleaned("३०० ၃၀၀ ๓๐๐ ៣០០ ３００") == "300 300 300 300 300"
