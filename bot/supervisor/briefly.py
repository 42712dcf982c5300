"""One service for the length of one command, on a port of its own."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from bot.settings import ROOT
from bot.supervisor.services import Service
from bot.supervisor.supervise import HEALTHY_WITHIN, STOPPED_WITHIN, CannotStart


@contextmanager
def started(service: Service) -> Iterator[None]:
    """Healthy inside, stopped afterwards; what it has to say goes to the terminal.

    Raises:
        CannotStart: it ended, or did not become healthy.
    """
    process = subprocess.Popen(  # noqa: S603
        service.command, cwd=ROOT, env={**os.environ, **service.environment}
    )
    try:
        deadline = time.monotonic() + HEALTHY_WITHIN
        while not is_healthy(service):
            if process.poll() is not None or time.monotonic() > deadline:
                raise CannotStart(f"{service.name} did not start; what it said is above.")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def is_healthy(service: Service) -> bool:
    """Whether it answers where it is asked for its health."""
    try:
        return httpx.get(service.health, timeout=2, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
