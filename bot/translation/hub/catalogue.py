"""Models that can be had (`bot/translation/models.yml`)."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.catalogue.yaml_source import read_yaml
from bot.translation.errors import UnknownModel

MODELS = Path(__file__).parent.parent / "models.yml"


class KnownModel(BaseModel):
    """A model on the hub; sizes in MB, fields as the file explains them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    repo: str
    revision: str
    family: str
    licence: str
    caution: str = ""
    download: int
    memory: int
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def known_models() -> dict[str, KnownModel]:
    """All by name.

    Raises:
        pydantic.ValidationError: an entry has another form.
    """
    return TypeAdapter(dict[str, KnownModel]).validate_python(read_yaml(MODELS).data)


def known_model(name: str) -> KnownModel:
    """One of them.

    Raises:
        UnknownModel: there is none of this name.
    """
    models = known_models()
    if name not in models:
        raise UnknownModel(name, sorted(models))
    return models[name]
