"""The table of respect (`honorifics.yml`), and the verb behind a word of respect."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bot.catalogue.yaml_source import read_yaml
from bot.plain.morph import Morph
from bot.plain.predicate import DOING, Verb, nominal, verb

STEM_ENDS = "いきぎしちにびみりえけげせてねべめれ"


class Honorifics(BaseModel):
    """`honorifics.yml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: dict[str, str]
    requests: dict[str, str]
    unprefixed: frozenset[str]
    acts: frozenset[str]
    never_passive: frozenset[str]


@lru_cache(maxsize=1)
def honorifics() -> Honorifics:
    """The table, read once."""
    return Honorifics.model_validate(read_yaml(Path(__file__).with_name("honorifics.yml")).data)


def verb_of(stem: Morph) -> tuple[list[Morph], Verb | None]:
    """The verb in a stem of respect: (確認) する, 待つ, 申し込む; what stays before it."""
    special = honorifics().requests.get(stem.surface)
    if special and not stem.verbal:
        return [], verb(special)
    if stem.tag.startswith("動詞"):
        return [], Verb(stem.lemma, stem.kind)
    if stem.surface[-1] in STEM_ENDS and (known := nominal(stem.surface)):
        return [], known
    if stem.verbal:
        return [stem.bare()], DOING
    return [], None


def dictionary(morph: Morph) -> Verb:
    """The verb of which ``morph`` is a form."""
    return Verb(morph.lemma, morph.kind)
