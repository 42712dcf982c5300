"""Families of models (`families.yml`): how each is told from which language into which."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.catalogue.yaml_source import read_yaml

FAMILIES = Path(__file__).parent.parent / "families.yml"


@dataclass(frozen=True)
class Direction:
    """What a model has to be told about one translation."""

    source: str | None
    """For the tokenizer: the source language."""
    target_token: str | None
    """The first token of the translation."""
    prefix: str
    """What goes before the text."""


class Family(BaseModel):
    """Models that are told languages in the same way; the fields are those of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source_is_told: bool = False
    target_token: str | None = None
    target_prefix: str = ""
    one_target_is_not_told: bool = False
    languages: dict[str, str]

    def direction(self, source: str, target: str, targets: frozenset[str]) -> Direction:
        """From ``source`` into ``target`` (BCP 47) for a model that can do ``targets``.

        Raises:
            KeyError: the family does not know one of the languages.
        """
        from_code, code = self.languages[source], self.languages[target]
        unsaid = self.one_target_is_not_told and len(targets) == 1
        return Direction(
            from_code if self.source_is_told else None,
            self.target_token.format(code=code) if self.target_token else None,
            "" if unsaid else self.target_prefix.format(code=code),
        )


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """All families by name.

    Raises:
        pydantic.ValidationError: an entry has another form.
    """
    return TypeAdapter(dict[str, Family]).validate_python(read_yaml(FAMILIES).data)
