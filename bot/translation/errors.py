"""What can go wrong with a model, each in a sentence for the operator: what, where, what to do."""

from pathlib import Path


class TranslationError(Exception):
    """Anything below; whoever can do without a translation catches this."""


class PackageMissing(TranslationError):
    """A package that only towns with a model need is not installed."""

    def __init__(self, package: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs the package {package}: `pip install {package}`.")


class BrokenModel(TranslationError):
    """A model's folder is not what its manifest says."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The model in {folder} cannot be used: {reason}. "
            f"Copy the folder again, or delete it and run `madoguchi models get {folder.name}`."
        )


class EngineFailed(TranslationError):
    """An engine gave up on a text; the text itself is not in the message."""

    def __init__(self, model: str, engine: str, reason: Exception) -> None:
        super().__init__(f"{engine} failed with {model}: {type(reason).__name__}: {reason}")


class UnknownModel(TranslationError):
    """A name that is not in `models.yml`."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"No model is called {name}; there are: {', '.join(known)}.")


class HubUnreachable(TranslationError):
    """The hub does not answer, or not as a hub."""

    def __init__(self, endpoint: str, reason: Exception) -> None:
        super().__init__(
            f"{endpoint} cannot be reached ({type(reason).__name__}). Run the command where it can "
            "and copy the model's folder (docs/translation.md), or set HF_ENDPOINT to a mirror."
        )


class HubRefused(TranslationError):
    """The hub answers, but does not give what was asked for."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(f"{what}: {reason}. Look at the model's page on the hub.")


class NotWritten(TranslationError):
    """The disk does not take a file."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(f"{path} could not be written: {reason.strerror}.")


class CorruptDownload(TranslationError):
    """A file arrived other than the hub says it is; it has been deleted."""

    def __init__(self, path: str, wanted: str, got: str) -> None:
        super().__init__(
            f"{path} arrived corrupted: the hub says {wanted}, this is {got}. "
            "It was deleted; run the command again."
        )


class LicenceNotAccepted(TranslationError):
    """The operator has not said yes to a model's licence."""

    def __init__(self, name: str, licence: str) -> None:
        super().__init__(
            f"{name} was not downloaded: its licence, {licence}, was not accepted "
            "(--accept-licence says yes without being asked)."
        )
