"""Makes the two Python environments; needs nothing but a Python (`make` calls it).

`.venv` (3.11 or later) for the door and the actions, `.venv-rasa` (3.10) for Rasa 3.6,
each installed from hashed pins. Does nothing when they fit the pins already.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

Commands = Sequence[Sequence[str]]
Recipe = Callable[[str, Path, str], Commands]
"""(interpreter, folder, requirements file) → commands that make an environment."""

ROOT = Path(__file__).resolve().parent
LAUNCHER = """#!{python}
import sys

sys.path.insert(0, {root!r})
from bot.cli import main

main()
"""


def main() -> None:
    """Both environments, the door's first: it brings uv, which can fetch Python 3.10."""
    door, rasa = ROOT / ".venv", ROOT / ".venv-rasa"
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "environments.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a second `make` would take the folder from under us
        ensure(door, "dev.txt", lambda: find_python((3, 11), (3, 14)), with_pip)
        add(door, "torch.txt", "the tests that train and convert a translation model are skipped")
        add(door, "encoder.txt", "the tests that run a sentence encoder are skipped")
        write_launcher(door)
        ensure(
            rasa,
            "rasa.txt",
            lambda: find_python((3, 10), (3, 11)) or fetch_310(door),
            with_uv(door),
        )


def with_pip(python: str, folder: Path, requirements: str) -> Commands:
    """How the first environment is made: with what every Python brings."""
    install = ["-m", "pip", "install", "--require-hashes", "-r", requirements]
    return [python, "-m", "venv", str(folder)], [str(folder / "bin/python"), *install]


def with_uv(door: Path) -> Recipe:
    """How the second is made: uv takes 15 s for Rasa where pip takes two minutes."""
    uv = str(door / "bin/uv")

    def commands(python: str, folder: Path, requirements: str) -> Commands:
        into = ["--python", str(folder / "bin/python")]
        install = ["pip", "install", "--require-hashes", "-r", requirements]
        return [uv, "venv", "--python", python, str(folder)], [uv, *install, *into]

    return commands


def ensure(folder: Path, pins: str, interpreter: Callable[[], str | None], recipe: Recipe) -> None:
    """Makes or refreshes one environment."""
    requirements = ROOT / "requirements" / pins
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = folder / "installed-from"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    python = interpreter()
    if not python:
        fail(f"No suitable Python for {folder.name} was found; install Python 3.11 and 3.10.")
    say(f"Installing {folder.name} (a few minutes the first time) ...")
    shutil.rmtree(str(folder), ignore_errors=True)
    log = ROOT / "var" / "log" / (folder.name.lstrip(".") + ".log")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        for command in recipe(python, folder, str(requirements)):
            if subprocess.run(command, stdout=output, stderr=output).returncode:
                fail(f"Installing {folder.name} failed; see {log}.")
    stamp.write_text(wanted)


def add(folder: Path, pins: str, without: str) -> None:
    """Adds what is good to have where pip finds it; says once what is missed ``without`` it."""
    requirements = ROOT / "requirements" / pins
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    stamp = folder / f"looked-for-{requirements.stem}"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    install = ["-m", "pip", "install", "--retries", "1", "--no-deps", "--require-hashes"]
    command = [str(folder / "bin/python"), *install, "-r", str(requirements)]
    if subprocess.run(command, capture_output=True).returncode:
        say(f"pip finds nothing for requirements/{pins} here: {without}.")
    stamp.write_text(wanted)


def find_python(least: tuple[int, int], below: tuple[int, int]) -> str | None:
    """The newest interpreter in [least, below) on the PATH or among pyenv's and uv's."""
    names = [f"python3.{minor}" for minor in range(below[1] - 1, least[1] - 1, -1)]
    pyenv = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    places = [shutil.which(name) for name in [*names, "python3"]]
    places += sorted((str(p) for p in pyenv.glob("3.*/bin/python")), reverse=True)
    for python in filter(None, [sys.executable, *places]):
        if least <= version_of(python) < below:
            return python
    return None


def version_of(python: str) -> tuple[int, ...]:
    """(major, minor), or (0, 0) if it does not run (a pyenv shim without a version)."""
    probe = [python, "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, timeout=30)
    except OSError:
        return (0, 0)
    return tuple(map(int, answer.stdout.split())) if answer.returncode == 0 else (0, 0)


def fetch_310(door: Path) -> str | None:
    """Python 3.10 through uv."""
    uv = str(door / "bin/uv")
    say("No Python 3.10 here; fetching it with uv ...")
    if subprocess.run([uv, "python", "install", "3.10"], capture_output=True).returncode:
        fail("Python 3.10 is needed for Rasa, is not installed, and could not be fetched.")
    found = subprocess.run([uv, "python", "find", "3.10"], capture_output=True, text=True)
    return found.stdout.strip() or None


def write_launcher(door: Path) -> None:
    """The command `madoguchi`, inside the environment."""
    launcher = door / "bin" / "madoguchi"
    launcher.write_text(LAUNCHER.format(python=door / "bin/python", root=str(ROOT)))
    launcher.chmod(0o755)


def say(text: str) -> None:
    """One line of progress."""
    print(text, flush=True)


def fail(reason: str) -> NoReturn:
    """One sentence for the operator."""
    sys.exit(reason)


if __name__ == "__main__":
    main()
