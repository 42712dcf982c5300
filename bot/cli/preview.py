"""``madoguchi preview``: one procedure in every language and mode, for those who write it."""

from typing import Annotated

import typer
import uvicorn

from bot.catalogue.findings import CatalogueError
from bot.preview.graph import mermaid
from bot.preview.page import create_app
from bot.preview.whole import whole_procedure
from bot.render.rendered import Mode
from bot.render.renderer import Renderer
from bot.settings import Settings

PORT = 8010


def preview(
    procedure: Annotated[str, typer.Argument(help="id, as the file is called")],
    lang: Annotated[str, typer.Option(help="languages (BCP 47), or all")] = "ja",
    mode: Annotated[str, typer.Option(help="reading modes: plain,furigana,unspaced")] = "",
    municipality: Annotated[str | None, typer.Option(help="the pack of a ward or city")] = None,
    graph: Annotated[bool, typer.Option("--graph", help="its guide as a Mermaid chart")] = False,
    page: Annotated[bool, typer.Option("--page", help="a page that follows the files")] = False,
) -> None:
    """Shows all answers about a procedure."""
    settings = Settings()
    try:
        if page:
            typer.echo(f"http://127.0.0.1:{PORT}/{procedure}")
            uvicorn.run(create_app(settings), port=PORT, log_level="warning")
            return
        renderer = Renderer.load(settings.procedures, settings.locales)
        if graph:
            guide = renderer.catalogue.of(municipality).procedures[procedure].guide
            typer.echo(mermaid(guide) if guide else f"{procedure} has no guide.", err=guide is None)
            raise typer.Exit(0 if guide else 1)
        modes = frozenset(Mode(name) for name in mode.split(",") if name)
        for tag in renderer.languages if lang == "all" else lang.split(","):
            for message in whole_procedure(renderer, procedure, tag, modes, municipality):
                typer.echo(f"\n[{tag}] {message.facet}\n{message.text}")
    except CatalogueError as broken:
        typer.echo(f"The catalogue is broken: {broken}", err=True)
        raise typer.Exit(1) from None
    except KeyError:
        typer.echo(f"There is no procedure {procedure}.", err=True)
        raise typer.Exit(1) from None
    except ValueError:
        typer.echo(f"A mode is one of {', '.join(Mode)}.", err=True)
        raise typer.Exit(1) from None
