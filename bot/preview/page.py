"""A page that shows one procedure and looks again every two seconds."""

from html import escape

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse

from bot.catalogue.fresh import Fresh
from bot.preview.whole import whole_procedure
from bot.render.rendered import Block, BlockType, Mode, RenderedMessage, Ruby
from bot.render.renderer import Renderer
from bot.settings import Settings

STYLE = """
body { font: 16px/1.75 sans-serif; margin: 1rem; max-inline-size: 60rem }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1rem; padding-block-end: 1rem }
article { border: 1px solid #767676; border-radius: 8px; padding: .5rem 1rem; margin-block: 1rem }
.title, .charge { font-weight: 700; margin: 0 } .note { color: #555; font-size: 14px; margin: 0 }
.broken { background: #fff0f0; border: 2px solid #b00020; padding: 1rem; white-space: pre-wrap }
"""
PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2">
<title>{title}</title><style>{style}</style></head><body>{broken}<nav>{links}</nav>
<h1>{title}</h1>{messages}</body></html>"""


def create_app(settings: Settings | None = None) -> FastAPI:
    """``/{procedure}?lang=ja&mode=furigana&municipality=sample-ward``.

    Raises:
        CatalogueError: there is nothing right to show to begin with.
    """
    settings = settings or Settings()
    folders = settings.procedures, settings.locales
    texts = Fresh(lambda: Renderer.load(*folders), folders)
    app = FastAPI(title="Madoguchi preview", docs_url=None, redoc_url=None)

    @app.get("/{procedure}", response_class=HTMLResponse)
    def show(
        procedure: str, lang: str = "ja", mode: str = "", municipality: str | None = None
    ) -> str:
        try:
            modes = frozenset(Mode(name) for name in mode.split(",") if name)
            renderer = texts.current()
            said = list(whole_procedure(renderer, procedure, lang, modes, municipality))
        except (KeyError, ValueError) as error:
            raise HTTPException(404, f"not there: {error}") from error
        return PAGE.format(
            lang=lang,
            title=escape(procedure),
            style=STYLE,
            broken=f'<pre class="broken">{escape(str(texts.broken))}</pre>' if texts.broken else "",
            links=_links(renderer),
            messages="".join(map(_article, said)),
        )

    return app


def _links(renderer: Renderer) -> str:
    languages = "".join(
        f'<a href="?lang={tag}" lang="{tag}">{escape(language.name)}</a>'
        for tag, language in renderer.languages.items()
    )
    furigana = '<a href="?mode=furigana">ふりがな</a>'
    return languages + furigana + '<a href="?mode=plain,furigana">やさしい＋ふりがな</a>'


def _article(message: RenderedMessage) -> str:
    blocks = "".join(map(_block, message.blocks))
    return f'<article lang="{message.lang}"><h2>{message.facet}</h2>{blocks}</article>'


def _block(block: Block) -> str:
    lines = [_line(line) for line in block.ruby] if block.ruby else list(map(escape, block.lines))
    list_tag = {BlockType.LIST: "ul", BlockType.STEPS: "ol"}.get(block.type)
    if list_tag:
        inner = "".join(f"<li>{line}</li>" for line in lines)
        return f'<{list_tag} lang="{block.lang}">{inner}</{list_tag}>'
    return "".join(f'<p class="{block.type}" lang="{block.lang}">{line}</p>' for line in lines)


def _line(line: list[Ruby]) -> str:
    return "".join(
        f"<ruby>{escape(r.base)}<rt>{escape(r.reading)}</rt></ruby>"
        if r.reading
        else escape(r.base)
        for r in line
    )
