"""Packages that only towns with a model have, imported when they are needed."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bot.translation.errors import PackageMissing


def package(name: str, purpose: str) -> Any:
    """The module ``name``.

    Raises:
        PackageMissing: it is not installed; ``purpose`` says what that prevents.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise PackageMissing(name, purpose) from error


def is_installed(name: str) -> bool:
    """Whether there is such a package; it is not imported."""
    return find_spec(name) is not None


@contextmanager
def quiet_transformers(purpose: str) -> Iterator[Any]:
    """transformers, with no progress bars and no advice in the door's log while it loads.

    It recommends sacremoses for Opus-MT: that only evens out quotation marks.

    Raises:
        PackageMissing: it is not installed, or sentencepiece, without which it reads no text.
    """
    transformers = package("transformers", purpose)
    package("sentencepiece", purpose)
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Recommended: pip install sacremoses")
        yield transformers
