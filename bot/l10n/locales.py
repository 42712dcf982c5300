"""The registry of languages (`locales/locales.yml`)."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.catalogue.yaml_source import read_yaml

SOURCE = "ja"
"""The language that texts are written in first."""


class Language(BaseModel):
    """One language that the door has texts in; ``tag`` is BCP 47."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    tag: str
    name: str
    babel: str
    folder: str | None = None
    plain: str | None = None
    fallback: str | None = None
    required: Literal["all", "first"] = "all"
    guides: bool = False
    understood: Literal["directly", "through-translation"] = "directly"

    @property
    def japanese(self) -> bool:
        """Whether the reader reads Japanese, plain or not."""
        return self.babel == SOURCE


def load_first_procedures(locales: Path) -> frozenset[str]:
    """The ids that every language has before it is offered (`locales/first.yml`)."""
    return frozenset(read_yaml(locales / "first.yml").data)


def load_languages(locales: Path) -> dict[str, Language]:
    """Every language by tag, in the order of the file."""
    data = read_yaml(locales / "locales.yml").data
    return {tag: Language(tag=tag, **entry) for tag, entry in data.items()}
