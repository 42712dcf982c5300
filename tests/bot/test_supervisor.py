"""Processes are started together, watched, restarted and stopped; each failure is one sentence."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.supervisor.model import model_path
from bot.supervisor.services import Service, services
from bot.supervisor.supervise import CannotStart, Supervisor, check_ports
from tests.e2e.conftest import free_port


def web_server(name: str) -> Service:
    """A real process that answers over HTTP."""
    port = free_port()
    command = (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")
    return Service(name, command, port, "SOME_PORT", f"http://127.0.0.1:{port}/")


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.05)


def supervise(
    wanted: list[Service], logs: Path, then: Callable[[list[str]], Awaitable[None]]
) -> list[str]:
    """Runs until `then` is through, then as if Ctrl-C was pressed; returns what was said."""
    said: list[str] = []

    async def run() -> None:
        supervisor = Supervisor(wanted, logs, said.append)
        running = asyncio.create_task(supervisor.run(lambda: said.append("open")))
        await then(said)
        if not running.done():
            os.kill(os.getpid(), signal.SIGINT)
        await running

    asyncio.run(run())
    return said


def is_listening(service: Service) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", service.port)) == 0


def test_all_are_healthy_before_the_door_is_said_to_be_open(tmp_path: Path) -> None:
    wanted = [web_server("one"), web_server("two")]

    async def then(said: list[str]) -> None:
        await until(lambda: "open" in said)
        assert all(is_listening(service) for service in wanted)

    said = supervise(wanted, tmp_path, then)
    assert set(said[:2]) == {"one is ready.", "two is ready."}
    assert said[2] == "open"
    assert not any(is_listening(service) for service in wanted)


def test_a_process_that_dies_is_restarted_and_said_so(tmp_path: Path) -> None:
    mortal = web_server("mortal")
    killer = (
        sys.executable, "-c",
        "import http.server, os, threading\n"
        "threading.Timer(1.5, os._exit, [7]).start()\n"
        "class Quiet(http.server.SimpleHTTPRequestHandler):\n"
        "    log_message = lambda *_: None\n"
        f"http.server.HTTPServer(('127.0.0.1', {mortal.port}), Quiet).serve_forever()",
    )  # fmt: skip
    wanted = [Service("mortal", killer, mortal.port, "SOME_PORT", mortal.health)]

    async def then(said: list[str]) -> None:
        await until(lambda: said.count("mortal is ready.") >= 2)

    said = supervise(wanted, tmp_path, then)
    assert "mortal stopped (exit 7); restarting it." in said
    assert said.count("open") == 1


def test_one_that_cannot_start_stops_all_and_names_its_log(tmp_path: Path) -> None:
    broken = Service(
        "broken", (sys.executable, "-c", "raise SystemExit(3)"), 1, "P", "http://[::1]:1/"
    )
    fine = web_server("fine")

    async def run() -> None:
        await Supervisor([fine, broken], tmp_path, lambda _: None).run(lambda: None)

    with pytest.raises(CannotStart, match=r"broken did not start; its log: .*broken\.log"):
        asyncio.run(run())
    assert not is_listening(fine)


def test_a_port_in_use_names_the_program_and_the_setting_that_moves_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        service = Service("door", ("true",), port, "PORT", "")
        with pytest.raises(CannotStart, match=rf"Port {port} for door .* MADOGUCHI_PORT"):
            check_ports([service])


def test_each_rasa_process_has_its_own_port_and_log() -> None:
    wanted = services(Settings(rasa_port=7000, rasa_processes=3))
    rasas = [service for service in wanted if service.name.startswith("Rasa")]
    assert [service.port for service in rasas] == [7000, 7001, 7002]
    assert len({service.name for service in rasas}) == 3


def test_a_changed_catalogue_needs_no_training(tmp_path: Path) -> None:
    elsewhere = Settings(procedures=tmp_path, locales=tmp_path)
    assert model_path(elsewhere) == model_path(Settings())
