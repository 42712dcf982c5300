"""Burmese typed in Zawgyi, the old encoding that looks like Unicode and is not.

Detection is myanmartools' Markov model; the conversion is ICU's transform `Zawgyi-my`, run as
a separate program (`uconv`, Debian package icu-devtools) where the machine has it. Above
``SURE`` text is converted without asking, between the two it is not guessed (STANDARDS LA1).
"""

import re
import shutil
import subprocess
from enum import Enum
from functools import lru_cache

from myanmartools import ZawgyiDetector

MYANMAR = re.compile(r"[\u1000-\u109f]")
SURE = 0.95
UNSURE = 0.05
PATIENCE = 2.0
"""Seconds; a conversion takes some 10 ms."""


class Encoding(Enum):
    """How Burmese text is encoded, as far as it shows."""

    UNICODE = "unicode"
    ZAWGYI = "zawgyi"
    UNCLEAR = "unclear"


def encoding_of(text: str) -> Encoding:
    """The encoding of a text; one without Burmese letters is Unicode."""
    if not MYANMAR.search(text):
        return Encoding.UNICODE
    probability = _detector().get_zawgyi_probability(text)
    if probability > SURE:
        return Encoding.ZAWGYI
    return Encoding.UNCLEAR if probability > UNSURE else Encoding.UNICODE


def to_unicode(text: str) -> str | None:
    """Zawgyi text in Unicode; None if this machine cannot convert it."""
    uconv = shutil.which("uconv")
    if not uconv:
        return None
    command = [uconv, "-f", "utf-8", "-t", "utf-8", "-x", "Zawgyi-my"]
    try:
        done = subprocess.run(  # noqa: S603 - the text goes to standard input
            command, input=text.encode(), capture_output=True, timeout=PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout.decode()


@lru_cache(maxsize=1)
def _detector() -> ZawgyiDetector:
    return ZawgyiDetector()
