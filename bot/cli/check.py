"""``madoguchi check``: the catalogue and every locale, file and line for each finding."""

import typer

from bot.check import findings
from bot.settings import Settings


def check() -> None:
    """Checks all data; exits 1 if anything is an error."""
    settings = Settings()
    found = sorted(findings(settings.procedures, settings.locales), key=str)
    for finding in found:
        typer.echo(str(finding))
    errors = sum(finding.error for finding in found)
    typer.echo(f"{errors} errors, {len(found) - errors} warnings")
    raise typer.Exit(1 if errors else 0)
