"""``madoguchi run`` and ``madoguchi train``."""

import asyncio
import os
import subprocess
import time

import typer

from bot.catalogue.findings import CatalogueError
from bot.encoder.errors import EncoderError
from bot.encoder.folder import model_folders
from bot.render.renderer import Renderer
from bot.settings import ROOT, Settings
from bot.supervisor.model import model_path
from bot.supervisor.services import rasa_environment, rasa_python, services
from bot.supervisor.supervise import CannotStart, Supervisor, check_ports


def run() -> None:
    """Trains if needed, starts Rasa, actions and the front door, and keeps them running."""
    settings = Settings()
    wanted = services(settings)
    try:
        check_ports(wanted)
        model_folders(settings)
        Renderer.load(settings.procedures, settings.locales)
        train_if_needed(settings)
        typer.echo("Starting Rasa, actions and the front door …")
        supervisor = Supervisor(wanted, settings.var / "log", typer.echo)
        address = f"http://{settings.host}:{settings.port}/"
        asyncio.run(supervisor.run(lambda: typer.echo(f"The door is open: {address}")))
    except CatalogueError as broken:
        typer.echo(f"The catalogue is broken: {broken}", err=True)
        raise typer.Exit(1) from None
    except (CannotStart, EncoderError) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    typer.echo("The door is closed.")


def train() -> None:
    """Trains a model for the sources as they are, unless there is one."""
    try:
        train_if_needed(Settings())
    except CannotStart as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None


def train_if_needed(settings: Settings) -> None:
    """Raises CannotStart if training fails; its log says why."""
    model = model_path(settings)
    if model.is_file():
        return
    typer.echo("Training the assistant on these sources (a minute or two) …")
    log = settings.var / "log" / "training.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    begin = time.monotonic()
    command = [
        rasa_python(), "-m", "rasa", "train", "--config", "config.yml",
        "--domain", "nlu/dialogue/domain.yml", "--data", "nlu/data", "nlu/dialogue/rules.yml",
        "--out", str(model.parent), "--fixed-model-name", model.name.removesuffix(".tar.gz"),
        "--force",  # Rasa's cache does not see changes in modules that a component imports
    ]  # fmt: skip
    environment = {**os.environ, **rasa_environment(settings)}
    with log.open("wb") as output:
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=output, stderr=output)  # noqa: S603
    if done.returncode or not model.is_file():
        raise CannotStart(f"Training failed; its log: {log}")
    typer.echo(f"Trained in {time.monotonic() - begin:.0f} s.")
