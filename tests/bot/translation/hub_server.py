"""A hub on loopback: the part of its protocol that downloads use, with the faults of real lines.

GET /api/models/<repo>/revision/<revision>?blobs=true    the files, their sizes and hashes
GET /<repo>/resolve/<revision>/<file>                    a file, or its end (Range)
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LARGE = (".bin", ".safetensors", ".spm", ".model")
"""Kept in Git LFS on the hub: these have a SHA-256."""


@dataclass
class Hub:
    """What it has, what it does wrong, and what it was asked for."""

    files: dict[str, bytes]
    url: str = ""
    breaks: dict[str, int] = field(default_factory=dict)
    """Bytes after which the line breaks, once."""
    lies: dict[str, bytes] = field(default_factory=dict)
    """What is sent instead."""
    ranges: list[tuple[str, str]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def listing(self) -> dict:
        return {"id": "town/model", "sha": "0" * 40, "siblings": [*map(self._entry, self.files)]}

    def _entry(self, name: str) -> dict:
        content = self.files[name]
        entry: dict = {"rfilename": name, "size": len(content)}
        blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        entry["blobId"] = blob
        if name.endswith(LARGE):
            sha256 = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"sha256": sha256, "size": len(content), "pointerSize": 130}
        return entry


@contextmanager
def serving(
    files: dict[str, bytes], repo: str = "town/model", revision: str = "v1"
) -> Iterator[Hub]:
    hub = Hub(files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(f"/api/models/{repo}/revision/{revision}"):
                self._send(json.dumps(hub.listing()).encode())
            elif match := re.fullmatch(rf"/{repo}/resolve/{revision}/([\w.-]+)", self.path):
                self._file(match[1])
            else:
                self.send_error(404, "not here")

        def _file(self, name: str) -> None:
            hub.fetched.append(name)
            content = hub.lies.get(name, hub.files.get(name, b""))
            begin = 0
            if wanted := self.headers.get("Range"):
                hub.ranges.append((name, wanted))
                begin = int(wanted.removeprefix("bytes=").rstrip("-"))
            self._send(content[begin:], begin, len(content), hub.breaks.pop(name, None))

        def _send(
            self, body: bytes, begin: int = 0, size: int | None = None, breaks: int | None = None
        ) -> None:
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(body)))
            if begin:
                self.send_header("Content-Range", f"bytes {begin}-{(size or 0) - 1}/{size}")
            self.end_headers()
            self.wfile.write(body if breaks is None else body[:breaks])
            if breaks is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
