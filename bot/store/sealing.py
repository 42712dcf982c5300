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
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.settings import Settings

KEY_BYTES = 32
NONCE_BYTES = 12
"""What GCM is made for (NIST SP 800-38D, 8.2)."""

VERSION = b"\x01"


class Unsealable(Exception):
    """A record cannot be opened; the message tells the operator what to look at."""


class KeyUnusable(Exception):
    """There is no key to work with; the message says where it was looked for and what to do."""


class Sealer:
    """Seals with one key; opens what it or an older one has sealed."""

    def __init__(self, key: bytes, older: tuple[bytes, ...] = ()) -> None:
        self._newest = AESGCM(key)
        self._all = (self._newest, *map(AESGCM, older))
        self._code_key = hmac.digest(key, b"codes", hashlib.sha256)

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
            raise Unsealable(f"{context}: sealed by another version of the door, or not at all")
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
        return hmac.new(self._code_key, code.encode(), hashlib.sha256).hexdigest()


def sealer(settings: Settings) -> Sealer:
    """With the installation's key, made if there is none yet.

    Raises:
        KeyUnusable: a key is there but is none, or others may read it.
    """
    older = [part for part in settings.old_keys.split(",") if part.strip()]
    return Sealer(load_key(settings), tuple(_decoded(part, "MADOGUCHI_OLD_KEYS") for part in older))


def load_key(settings: Settings) -> bytes:
    """The key from the environment, else from its file.

    Raises:
        KeyUnusable: as `sealer`.
    """
    if settings.key:
        return _decoded(settings.key.get_secret_value(), "MADOGUCHI_KEY")
    path = settings.var / "key"
    if not path.exists():
        _make(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise KeyUnusable(f"{path} may be read by others: chmod 600 it")
    return _decoded(path.read_text(encoding="ascii"), str(path))


def _make(path: Path) -> None:
    """Whole or not at all, and never over another's: two processes may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(base64.b64encode(os.urandom(KEY_BYTES)))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # the other one was first: theirs is the key
    finally:
        draft.unlink()


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        raise KeyUnusable(f"{where} is not base64") from None
    if len(key) != KEY_BYTES:
        raise KeyUnusable(f"{where} holds {len(key)} bytes, a key has {KEY_BYTES}")
    return key
