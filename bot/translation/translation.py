"""A translation and what is known about it; what an engine is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Translation:
    """A text in another language, by a machine: shown with a mark (STANDARDS LA7)."""

    text: str
    original: str
    engine: str
    model: str
    lost: tuple[str, ...] = ()
    """Facts, terms or sentences of the original that the translation does not have."""

    @property
    def complete(self) -> bool:
        """Whether everything that was protected is in its place."""
        return not self.lost

    @property
    def shown(self) -> str:
        """The translation; with the original beside it if something was lost."""
        return self.text if self.complete else f"{self.text}（{self.original}）"


class Engine(Protocol):
    """Runs a model."""

    @property
    def name(self) -> str:
        """What runs it: ``ctranslate2``."""

    @property
    def model(self) -> str:
        """What is run: ``m2m100-418m``."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Each text by itself, in order; ``source`` and ``target`` are BCP 47 tags.

        Raises:
            EngineFailed: the model cannot take these texts.
        """
