"""The registry of languages (`locales/locales.yml`)."""

from pathlib import Path

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

    @property
    def japanese(self) -> bool:
        """Whether the reader reads Japanese, plain or not."""
        return self.babel == SOURCE


def load_languages(locales: Path) -> dict[str, Language]:
    """Every language by tag, in the order of the file."""
    data = read_yaml(locales / "locales.yml").data
    return {tag: Language(tag=tag, **entry) for tag, entry in data.items()}
