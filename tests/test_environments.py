"""Making the environments fails in one sentence, or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

import environments
from tests.conftest import ROOT


def test_the_interpreters_are_found_by_version() -> None:
    assert environments.version_of(environments.find_python((3, 11), (3, 14)) or "") >= (3, 11)
    assert environments.find_python((2, 0), (2, 8)) is None


def test_what_is_no_python_has_no_version() -> None:
    assert environments.version_of("/no/such/python") == (0, 0)
    assert environments.version_of("/bin/false") == (0, 0)


def test_a_python_310_that_cannot_be_had_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS", "never")
    monkeypatch.setenv("UV_PYTHON_INSTALL_DIR", str(tmp_path))
    monkeypatch.setenv("UV_PYTHON_PREFERENCE", "only-managed")
    with pytest.raises(SystemExit) as stopped:
        environments.fetch_310(ROOT / ".venv")
    assert str(stopped.value).startswith("Python 3.10 is needed for Rasa")
    assert len(str(stopped.value).splitlines()) == 1


def test_pins_that_do_not_exist_stop_it_with_the_name_of_a_log(tmp_path: Path) -> None:
    program = (
        "import environments as e, pathlib\n"
        f"e.ROOT = pathlib.Path({str(tmp_path)!r})\n"
        "e.ensure(e.ROOT / '.venv', 'dev.txt', lambda: e.sys.executable, e.with_pip)"
    )
    (tmp_path / "requirements").mkdir()
    pins = "no-such-package-of-ours==1 --hash=sha256:" + "0" * 64
    (tmp_path / "requirements/dev.txt").write_text(pins)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Installing .venv failed; see" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_is_installed_when_the_environments_fit_the_pins() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "environments.py"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")
