"""Processes die; no question and no conversation is lost."""

import os
import re
import signal
import subprocess

import httpx

from tests.e2e.conftest import Installation, wait_for


def pid_of(installation: Installation, port_setting: str) -> int:
    port = installation.environment[port_setting]
    found = subprocess.run(["pgrep", "-f", f"port {port}"], capture_output=True, text=True)
    return int(found.stdout.split()[0])


def test_a_question_to_a_dead_rasa_is_apologised_for_and_answered_when_it_is_back(
    installation: Installation,
) -> None:
    installation.say("survivor", text="住民票がほしいです")
    os.kill(pid_of(installation, "MADOGUCHI_RASA_PORT"), signal.SIGKILL)
    answer = installation.say("survivor", text="いくらですか")
    assert answer["pending"]
    assert "03-0000-1000" in answer["messages"][0]["text"]
    url = f"{installation.url}/api/conversations/survivor/messages"

    def answered() -> bool:
        return not httpx.get(url, params={"after": answer["seq"]}).json()["pending"]

    wait_for(answered, 120, installation.output)
    late = httpx.get(url, params={"after": answer["seq"]}).json()["messages"]
    assert late[1]["procedure"] == "residence-certificate"
    assert "300円" in late[1]["text"]
    assert re.search(r"Rasa stopped .* restarting", installation.output.read_text())


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


def test_a_port_in_use_is_said_in_one_sentence(installation: Installation) -> None:
    done = installation.madoguchi("run")
    assert done.returncode == 1
    assert "is in use" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
