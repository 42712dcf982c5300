"""``madoguchi postcodes``: Japan Post's table, loaded and asked (docs/postcodes.md)."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.addresses.errors import NotAPostcode, PostcodesError
from bot.addresses.loading import load
from bot.addresses.place import Place
from bot.addresses.postcodes import Postcodes
from bot.addresses.romaji import romaji
from bot.settings import Settings

SHOWN = 20

postcodes = typer.Typer(no_args_is_help=True, help="Postal codes: Japan Post's table.")


@postcodes.command(name="load")
def load_table(
    file: Annotated[Path, typer.Argument(help="utf_ken_all.csv or KEN_ALL.CSV, or its zip")],
) -> None:
    """Loads the table; with too many mistakes in it, what was loaded before stays."""
    try:
        loaded = load(
            file, Settings().var, date.today(), lambda n: typer.echo(f"{n} records …", err=True)
        )
    except PostcodesError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    edition = loaded.edition
    typer.echo(f"{edition.places} places, {loaded.codes} codes; the table is of {edition.made}.")
    if loaded.skipped:
        typer.echo(f"Skipped {len(loaded.skipped)}:", err=True)
    for skip in loaded.skipped[:SHOWN]:
        typer.echo(f"  {skip}", err=True)
    if len(loaded.skipped) > SHOWN:
        typer.echo(f"  and {len(loaded.skipped) - SHOWN} more", err=True)


@postcodes.command()
def find(asked: Annotated[str, typer.Argument(help="a code, or an address in Japanese")]) -> None:
    """The places of a code, or the codes of an address."""
    try:
        table = Postcodes.open(Settings().var)
        found = _found(table, asked)
    except PostcodesError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if table.edition.sample:
        typer.echo(
            "Only the sample is loaded, most codes are missing (docs/postcodes.md).", err=True
        )
    if not found:
        typer.echo("Not in the table.", err=True)
        raise typer.Exit(1)
    for line in found:
        typer.echo(line)


def _found(table: Postcodes, asked: str) -> list[str]:
    try:
        return [_described(place) for place in table.places(asked)]
    except NotAPostcode:
        codes = table.codes(asked)
        if not codes and not any(letter.isalpha() for letter in asked):
            raise
        return [f"{c} {_described(place)}" for c in codes for place in table.places(c)]


def _described(place: Place) -> str:
    parts = [str(place), place.building + place.floor, f"（{place.note}）" if place.note else ""]
    kana = f"{place.kana.prefecture} {place.kana.city} {place.kana.town}".strip()
    return f"{' '.join(filter(None, parts))} | {kana} | {romaji(place)}"
