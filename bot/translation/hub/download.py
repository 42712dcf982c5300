"""Files from the hub: listed, fetched with resumption, verified.

`huggingface_hub` resumes within one run only (its temporary files are deleted at the end), and
a few GB over a town hall's line may take several. So a part stays beside its file here and is
gone on with next time; the library's own `http_get` does the fetching.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from bot.translation.engines.packages import package
from bot.translation.errors import CorruptDownload, HubRefused, HubUnreachable, NotWritten
from bot.translation.hub.catalogue import KnownModel
from bot.translation.local.manifest import sha256

PURPOSE = "Downloading a model"

SETTINGS = ("*.json", "*.model", "*.spm")
"""Tokenizers and configurations."""

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
"""The same numbers in two formats; the first that is there."""


@dataclass(frozen=True)
class RemoteFile:
    """A file as the hub describes it: its SHA-256, or git's SHA-1 of it where it is small."""

    path: str
    size: int
    sha256: str | None
    git_sha1: str | None


class Hub:
    """A hub's address; that of ``HF_ENDPOINT`` if none is given."""

    def __init__(self, endpoint: str | None = None) -> None:
        self._library = package("huggingface_hub", PURPOSE)
        configured: str = package("huggingface_hub.constants", PURPOSE).ENDPOINT
        self.endpoint = endpoint or configured

    def files(self, model: KnownModel) -> tuple[RemoteFile, ...]:
        """The files of a model that are needed, small ones first.

        Raises:
            HubUnreachable: the hub does not answer.
            HubRefused: it has no such model, or one without weights.
        """
        with self._asking(model.repo):
            info = self._library.HfApi(endpoint=self.endpoint, token=False).model_info(
                model.repo, revision=model.revision, files_metadata=True
            )
        found = [
            RemoteFile(s.rfilename, s.size, s.lfs.sha256 if s.lfs else None, s.blob_id)
            for s in info.siblings or ()
        ]
        return tuple(sorted(_needed(model.repo, found), key=lambda file: file.size))

    def fetch(self, model: KnownModel, file: RemoteFile, into: Path) -> Path:
        """One file, whole and verified; goes on where an earlier attempt broke off.

        Raises:
            HubUnreachable: the hub does not answer any more.
            HubRefused: it does not give the file.
            CorruptDownload: what arrived is something else; it is deleted.
            NotWritten: the disk is full, or the folder is somebody else's.
        """
        whole = into / file.path
        if whole.is_file() and not _difference(whole, file):
            return whole
        try:
            into.mkdir(parents=True, exist_ok=True)
            part = self._continued(model, file, into)
        except OSError as error:
            raise NotWritten(into, error) from error
        if difference := _difference(part, file):
            part.unlink()
            raise CorruptDownload(file.path, *difference)
        return part.replace(whole)

    def _continued(self, model: KnownModel, file: RemoteFile, into: Path) -> Path:
        part = into / f"{file.path}.part"
        if part.is_file() and part.stat().st_size > file.size:
            part.unlink()
        with part.open("ab") as out, self._asking(f"{model.repo}: {file.path}"):
            package("huggingface_hub.file_download", PURPOSE).http_get(
                self._library.hf_hub_url(
                    model.repo, file.path, revision=model.revision, endpoint=self.endpoint
                ),
                out,
                resume_size=out.tell(),
                expected_size=file.size,
                displayed_filename=file.path,
            )
        return part

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        """What a hub may answer, and that it may not answer, as our errors."""
        transport = package("httpx2", PURPOSE).TransportError
        errors = package("huggingface_hub.errors", PURPOSE)
        try:
            yield
        except (errors.RepositoryNotFoundError, errors.RevisionNotFoundError) as error:
            raise HubRefused(what, "the hub does not have it, or only for members") from error
        except errors.HfHubHTTPError as error:
            raise HubRefused(what, f"the hub says {error.response.status_code}") from error
        except (transport, errors.OfflineModeIsEnabled, ValueError) as error:
            raise HubUnreachable(self.endpoint, error) from error
        except OSError as error:
            if error.errno is not None:
                raise  # the disk's
            raise HubUnreachable(self.endpoint, error) from error


def _needed(repo: str, files: Sequence[RemoteFile]) -> list[RemoteFile]:
    """Settings and one file of weights, from the top folder only."""
    by_path = {file.path: file for file in files if "/" not in file.path}
    weights = next((by_path[name] for name in WEIGHTS if name in by_path), None)
    if weights is None:
        raise HubRefused(repo, "it has no weights in one file")
    wanted = [f for p, f in by_path.items() if any(fnmatch(p, pattern) for pattern in SETTINGS)]
    return [*wanted, weights]


def _difference(path: Path, file: RemoteFile) -> tuple[str, str] | None:
    """What the hub says of a file and what it is, where they differ."""
    if (size := path.stat().st_size) != file.size:
        return f"{file.size} bytes", f"{size} bytes"
    if file.sha256:
        return None if (got := sha256(path)) == file.sha256 else (file.sha256, got)
    if file.git_sha1:
        return None if (got := git_sha1(path)) == file.git_sha1 else (file.git_sha1, got)
    return None


def git_sha1(path: Path) -> str:
    """Git's name for a file's content (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects)."""
    content = path.read_bytes()
    named = b"blob %d\0" % len(content) + content
    return hashlib.sha1(named, usedforsecurity=False).hexdigest()
