"""How long a start takes, cold and warm, and how much memory each process holds."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.installation import DOOR_IS_OPEN, free_port, running, wait_until, whole_door
from bench.load import development_questions, load
from bench.throughput import to_door
from bot.settings import ROOT, Settings

COLD_PATIENCE = 900


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    cold, training = cold_start()
    yield "| what | figure |"
    yield "|---|---|"
    yield f"| `make run` in a fresh clone, until the door is open | {cold:.0f} s |"
    yield f"| of it training | {training:.0f} s |"
    for processes in (1, 2):
        begin = time.perf_counter()
        with whole_door(processes) as (port, supervisor):
            elapsed = time.perf_counter() - begin
            yield f"| `make run` when all is there, Rasa x {processes} | {elapsed:.1f} s |"
            load(port, to_door, development_questions(ROOT / "tests/understanding")[:128], 4)
            if processes == 1:
                for name, megabytes in memory(supervisor):
                    yield f"| memory after 128 questions, {name} | {megabytes} MB |"


def cold_start() -> tuple[float, float]:
    """Seconds from `make run` in a clone to the open door, and of them for training."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)  # noqa: S603, S607
        ports = {
            f"MADOGUCHI_{name}": str(free_port()) for name in ("PORT", "RASA_PORT", "ACTIONS_PORT")
        }
        output = Path(folder) / "run.txt"
        begin = time.perf_counter()
        with running(["make", "run"], {**os.environ, **ports}, clone, output):
            wait_until(lambda: DOOR_IS_OPEN in output.read_text(encoding="utf-8"), COLD_PATIENCE)
            elapsed = time.perf_counter() - begin
        trained = output.read_text(encoding="utf-8").split("Trained in ")[1].split(" s")[0]
        return elapsed, float(trained)


def memory(supervisor: int) -> Iterator[tuple[str, int]]:
    """Resident megabytes of the supervisor and of each process below it."""
    for pid in [supervisor, *descendants(supervisor)]:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        kilobytes = int(status.split("VmRSS:")[1].split()[0])
        yield name_of(Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")), kilobytes // 1024


def descendants(pid: int) -> Iterator[int]:
    """All processes that a process started, and they in turn."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split():
        yield int(child)
        yield from descendants(int(child))


def name_of(command: str) -> str:
    """What a process is, by its command line."""
    known = {
        "rasa\0run": "Rasa",
        "rasa_sdk": "actions",
        "uvicorn": "door",
        "madoguchi": "supervisor",
    }
    return next((name for part, name in known.items() if part in command), "a worker of actions")


def machine() -> str:
    """What the figures were measured on."""
    cpu = (
        Path("/proc/cpuinfo").read_text(encoding="utf-8").split("model name\t: ")[1].split("\n")[0]
    )
    kilobytes = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1])
    models = Settings().var / "models"
    newest = max(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return (
        f"{os.cpu_count()} cores ({cpu}), {kilobytes // 2**20} GiB memory; "
        f"model {newest.name}; {time.strftime('%Y-%m-%d')}"
    )
