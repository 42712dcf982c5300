"""``madoguchi export``: the catalogue as open data (docs/open-data.md)."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue.findings import CatalogueError
from bot.l10n.locales import SOURCE
from bot.opendata.cpsv_ap import json_ld
from bot.opendata.csv_table import csv_table
from bot.opendata.edition import BASE, Edition, ExportError
from bot.render.renderer import Renderer
from bot.settings import Settings


class Format(StrEnum):
    """What can be written."""

    JSONLD = "jsonld"
    CSV = "csv"


def export(
    format: Annotated[Format, typer.Option(help="CPSV-AP and schema.org, or a table")],
    municipality: Annotated[str, typer.Option(help="the pack of a ward or city")] = "",
    locale: Annotated[str, typer.Option(help="languages (BCP 47), or all; csv: one")] = "",
    output: Annotated[Path | None, typer.Option(help="a file, else standard output")] = None,
    base: Annotated[str, typer.Option(help="where all addresses begin")] = BASE,
) -> None:
    """Writes all procedures of a municipality that are in force today."""
    settings = Settings()
    try:
        renderer = Renderer.load(settings.procedures, settings.locales)
        home = municipality or renderer.catalogue.home.id
        locales = _locales(format, locale, renderer)
        edition = Edition.of(renderer, home, locales, date.today(), base)
        written = _written(format, edition, locales)
    except CatalogueError as broken:
        typer.echo(f"The catalogue is broken: {broken}", err=True)
        raise typer.Exit(1) from None
    except ExportError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if edition.left_out:
        typer.echo(f"Not in force today, left out: {', '.join(edition.left_out)}.", err=True)
    _put(written, output)


def _locales(format: Format, locale: str, renderer: Renderer) -> list[str]:
    """The languages asked for: all for linked data, Japanese for a table, if none are named."""
    if locale == "all" or (not locale and format is Format.JSONLD):
        return list(renderer.languages)
    return locale.split(",") if locale else [SOURCE]


def _written(format: Format, edition: Edition, locales: list[str]) -> bytes:
    if format is Format.JSONLD:
        return json_ld(edition).encode("utf-8")
    if len(locales) > 1:
        raise ExportError("A table is in one language: name one with --locale.")
    return csv_table(edition, locales[0]).encode("utf-8-sig")


def _put(written: bytes, output: Path | None) -> None:
    if output is None:
        typer.echo(written, nl=False)
        return
    try:
        output.write_bytes(written)
    except OSError as error:
        typer.echo(f"{output} cannot be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from None
