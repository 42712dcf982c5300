"""Which procedures a message may be about."""

import os
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Optional, Set, Type
from typing import Counter as Counts

import rasa.shared.utils.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.analysis import PARTS, shared_analyzer
from nlu.components.ginza_tokenizer import GinzaTokenizer
from nlu.retrieval.fresh import FreshFinder

RETRIEVAL = "retrieval"
"""Key of the result in the parsed message."""

QUESTION = "ask"
"""Intents that begin so ask about a procedure; the part behind ``+`` is the facet."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ProcedureRetriever(GraphComponent):
    """Ranks procedures with BM25 over the words that may name one.

    The catalogue is read when the model is loaded, not when it is trained: a changed
    text needs no training. What training teaches is which words only carry a question
    (書類, いくら, how, need): those outside the ``[…](procedure)`` marks of the examples.
    They say nothing about the subject and are not searched for.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs terms."""
        return [GinzaTokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """How many candidates are passed on."""
        return {"candidates": 5}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        finder: Optional[FreshFinder] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._finder = finder

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ProcedureRetriever":
        """For training, which needs no catalogue."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "ProcedureRetriever":
        """Carrier words from the model, the catalogue from disk as it is now."""
        with model_storage.read_from(resource) as folder:
            carriers = rasa.shared.utils.io.read_json_file(folder / "carriers.json")
        procedures = Path(os.environ.get("MADOGUCHI_PROCEDURES", "procedures"))
        locales = Path(os.environ.get("MADOGUCHI_LOCALES", "locales"))
        finder = FreshFinder(procedures, locales, frozenset(carriers))
        return cls(config, model_storage, resource, finder)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the carrier words and stores them in the model."""
        carriers = carrier_words(training_data)
        with self._model_storage.write_to(self._resource) as folder:
            rasa.shared.utils.io.dump_obj_as_json_to_file(
                folder / "carriers.json", sorted(carriers)
            )
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``retrieval``: candidates, best first, and whether any topic word was found."""
        if not self._finder:
            raise RuntimeError("the retriever was not loaded from a model")
        finder, limit = self._finder.current(), self._config["candidates"]
        for message in messages:
            locale = (message.get("metadata") or {}).get("locale")
            found = finder.find(message.get(TEXT) or "", limit, locale)
            message.set(RETRIEVAL, asdict(found))
        return messages


def carrier_words(training_data: TrainingData) -> FrozenSet[str]:
    """Forms that stand outside the marked topics of questions more often than inside."""
    inside: Counts[str] = Counter()
    outside: Counts[str] = Counter()
    analyzer = shared_analyzer(PARTS)
    for example in training_data.intent_examples:
        if not example.get(INTENT).startswith(QUESTION):
            continue
        marked: Set[int] = set()
        for entity in example.get(ENTITIES) or []:
            marked |= set(range(entity["start"], entity["end"]))
        for term in analyzer.terms(example.get(TEXT)):
            (inside if term.start in marked else outside).update(term.forms)
    return frozenset(form for form, count in outside.items() if count >= 2 and count > inside[form])
