"""The service with small models, in the other environment; and servers that answer as told."""

import base64
import json
import socket
import subprocess
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.encoder.vectors import VectorStore

ROOT = Path(__file__).parents[4]
DOOR = ROOT / ".venv/bin/python"
HAS_PACKAGES = (
    "import sys; from importlib.util import find_spec; from bot.encoder.folder import NEEDED;"
    "sys.exit(not all(map(find_spec, NEEDED)))"
)
STARTED_WITHIN = 120


class Service:
    """`bot/encoder` in a process of its own, that can die and come back."""

    def __init__(self, models, **prompts):
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._environment = {
            "PATH": "/usr/bin:/bin",
            "MADOGUCHI_ENCODER": str(models / "encoder"),
            "MADOGUCHI_RERANKER": str(models / "reranker"),
            "MADOGUCHI_ENCODER_PORT": str(self._port),
            **prompts,
        }
        self.start()

    def start(self):
        command = [str(DOOR), "-m", "bot.encoder"]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment)
        deadline = time.monotonic() + STARTED_WITHIN
        while not self._answers():
            assert self._process.poll() is None, "the service did not start"
            assert time.monotonic() < deadline, "the service does not answer"
            time.sleep(0.1)

    def die(self):
        self._process.kill()
        self._process.wait()

    def _answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False


@pytest.fixture(scope="session")
def models(tmp_path_factory):
    """Small models with random weights, made where torch is."""
    if subprocess.run([str(DOOR), "-c", HAS_PACKAGES], cwd=ROOT).returncode:
        pytest.skip("torch or sentence-transformers is not installed in .venv: no model to run")
    folder = tmp_path_factory.mktemp("models")
    command = [str(DOOR), "-m", "tests.bot.encoder.small_models", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def service(models):
    service = Service(models)
    yield service
    service.die()


@pytest.fixture
def mortal(models):
    """One that a test may kill."""
    service = Service(models)
    yield service
    service.die()


@pytest.fixture
def encoder_at(tmp_path):
    """A client with a disk of its own."""

    def made(url, timeout=30.0, languages=frozenset()):
        return Encoder(url, VectorStore(tmp_path / "vectors"), timeout, languages)

    return made


@pytest.fixture
def server():
    """Answers each path as a test says; counts what it was asked."""
    answers, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self._answer()

        def do_POST(self):
            self._answer()

        def _answer(self):
            asked.append(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, said = answers[self.path](json.loads(body) if body else None)
            content = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    httpd.url = f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.answers, httpd.asked = answers, asked
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def packed(model, rows):
    """Vectors as the service sends them."""
    vectors = np.array(rows, dtype="<f4").tobytes()
    return {"model": model, "dimension": 2, "vectors": base64.b64encode(vectors).decode()}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
