"""One at a time, questions first."""

import asyncio
import threading

import pytest

from bot.encoder.turns import Turns, Urgency

CATALOGUE, QUESTION = Urgency.CATALOGUE, Urgency.QUESTION


def test_questions_go_before_texts_of_the_catalogue_that_came_sooner() -> None:
    done: list[str] = []
    wanted = [(CATALOGUE, "c1"), (CATALOGUE, "c2"), (QUESTION, "q1"), (QUESTION, "q2")]

    async def run() -> None:
        turns, begun, go_on = Turns(), threading.Event(), threading.Event()

        def first() -> None:
            begun.set()
            go_on.wait(10)

        tasks = [asyncio.create_task(turns.take(CATALOGUE, first))]
        await asyncio.to_thread(begun.wait, 10)
        for urgency, name in wanted:
            tasks.append(
                asyncio.create_task(turns.take(urgency, lambda name=name: done.append(name)))
            )
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())
    assert done == ["q1", "q2", "c1", "c2"]


def test_never_two_at_once() -> None:
    together = most = 0

    def work() -> None:
        nonlocal together, most
        together += 1
        most = max(most, together)
        together -= 1

    async def run() -> None:
        turns = Turns()
        await asyncio.gather(*(turns.take(QUESTION, work) for _ in range(50)))

    asyncio.run(run())
    assert most == 1


def test_one_that_fails_or_gives_up_passes_its_turn_on() -> None:
    def fail() -> None:
        raise ValueError("no")

    async def run() -> str:
        turns, begun, go_on = Turns(), threading.Event(), threading.Event()

        def first() -> None:
            begun.set()
            go_on.wait(10)

        holding = asyncio.create_task(turns.take(QUESTION, first))
        await asyncio.to_thread(begun.wait, 10)
        gives_up = asyncio.create_task(turns.take(QUESTION, lambda: None))
        failing = asyncio.create_task(turns.take(QUESTION, fail))
        await asyncio.sleep(0)
        gives_up.cancel()
        go_on.set()
        await holding
        with pytest.raises(ValueError, match="no"):
            await failing
        return await turns.take(QUESTION, lambda: "answered")

    assert asyncio.run(run()) == "answered"
