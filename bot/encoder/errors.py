"""What can go wrong with an encoder, each in a sentence for the operator: what, where, what to do.

No text that was to be encoded is in any of them: it may be a resident's.
"""

from pathlib import Path


class EncoderError(Exception):
    """Anything below."""


class PackageMissing(EncoderError):
    """A package that only towns with an encoder need is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"An encoder or reranker needs the package {package}: "
            f"`.venv/bin/pip install {package}` (docs/encoders.md)."
        )


class UnusableFolder(EncoderError):
    """A folder is not the model that the setting says it is."""

    def __init__(self, setting: str, folder: Path, reason: str) -> None:
        super().__init__(f"{setting}={folder} cannot be used: {reason}.")


class ModelFailed(EncoderError):
    """A model gave up on texts."""

    def __init__(self, model: str, reason: Exception) -> None:
        super().__init__(f"{model} failed: {type(reason).__name__}.")


class NotLoaded(EncoderError):
    """The service was started without what it is asked for."""

    def __init__(self, setting: str) -> None:
        super().__init__(f"Nothing to answer with: {setting} was not set when this was started.")
