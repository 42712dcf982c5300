"""Seals what a person told us: AES-256-GCM, a nonce a record, bound to the record's place.

The key is 32 bytes: `MADOGUCHI_KEY` (base64), else a file that the first start makes for its
owner alone. Whoever has the database without the key has nothing.
"""

import base64
import binascii
import hashlib
import hmac
import os
import stat
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.settings import Settings

KEY_BYTES = 32
NONCE_BYTES = 12
"""What GCM is made for (NIST SP 800-38D, 8.2)."""

VERSION = b"\x01"

REMEDY = "put the key back that was there before; a first one is `openssl rand -base64 32`"


class Unsealable(Exception):
    """A record cannot be opened; the message tells the operator what to look at."""


class KeyUnusable(Exception):
    """There is no key to work with; the message says where it was looked for and what to do."""


class Sealer:
    """Seals with one key; opens what it or an older one has sealed."""

    def __init__(self, key: bytes, older: tuple[bytes, ...] = ()) -> None:
        self._newest = AESGCM(key)
        self._all = (self._newest, *map(AESGCM, older))
        self._code_keys = tuple(hmac.digest(k, b"codes", hashlib.sha256) for k in (key, *older))

    def seal(self, data: bytes, context: str) -> bytes:
        """``data`` so that only `unseal` with the same ``context`` opens it."""
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + self._newest.encrypt(nonce, data, context.encode())

    def unseal(self, sealed: bytes, context: str) -> bytes:
        """What was sealed.

        Raises:
            Unsealable: it was changed, belongs elsewhere, or its key is gone.
        """
        if sealed[:1] != VERSION:
            raise Unsealable(
                f"{context} was sealed by another version of the door, or not at all: start the "
                "version that wrote it, or restore the database"
            )
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        for cipher in self._all:
            try:
                return cipher.decrypt(nonce, body, context.encode())
            except (InvalidTag, ValueError):
                continue
        raise Unsealable(
            f"{context} cannot be opened: the key is another one (MADOGUCHI_KEY, var/key; "
            "MADOGUCHI_OLD_KEYS for those before it), or the record was changed"
        )

    def fingerprint(self, code: str) -> str:
        """What is kept of a code, so that the database does not hold it."""
        return self.fingerprints(code)[0]

    def fingerprints(self, code: str) -> list[str]:
        """What may be kept of it: by the newest key first, then by each of those before."""
        return [hmac.new(k, code.encode(), hashlib.sha256).hexdigest() for k in self._code_keys]


def sealer(settings: Settings) -> Sealer:
    """With the installation's key, made if there is none yet.

    Raises:
        KeyUnusable: a key is there but is none, or others may read it.
    """
    older = [part for part in settings.old_keys.get_secret_value().split(",") if part.strip()]
    return Sealer(load_key(settings), tuple(_decoded(part, "MADOGUCHI_OLD_KEYS") for part in older))


def load_key(settings: Settings) -> bytes:
    """The key from the environment, else from its file.

    Raises:
        KeyUnusable: as `sealer`.
    """
    if settings.key:
        return _decoded(settings.key.get_secret_value(), "MADOGUCHI_KEY")
    path = settings.var / "key"
    try:
        if not path.exists():
            _make(path)
        with path.open("rb") as file:
            mode, text = os.fstat(file.fileno()).st_mode, file.read()
    except OSError as error:
        raise KeyUnusable(
            f"{path} cannot be made or read ({error.strerror}): give its folder to the user that "
            "the door runs as, or set MADOGUCHI_KEY"
        ) from error
    if stat.S_IMODE(mode) & 0o077:
        raise KeyUnusable(f"{path} may be read by others: chmod 600 it")
    return _decoded(text, str(path))


def _make(path: Path) -> None:
    """Whole or not at all, and never over another's: two processes may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: process ids come again in containers, with what a crash left behind.
    descriptor, draft = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(os.urandom(KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())  # before anything is sealed with it
        os.link(draft, path)
    except FileExistsError:
        pass  # the other one was first: theirs is the key
    finally:
        os.unlink(draft)


def _decoded(text: str | bytes, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise KeyUnusable(f"{where} is not base64: {REMEDY}") from None
    if len(key) != KEY_BYTES:
        raise KeyUnusable(f"{where} holds {len(key)} bytes, a key has {KEY_BYTES}: {REMEDY}")
    return key
