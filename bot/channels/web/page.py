"""The chat page, in the language that the browser prefers."""

import json
from html import escape
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.channels.web.api import door_of
from bot.l10n.negotiate import our_tag, preferred_language
from bot.render.rendered import Reader
from bot.render.renderer import Renderer

PAGE = Path(__file__).parent / "page"
TEXTS = (
    "skip",
    "question",
    "placeholder",
    "send",
    "language",
    "automatic",
    "plain",
    "furigana",
    "conversation",
    "welcome",
)
SCRIPT_TEXTS = ("you", "door", "thinking", "unreachable", "chosen", "send")

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
async def page(
    request: Request, lang: str | None = None, municipality: str | None = None
) -> HTMLResponse:
    """The page of a municipality; ``?lang=`` overrides the browser's language."""
    door = door_of(request)
    accepted = preferred_language(request.headers.get("accept-language"), door.renderer.languages)
    chosen = our_tag(lang or "", door.renderer.languages) or accepted or "ja"
    return HTMLResponse(page_in(door.renderer, chosen, municipality))


def page_in(renderer: Renderer, locale: str, municipality: str | None = None) -> str:
    """The page's HTML in one of our languages."""
    words = renderer.words_for(Reader(locale=locale), municipality)
    script_texts = json.dumps({name: words.say(f"page.{name}") for name in SCRIPT_TEXTS})
    fills = {name: escape(words.say(f"page.{name}")) for name in TEXTS} | {
        "lang": locale,
        "title": escape(words.say("page.title")),
        "languages": "".join(
            f'<option value="{tag}" lang="{tag}">{escape(language.name)}</option>'
            for tag, language in renderer.languages.items()
        ),
        "texts": script_texts.replace("<", "\\u003c"),
    }
    html = (PAGE / "index.html").read_text(encoding="utf-8")
    for name, text in fills.items():
        html = html.replace(f"{{{{{name}}}}}", text)
    return html
