"""Small models on disk, and the service that runs them in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest

from bot.encoder.folder import NEEDED
from bot.settings import Settings
from bot.supervisor.briefly import free_port, started
from bot.supervisor.services import encoder_service
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `small_models.py`; nothing is to be overwritten in it."""
    for package in NEEDED:
        if not find_spec(package):
            pytest.skip(f"{package} is not installed: no model to run")
    folder = tmp_path_factory.mktemp("models")
    command = [sys.executable, "-m", "tests.bot.encoder.small_models", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def service(models: Path) -> Iterator[httpx.Client]:
    """Both models behind HTTP."""
    settings = Settings(
        encoder=models / "encoder", reranker=models / "reranker", encoder_port=free_port()
    )
    with started(encoder_service(settings)), httpx.Client(base_url=settings.encoder_url or "") as c:
        yield c
