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
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.ginza_tokenizer import TERM, GinzaTokenizer
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
        for message in messages:
            terms = [t.get(TERM) for t in message.get(TOKENS_NAMES[TEXT], []) if t.get(TERM)]
            found = self._finder.current().find(
                message.get(TEXT) or "", terms, self._config["candidates"]
            )
            message.set(RETRIEVAL, asdict(found))
        return messages


def carrier_words(training_data: TrainingData) -> FrozenSet[str]:
    """Forms that stand outside the marked topics of questions more often than inside."""
    inside: Counts[str] = Counter()
    outside: Counts[str] = Counter()
    for example in training_data.intent_examples:
        if not example.get(INTENT).startswith(QUESTION):
            continue
        marked: Set[int] = set()
        for entity in example.get(ENTITIES) or []:
            marked |= set(range(entity["start"], entity["end"]))
        for token in example.get(TOKENS_NAMES[TEXT]) or []:
            term = token.get(TERM)
            if term:
                (inside if term.start in marked else outside).update(term.forms)
    return frozenset(form for form, count in outside.items() if count >= 2 and count > inside[form])
