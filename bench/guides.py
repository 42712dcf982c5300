"""A guide's steps through the whole door, a thousand guides open at once, and a draft's PDF."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import httpx
import yaml

from bench.installation import whole_door
from bot.draft.pdf import as_pdf
from bot.guides.questions import Questions
from bot.guides.session import Answer, Session
from bot.guides.walk import digest
from bot.render.rendered import Reader
from bot.render.renderer import Renderer
from bot.settings import ROOT, Settings

PROCEDURE = "move-in"
WALKS = 25
OPEN = 1_000
AT_ONCE = 16
DRAFTS = 20
TODAY = date(2026, 11, 25)


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    yield "| what | p50 ms | p95 ms | |"
    yield "|---|---|---|---|"
    with whole_door(2) as (port, _):
        url = f"http://127.0.0.1:{port}/api/conversations"
        yield _line("a step, one resident", _walked(url), "")
        begin = time.perf_counter()
        times = asyncio.run(_opened(url))
        took = time.perf_counter() - begin
        yield _line(f"{OPEN} guides begun, {AT_ONCE} at once", times, f"{took:.0f} s in all")
        yield _line("a step while they are open", _walked(url), "")
    yield from _drafts()


def _line(what: str, times: list[float], rest: str) -> str:
    times = sorted(times)
    p95 = times[int(len(times) * 0.95)]
    return f"| {what} | {statistics.median(times):.1f} | {p95:.1f} | {rest} |"


def _answers() -> dict[str, object]:
    path = next(ROOT.glob(f"procedures/*/{PROCEDURE}.yml"))
    guide = yaml.safe_load(path.read_text(encoding="utf-8"))["guide"]
    answers: dict[str, object] = guide["walks"][0]["answers"]
    return answers


def _walked(url: str) -> list[float]:
    """Milliseconds of every answer of some walks, one after the other."""
    times: list[float] = []
    answers = _answers()
    with httpx.Client(timeout=30) as client:
        for _ in range(WALKS):
            where = f"{url}/{uuid4().hex}/messages"
            last = client.post(where, json={"postback": f"g:start:{PROCEDURE}"}).json()
            while (question := last["messages"][-1].get("question")) is not None:
                said = _said(last["messages"][-1], answers.get(question))
                begin = time.perf_counter()
                last = client.post(where, json=said).json()
                times.append((time.perf_counter() - begin) * 1000)
    return times


def _said(message: dict[str, object], value: object) -> dict[str, str]:
    choices = message["choices"]
    assert isinstance(choices, list)
    pressed = {choice["postback"].split(":")[-1]: choice["postback"] for choice in choices}
    if "next" in pressed:
        return {"postback": pressed["next"]}
    if isinstance(value, list):
        return {"text": "1, 2"}
    return {"postback": pressed[str(value)]} if str(value) in pressed else {"text": str(value)}


async def _opened(url: str) -> list[float]:
    """Milliseconds to begin a guide, for many residents who begin at once."""
    ids = [uuid4().hex for _ in range(OPEN)]
    times: list[float] = []
    waiting = asyncio.Semaphore(AT_ONCE)
    async with httpx.AsyncClient(timeout=60) as client:

        async def begin(id: str) -> None:
            async with waiting:
                start = time.perf_counter()
                body = {"postback": f"g:start:{PROCEDURE}"}
                response = await client.post(f"{url}/{id}/messages", json=body)
                response.raise_for_status()
                times.append((time.perf_counter() - start) * 1000)

        await asyncio.gather(*map(begin, ids))
    return times


def _drafts() -> Iterator[str]:
    settings = Settings()
    renderer = Renderer.load(settings.procedures, settings.locales)
    session = _finished(renderer)
    for locale in ("ja", "vi", "my"):
        draft = renderer.draft(session, Reader(locale=locale), TODAY)
        as_pdf(draft)
        times, size = [], 0
        for _ in range(DRAFTS):
            begin = time.perf_counter()
            size = len(as_pdf(draft))
            times.append((time.perf_counter() - begin) * 1000)
        yield _line(f"PDF in {locale}", times, f"{size // 1024} KB")


def _finished(renderer: Renderer) -> Session:
    """A walk whose answers are all texts of the example."""
    guide = renderer.catalogue.of(None).procedures[PROCEDURE].guide
    assert guide
    questions = Questions(PROCEDURE, guide)
    answers = {
        key: Answer(value=value)
        for key, value in _answers().items()
        if isinstance(value, str | bool | int | list) and questions.find(key)
    }
    answers = {k: a for k, a in answers.items() if k not in ("moved_on", "landed_on", "birth_date")}
    return Session(
        id="bench",
        procedure=PROCEDURE,
        digest=digest(guide),
        answers=answers,
        confirmed=True,
        code="ABCD-2345",
        begun_on=TODAY.isoformat(),
    )


if __name__ == "__main__":
    for row in table():
        print(row, flush=True)
