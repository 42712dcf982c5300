"""The front door as an ASGI application."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as StarletteMessage

from bot.addresses.postcodes import Postcodes
from bot.catalogue.fresh import LOOK_EVERY, Fresh
from bot.channels.web import api, drafts, page
from bot.conversation.door import Door
from bot.conversation.guiding import Guiding
from bot.conversation.rasa_client import RasaClient
from bot.render.renderer import Renderer
from bot.settings import Settings
from bot.store.guides import GuideStore, guide_store
from bot.store.sealing import sealer
from bot.store.store import Store
from bot.tokyo import today
from bot.translation.interpreter import Interpreter
from bot.translation.translators import Translators

logger = logging.getLogger(__name__)

SWEEP_EVERY = 3600
"""Seconds."""

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application; reads the catalogue at once, so that a broken one says so now.

    Raises:
        CatalogueError: with file and line.
    """
    settings = settings or Settings()
    texts = Fresh(
        lambda: Renderer.load(settings.procedures, settings.locales),
        (settings.procedures, settings.locales),
    )

    @contextlib.asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        store = Store(settings.database_url, sealer(settings))
        rasa = RasaClient(settings.rasa_urls, settings.answer_timeout)
        await store.open()
        await store.wait_for_all()
        interpreter = Interpreter(
            Translators(settings.models, settings.locales, settings.translation_threads)
        )
        if limits := interpreter.limits(texts.value.languages):
            logger.warning(limits)
        guides = await asyncio.to_thread(guide_store, settings)
        guiding = Guiding(guides, rasa, Postcodes.open(settings.var), today)
        app.state.door = Door(
            settings, store, rasa, texts, interpreter=interpreter, guiding=guiding
        )
        tasks = [
            asyncio.create_task(_sweep(guides)),
            asyncio.create_task(_answer_late(app.state.door, settings.retry_every)),
            asyncio.create_task(_keep_fresh(texts)),
        ]
        yield
        for task in tasks:
            task.cancel()
        await rasa.close()
        await store.close()

    app = FastAPI(title="Madoguchi", lifespan=opened)
    app.include_router(api.router)
    app.include_router(drafts.router)
    app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=page.PAGE))
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _refused)
    app.add_middleware(WithHeaders)
    return app


async def _keep_fresh(texts: Fresh[Renderer]) -> None:
    """An editor's change is live within two seconds."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await asyncio.to_thread(texts.refresh)


async def _sweep(guides: GuideStore) -> None:
    """What nobody came back to is deleted in time."""
    while True:
        try:
            if deleted := await asyncio.to_thread(guides.sweep):
                logger.info("guides.swept count=%d", deleted)
        except Exception:
            logger.exception("guides: nothing was swept, the next round tries again")
        await asyncio.sleep(SWEEP_EVERY)


async def _answer_late(door: Door, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            await door.answer_late()
        except Exception:
            logger.exception("late answers: this round failed, the next one tries again")


class WithHeaders:
    """Adds our headers to every answer (plain ASGI: Starlette's base class costs 0.4 ms)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""

        async def send_with_headers(message: StarletteMessage) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


async def _bad_request(request: Request, error: Exception) -> JSONResponse:
    reasons = error.errors() if isinstance(error, RequestValidationError) else []
    where = [".".join(map(str, reason["loc"][1:])) for reason in reasons]
    said = [f"{w}: {r['msg']}" if w else str(r["msg"]) for w, r in zip(where, reasons, strict=True)]
    return JSONResponse({"reason": "; ".join(said)}, 422)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    status, reason = (
        (error.status_code, error.detail) if isinstance(error, HTTPException) else (400, "")
    )
    return JSONResponse({"reason": reason}, status)
