"""The door's hook: a question in a language that Rasa never learnt is asked in Japanese."""

import asyncio
import dataclasses
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.catalogue.fresh import Fresh
from bot.conversation.door import Door
from bot.conversation.rasa_client import RasaClient
from bot.l10n.locales import Language, load_languages
from bot.render.renderer import Renderer
from bot.settings import Settings
from bot.store.sealing import Sealer
from bot.store.store import Store
from bot.translation.interpreter import Interpreter, needs_translation
from bot.translation.translators import Translators
from tests.bot.translation.conftest import LOCALES, SOURCE
from tests.conftest import ROOT

SEALER = Sealer(bytes(32))
QUESTION = "Peminjaman buku perpustakaan Berapa lama?"
IN_JAPANESE = "図書館の本の貸し出し かかる時間は？"
Languages = Mapping[str, Language]


def never_learnt(language: Language) -> Language:
    return language.model_copy(update={"understood": "through-translation"})


@pytest.fixture(scope="session")
def languages() -> Languages:
    """Ours, as if there were no training data in the small model's language."""
    known = load_languages(LOCALES)
    return {**known, SOURCE: never_learnt(known[SOURCE])}


@pytest.fixture(scope="session")
def renderer(languages: Languages) -> Renderer:
    whole = Renderer.load(ROOT / "procedures", LOCALES)
    return dataclasses.replace(whole, languages=languages)


class Rasa:
    """What Rasa was asked; it says nothing, or is away."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, str]] = []
        self.away = False

    async def answer(self, request: web.Request) -> web.Response:
        if self.away:
            raise web.HTTPServiceUnavailable
        body = await request.json()
        self.asked.append((body["text"], body["metadata"]["locale"]))
        return web.json_response({"messages": [], "understood": {}})


@asynccontextmanager
async def opened(
    renderer: Renderer, rasa: Rasa, var: Path, interpreter: Interpreter | None
) -> AsyncIterator[Door]:
    app = web.Application()
    app.router.add_post("/webhooks/door/webhook", rasa.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    store = Store(f"sqlite:///{var / 'door.sqlite'}", SEALER)
    client = RasaClient([f"http://127.0.0.1:{port}"], 5)
    await store.open()
    texts = Fresh(lambda: renderer, ())
    yield Door(Settings(), store, client, texts, interpreter=interpreter)
    await client.close()
    await store.close()
    await runner.cleanup()


@pytest.fixture
def interpreter(models: Path) -> Interpreter:
    return Interpreter(Translators(models, LOCALES, 2))


def test_rasa_is_asked_in_japanese_and_answers_in_the_readers_language(
    renderer: Renderer, interpreter: Interpreter, tmp_path: Path
) -> None:
    async def run() -> None:
        rasa = Rasa()
        async with opened(renderer, rasa, tmp_path, interpreter) as door:
            turn = await door.receive("a", text=QUESTION, locale="id")
        assert rasa.asked == [(IN_JAPANESE, "id")]
        assert turn.locale == "id"

    asyncio.run(run())


@pytest.mark.parametrize(
    ("text", "reader"),
    [("転入届はいつまでですか", "id"), ("When do I have to report my move?", "id"), ("ok", "en")],
)
def test_a_question_that_rasa_understands_is_asked_as_it_is(
    renderer: Renderer, interpreter: Interpreter, tmp_path: Path, text: str, reader: str
) -> None:
    async def run() -> None:
        rasa = Rasa()
        async with opened(renderer, rasa, tmp_path, interpreter) as door:
            await door.receive("a", text=text, locale=reader)
        assert rasa.asked == [(text, reader)]

    asyncio.run(run())


def test_without_a_model_every_question_is_asked_as_it_is(
    renderer: Renderer, tmp_path: Path
) -> None:
    async def run() -> None:
        for interpreter in (None, Interpreter(Translators(tmp_path / "none", LOCALES, 2))):
            rasa = Rasa()
            async with opened(renderer, rasa, tmp_path, interpreter) as door:
                await door.receive("a", text=QUESTION, locale="id")
            assert rasa.asked == [(QUESTION, "id")]

    asyncio.run(run())


def test_what_is_kept_while_rasa_is_away_are_the_residents_own_words(
    renderer: Renderer, interpreter: Interpreter, tmp_path: Path
) -> None:
    async def run() -> None:
        rasa = Rasa()
        rasa.away = True
        async with opened(renderer, rasa, tmp_path, interpreter) as door:
            assert (await door.receive("a", text=QUESTION, locale="id")).pending
            assert [waiting.text for waiting in await door.store.waiting()] == [QUESTION]
            rasa.away = False
            await door.answer_late()
        assert rasa.asked == [(IN_JAPANESE, "id")]

    asyncio.run(run())


def test_where_a_fact_got_lost_rasa_gets_the_original_too(
    interpreter: Interpreter, languages: Languages
) -> None:
    text = "Saya mau 1 atau 2 atau 3 atau 4 atau 5 atau 6 atau 7 atau 8 atau 9 buku"
    asked = asyncio.run(interpreter.question(text, "id", languages))
    assert asked.endswith(f"（{text}）")


def test_a_model_that_cannot_be_used_leaves_the_question_as_it_is(
    models: Path, languages: Languages, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copytree(models, tmp_path / "models")
    (tmp_path / "models/small-id-ja/ctranslate2/model.bin").write_bytes(b"half")
    interpreter = Interpreter(Translators(tmp_path / "models", LOCALES, 2))
    for _ in range(2):
        assert asyncio.run(interpreter.question(QUESTION, "id", languages)) == QUESTION
    said = [record.getMessage() for record in caplog.records]
    assert len([line for line in said if "model.bin is not the file" in line]) == 1
    assert not [line for line in said if QUESTION in line]


def test_the_operator_is_told_what_is_missing(
    interpreter: Interpreter, languages: Languages, tmp_path: Path
) -> None:
    some = {tag: languages[tag] for tag in ("ja", "en")}
    some |= {tag: never_learnt(languages[tag]) for tag in ("id", "km")}
    without = Interpreter(Translators(tmp_path, LOCALES, 2)).limits(some)
    assert without is not None
    assert "for Bahasa Indonesia, ខ្មែរ, languages without texts:" in without
    assert interpreter.limits({"id": some["id"]}) is None


def test_the_languages_through_translation_are_those_without_training_data() -> None:
    known = load_languages(LOCALES)
    learnt = {path.name.replace("_", "-") for path in (ROOT / "nlu/data").iterdir()}
    without = known.keys() - learnt - {"ja-x-yasashii"}
    assert {tag for tag in known if needs_translation(tag, known)} == without
    assert needs_translation("de", known)
