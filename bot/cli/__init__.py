"""The command ``madoguchi``: one module a command."""

import typer

from bot.cli.ask import ask
from bot.cli.check import check
from bot.cli.draft import draft
from bot.cli.evaluate import evaluation
from bot.cli.export import export
from bot.cli.import_faq import import_faq
from bot.cli.models import models
from bot.cli.postcodes import postcodes
from bot.cli.preview import preview
from bot.cli.run import run, train

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The front door of a city hall.",
)
app.command()(run)
app.command()(train)
app.command()(ask)
app.command()(check)
app.command()(preview)
app.command()(draft)
app.command()(export)
app.command(name="import-faq")(import_faq)
app.add_typer(evaluation, name="eval")
app.add_typer(models, name="models")
app.add_typer(postcodes, name="postcodes")


def main() -> None:
    """Entry point."""
    app()
