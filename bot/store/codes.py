"""Short codes that a person carries from one screen to another, or to the counter."""

import re
import secrets
import unicodedata

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without 0 and O, 1, I and L: read aloud and copied by hand."""

LENGTH = 8
"""31**8 codes: at 50 tries in ten minutes, guessing one of a thousand takes centuries."""

UNSPOKEN = re.compile(r"[\s\-‐‑‒–—―−─ー]")
"""What keyboards put where a hyphen is meant; Japanese ones give U+2212 and U+30FC."""


def new_code() -> str:
    """A code nobody can guess, as it is shown: ``ABCD-2345``."""
    return shown("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def shown(code: str) -> str:
    """In two groups."""
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def normalised(typed: str) -> str:
    """A code as it is kept, however it was typed: small, full width, with or without hyphen."""
    return UNSPOKEN.sub("", unicodedata.normalize("NFKC", typed)).upper()
