"""Keeps services running until it is told to stop (docs/decisions/0002)."""

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import httpx

from bot.settings import ROOT
from bot.supervisor.services import Service

HEALTHY_WITHIN = 180.0
STOPPED_WITHIN = 10.0
LONGEST_PAUSE = 30.0
"""Seconds."""

Say = Callable[[str], None]


class CannotStart(Exception):
    """A service cannot be started; the message is for the operator."""


def check_ports(wanted: Sequence[Service]) -> None:
    """Raises CannotStart if another program listens on a port that we need."""
    for service in wanted:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", service.port)) == 0:
                raise CannotStart(
                    f"Port {service.port} for {service.name} is in use; stop that program or "
                    f"set MADOGUCHI_{service.setting}."
                )


class Supervisor:
    """Starts services, says when all are healthy, restarts what dies, stops them together."""

    def __init__(self, wanted: Sequence[Service], logs: Path, say: Say) -> None:
        self._services = wanted
        self._logs = logs
        self._say = say
        self._stopping = asyncio.Event()

    async def run(self, ready: Callable[[], None]) -> None:
        """Until Ctrl-C or SIGTERM.

        Raises:
            CannotStart: a service did not become healthy the first time.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._stopping.set)
        self._logs.mkdir(parents=True, exist_ok=True)
        healthy = [asyncio.Event() for _ in self._services]
        keeping = [
            asyncio.create_task(self._keep(service, event))
            for service, event in zip(self._services, healthy, strict=True)
        ]
        starting = asyncio.gather(*(event.wait() for event in healthy))
        stopping = asyncio.create_task(self._stopping.wait())
        waits: list[asyncio.Future[Any]] = [stopping, *keeping]
        await asyncio.wait([starting, *waits], return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            ready()
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        self._stopping.set()
        starting.cancel()
        _, *results = await asyncio.gather(starting, *keeping, return_exceptions=True)
        for error in (r for r in results if isinstance(r, Exception)):
            raise error

    async def _keep(self, service: Service, healthy: asyncio.Event) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            process = await self._start(service)
            try:
                if await self._becomes_healthy(service, process):
                    self._say(f"{service.name} is ready.")
                    healthy.set()
                    pause = 1.0
                elif not healthy.is_set() and not self._stopping.is_set():
                    raise CannotStart(
                        f"{service.name} did not start; its log: {self._log_of(service)}"
                    )
                await self._until_exit_or_stop(process)
            finally:
                await _stop(process)
            if not self._stopping.is_set():
                self._say(f"{service.name} stopped (exit {process.returncode}); restarting it.")
                await asyncio.wait([asyncio.create_task(self._stopping.wait())], timeout=pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _start(self, service: Service) -> asyncio.subprocess.Process:
        with self._log_of(service).open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *service.command,
                cwd=ROOT,
                env={**os.environ, **service.environment},
                stdout=log,
                stderr=log,
                stdin=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )

    async def _becomes_healthy(self, service: Service, process: asyncio.subprocess.Process) -> bool:
        deadline = asyncio.get_running_loop().time() + HEALTHY_WITHIN
        async with httpx.AsyncClient(timeout=2, trust_env=False) as http:
            while process.returncode is None and not self._stopping.is_set():
                if asyncio.get_running_loop().time() > deadline:
                    return False
                try:
                    if (await http.get(service.health)).is_success:
                        return True
                except httpx.HTTPError:
                    pass  # not listening yet; that is what we wait for
                await asyncio.sleep(0.2)
        return False

    async def _until_exit_or_stop(self, process: asyncio.subprocess.Process) -> None:
        ends: list[asyncio.Task[Any]] = [
            asyncio.create_task(process.wait()),
            asyncio.create_task(self._stopping.wait()),
        ]
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for task in ends:
            task.cancel()

    def _log_of(self, service: Service) -> Path:
        return self._logs / f"{service.name.lower().replace(' ', '-')}.log"


async def _stop(process: asyncio.subprocess.Process) -> None:
    """Ends a process and all its children: politely, then not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.returncode is not None:
            return
        os.killpg(process.pid, number)
        try:
            await asyncio.wait_for(process.wait(), STOPPED_WITHIN)
        except TimeoutError:
            continue
