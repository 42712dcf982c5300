"""``madoguchi draft``: what staff open at the counter with the code that a resident shows."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.draft.data import as_csv, as_json
from bot.draft.pdf import as_pdf
from bot.guides.session import Session
from bot.render.rendered import Reader
from bot.render.renderer import Renderer
from bot.settings import Settings
from bot.store.guides import CodeExpired, CodeUnknown, TooManyTries, guide_store
from bot.tokyo import today

AT_THE_COUNTER = "counter"
"""Who tries codes here, as wrong ones are counted."""


class Format(StrEnum):
    """In which form the draft is wanted."""

    JSON = "json"
    CSV = "csv"
    PDF = "pdf"


def draft(
    code: Annotated[str, typer.Argument(help="as the resident shows it: ABCD-2345")],
    format: Annotated[Format, typer.Option(help="json for programs, csv, or pdf")] = Format.JSON,
    to: Annotated[Path | None, typer.Option(help="a file instead of standard output")] = None,
) -> None:
    """Opens a resident's draft, so that nothing is written twice."""
    settings = Settings()
    try:
        held = guide_store(settings).open_at_counter(code, AT_THE_COUNTER)
    except CodeExpired:
        _refuse("The code is too old: its draft was to be used within 30 days.")
    except CodeUnknown:
        _refuse("No draft has this code: compare it letter by letter with the resident's screen.")
    except TooManyTries:
        _refuse("Too many wrong codes: wait ten minutes.")
    session = Session.unpacked(held.state)
    renderer = Renderer.load(settings.procedures, settings.locales)
    made = renderer.draft(session, Reader(), today())
    match format:
        case Format.PDF:
            written = as_pdf(made)
        case Format.CSV:
            written = as_csv(made).encode()
        case _:
            written = as_json(made).encode()
    if to:
        to.write_bytes(written)
    else:
        sys.stdout.buffer.write(written)


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(1)
