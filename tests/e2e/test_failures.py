"""Processes die; no question and no conversation is lost."""

import os
import re
import shutil
import signal
import subprocess
import zlib
from pathlib import Path
from uuid import uuid4

import httpx

from tests.e2e.conftest import MADOGUCHI, ROOT, Installation, free_port, wait_for


def pid_of(installation: Installation, port_setting: str) -> int:
    port = installation.environment[port_setting]
    found = subprocess.run(["pgrep", "-f", f"port {port}"], capture_output=True, text=True)
    return int(found.stdout.split()[0])


def conversation_of(rasa: int) -> str:
    """A new conversation that one of the two Rasa processes answers."""
    names = (uuid4().hex for _ in range(100))
    return next(name for name in names if zlib.crc32(name.encode()) % 2 == rasa)


def test_a_question_to_a_dead_rasa_is_apologised_for_and_answered_when_it_is_back(
    installation: Installation,
) -> None:
    survivor, neighbour = conversation_of(0), conversation_of(1)
    first = installation.say(survivor, text="住民票がほしいです さくら区")
    assert not first["pending"]
    os.kill(pid_of(installation, "MADOGUCHI_RASA_PORT"), signal.SIGKILL)
    answer = installation.say(survivor, text="いくらですか")
    assert answer["pending"]
    assert "03-0000-1000" in answer["messages"][0]["text"]
    unharmed = installation.say(neighbour, text="転入届はいつまでですか")
    assert "14日" in unharmed["messages"][0]["text"]
    url = f"{installation.url}/api/conversations/{survivor}/messages"

    def answered() -> bool:
        return not httpx.get(url, params={"after": answer["seq"]}).json()["pending"]

    wait_for(answered, 120, installation.output)
    late = httpx.get(url, params={"after": answer["seq"]}).json()["messages"]
    assert (late[1]["procedure"], late[1]["facet"]) == ("residence-certificate", "cost")
    assert "300円" in late[1]["text"]
    assert re.search(r"Rasa 1 stopped .* restarting", installation.output.read_text())


def test_a_question_to_a_dead_action_server_is_answered_when_it_is_back(
    installation: Installation,
) -> None:
    os.kill(pid_of(installation, "MADOGUCHI_ACTIONS_PORT"), signal.SIGKILL)
    answer = installation.say("patient", text="転入届はいつまでですか")
    if answer["pending"]:  # the supervisor may already have brought it back
        url = f"{installation.url}/api/conversations/patient/messages"
        wait_for(lambda: not httpx.get(url).json()["pending"], 60, installation.output)
        texts = [m["text"] for m in httpx.get(url).json()["messages"]]
        assert any("14日" in text for text in texts)
    else:
        assert "14日" in answer["messages"][0]["text"]


def test_nothing_that_a_resident_typed_is_in_a_log(installation: Installation) -> None:
    secret = "山田花子の電話は090-1234-5678です"
    installation.say(text=secret)
    for log in (installation.var / "log").glob("*.log"):
        content = log.read_text(errors="replace")
        assert "山田花子" not in content, log
        assert "090-1234-5678" not in content, log


def test_a_broken_catalogue_is_said_with_file_and_line(
    installation: Installation, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    (tmp_path / "procedures/tokyo/water-start.yml").write_text("id: water-start\ntitle: [\n")
    environment = {
        **installation.environment,
        "MADOGUCHI_PROCEDURES": str(tmp_path / "procedures"),
        "MADOGUCHI_PORT": str(free_port()),
        "MADOGUCHI_RASA_PORT": str(free_port()),
        "MADOGUCHI_ACTIONS_PORT": str(free_port()),
    }
    done = subprocess.run([MADOGUCHI, "run"], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert re.search(r"water-start\.yml:\d+: error: not YAML", done.stderr)
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_said_in_one_sentence(installation: Installation) -> None:
    done = installation.madoguchi("run")
    assert done.returncode == 1
    assert "is in use" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
