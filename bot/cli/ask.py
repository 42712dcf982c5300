"""``madoguchi ask``: one turn against a running server."""

import json
from typing import Annotated
from uuid import uuid4

import httpx
import typer

from bot.settings import Settings


def ask(
    text: Annotated[str, typer.Argument(help="what a resident would type")],
    lang: Annotated[str | None, typer.Option(help="the reader's language (BCP 47)")] = None,
    mode: Annotated[str | None, typer.Option(help="reading modes: plain,furigana,unspaced")] = None,
    municipality: Annotated[str | None, typer.Option(help="the pack of a ward or city")] = None,
    conversation: Annotated[str | None, typer.Option(help="go on with this one")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="the API's answer as it is")] = False,
) -> None:
    """Asks a question and prints the answer."""
    settings = Settings()
    name = conversation or uuid4().hex
    body = {
        "text": text,
        "locale": lang,
        "modes": [m for m in mode.split(",") if m] if mode is not None else None,
        "municipality": municipality,
    }
    url = f"http://{settings.host}:{settings.port}/api/conversations/{name}/messages"
    try:
        response = httpx.post(url, json=body, timeout=settings.answer_timeout + 5, trust_env=False)
    except httpx.HTTPError:
        typer.echo(
            f"No front door at {settings.host}:{settings.port}; start it: make run", err=True
        )
        raise typer.Exit(1) from None
    data = response.json()
    if response.is_error:
        typer.echo(f"The door refused: {data.get('reason', response.status_code)}", err=True)
        raise typer.Exit(2)
    if as_json:
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for message in data["messages"]:
        typer.echo(message["text"])
        for choice in message["choices"]:
            typer.echo(f"  [{choice['label']}]")
