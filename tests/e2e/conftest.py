"""A whole installation, as `make run` starts it, on ports and a folder of its own."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from bench.installation import free_port
from tests.conftest import ROOT

MADOGUCHI = str(ROOT / ".venv/bin/madoguchi")


@dataclass
class Installation:
    """A running front door."""

    url: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    output: Path
    var: Path

    def say(self, conversation: str | None = None, **body: object) -> dict:
        """One turn; a conversation of its own unless one is named."""
        name = conversation or uuid4().hex
        url = f"{self.url}/api/conversations/{name}/messages"
        response = httpx.post(url, json=body, timeout=30)
        response.raise_for_status()
        return response.json()

    def madoguchi(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [MADOGUCHI, *arguments], env=self.environment, capture_output=True, text=True
        )


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    var = tmp_path_factory.mktemp("var")
    (var / "models").symlink_to(ROOT / "var/models")
    shutil.copytree(ROOT / "procedures", var / "procedures")  # tests edit it
    port = free_port()
    environment = {
        **os.environ,
        "MADOGUCHI_VAR": str(var),
        "MADOGUCHI_PROCEDURES": str(var / "procedures"),
        "MADOGUCHI_PORT": str(port),
        "MADOGUCHI_RASA_PORT": str(free_port()),
        "MADOGUCHI_ACTIONS_PORT": str(free_port()),
        "MADOGUCHI_RASA_PROCESSES": "2",
        "MADOGUCHI_RETRY_EVERY": "1",
        "PYTHONUNBUFFERED": "1",
    }
    output = var / "run.txt"
    with output.open("wb") as file:
        process = subprocess.Popen([MADOGUCHI, "run"], env=environment, stdout=file, stderr=file)
    started = Installation(f"http://127.0.0.1:{port}", environment, process, output, var)
    try:
        wait_for(lambda: "The door is open" in output.read_text(), 180, output)
    except AssertionError:
        process.send_signal(signal.SIGINT)  # else it would go on without us
        process.wait(30)
        raise
    yield started
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0, output.read_text()


def wait_for(condition, seconds: float, output: Path | None = None) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(output.read_text() if output else f"not within {seconds} s")
        time.sleep(0.2)
