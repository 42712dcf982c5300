"""Which municipality a message names, in any of our languages."""

import os
import re
from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.analysis import to_hiragana, without_diacritics
from nlu.retrieval.records import read_municipalities

MUNICIPALITY = "municipality"
"""Key of the result: the id of a pack, or None."""

NOT_LETTERS = re.compile(r"[\W_]+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MunicipalityFinder(GraphComponent):
    """Looks for the names of the catalogue's municipalities; the longest one counts."""

    def __init__(self, names: Dict[str, str]) -> None:
        self._names = dict(sorted(names.items(), key=lambda item: -len(item[0])))

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Nothing to set: the names are the catalogue's."""
        return {}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MunicipalityFinder":
        """Reads the names from the catalogue as it is now."""
        municipalities = read_municipalities(
            Path(os.environ.get("MADOGUCHI_PROCEDURES", "procedures")),
            Path(os.environ.get("MADOGUCHI_LOCALES", "locales")),
        )
        return cls({folded(n): id for id, names in municipalities.items() for n in names})

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``municipality``."""
        for message in messages:
            message.set(MUNICIPALITY, self.find(message.get(TEXT) or ""))
        return messages

    def find(self, text: str) -> Optional[str]:
        """The id of the municipality that ``text`` names."""
        written = folded(text)
        return next((id for name, id in self._names.items() if name in written), None)


def folded(text: str) -> str:
    """Without case, spaces, hyphens, accents and the difference of kana: Sakura-ku, sakura ku."""
    return NOT_LETTERS.sub("", to_hiragana(without_diacritics(text.casefold())))
