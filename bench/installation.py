"""Processes to be measured: the whole door as `make run` starts it, and the stock Rasa."""

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bench.stock import environment, stock_model
from bot.settings import ROOT, Settings
from bot.supervisor.services import ONE_THREAD, rasa_python

DOOR_IS_OPEN = "The door is open"
PATIENCE = 180
"""Seconds until something that does not start is given up."""


@contextmanager
def whole_door(rasa_processes: int) -> Iterator[tuple[int, int]]:
    """The port of a running door with a database of its own, and its supervisor's pid."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "models").symlink_to(Settings().var / "models")
        port = free_port()
        settings = {
            "MADOGUCHI_VAR": folder,
            "MADOGUCHI_PORT": str(port),
            "MADOGUCHI_RASA_PORT": str(free_port()),
            "MADOGUCHI_ACTIONS_PORT": str(free_port()),
            "MADOGUCHI_RASA_PROCESSES": str(rasa_processes),
        }
        command = [str(ROOT / ".venv/bin/madoguchi"), "run"]
        output = Path(folder) / "run.txt"
        with running(command, {**os.environ, **settings}, ROOT, output) as process:
            wait_until(lambda: DOOR_IS_OPEN in output.read_text(encoding="utf-8"))
            yield port, process.pid


@contextmanager
def stock_rasa() -> Iterator[int]:
    """The port of the stock Rasa."""
    model, port = stock_model(Settings()), free_port()
    credentials = model.parent.parent / "credentials.yml"
    credentials.write_text("rest:\n")
    command = [
        rasa_python(), "-m", "rasa", "run", "--model", str(model),
        "--credentials", str(credentials), "--interface", "127.0.0.1", "--port", str(port),
    ]  # fmt: skip
    folder = model.parent.parent
    with running(command, {**environment(Settings()), **ONE_THREAD}, folder, folder / "run.txt"):
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/webhooks/rest/"))
        yield port


@contextmanager
def running(
    command: list[str], variables: dict[str, str], folder: Path, output: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is stopped in the end as if by Ctrl-C; what it says goes to a file."""
    with output.open("wb") as file:
        process = subprocess.Popen(  # noqa: S603
            command, env=variables, cwd=folder, stdout=file, stderr=file, start_new_session=True
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGINT)  # make and what it runs, as a terminal does
        process.wait(60)


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Raises TimeoutError if it takes too long."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.1)


def answers(url: str) -> bool:
    """Whether something answers there."""
    try:
        return httpx.get(url, timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def free_port() -> int:
    """A port that nobody uses, nor the one above it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
