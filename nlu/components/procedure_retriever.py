"""Which procedures a message may be about."""

import json
import os
import tarfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Optional, Set
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
from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.fresh import FreshFinders

RETRIEVAL = "retrieval"
"""Key of the result in the parsed message."""

CARRIERS = "carriers.json"
"""The file of the carrier words inside Rasa's model."""

ONLY_CARRIERS = 2
"""What a word counts in a question without any topic ("where can I get it?")."""

QUESTION = "ask"
"""Intents that begin so ask about a procedure; the part behind ``+`` is the facet."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ProcedureRetriever(GraphComponent):
    """Ranks procedures by words, letters and sound, and life events likewise.

    The catalogue is read when the model is loaded, not when it is trained: a changed
    text needs no training. What training teaches is which words only carry a question
    (書類, いくら, how, need): those outside the ``[…](procedure)`` marks of the examples.
    They say nothing about the subject and are not searched for.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """How many candidates are passed on."""
        return {"candidates": 5}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        finders: Optional[FreshFinders] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._finders = finders

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
            carriers = rasa.shared.utils.io.read_json_file(folder / CARRIERS)
        procedures = Path(os.environ.get("MADOGUCHI_PROCEDURES", "procedures"))
        locales = Path(os.environ.get("MADOGUCHI_LOCALES", "locales"))
        encoder = Encoder.from_environment()
        finders = FreshFinders(procedures, locales, frozenset(carriers), encoder)
        return cls(config, model_storage, resource, finders)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the carrier words and stores them in the model."""
        carriers = carrier_words(training_data)
        with self._model_storage.write_to(self._resource) as folder:
            rasa.shared.utils.io.dump_obj_as_json_to_file(folder / CARRIERS, sorted(carriers))
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``retrieval``: candidates, best first, the evidence for the first, and the life
        event that the message is likest to, with the evidence for it."""
        if not self._finders:
            raise RuntimeError("the retriever was not loaded from a model")
        finders, limit = self._finders.current(), self._config["candidates"]
        for message in messages:
            locale = (message.get("metadata") or {}).get("locale")
            text = message.get(TEXT) or ""
            found = finders.procedures.find(text, limit, locale)
            happened = finders.life_events.find(text, 1, locale)
            message.set(
                RETRIEVAL,
                {
                    "candidates": [asdict(candidate) for candidate in found.candidates],
                    "topical": found.topical,
                    "has_subject": found.has_subject,
                    "official": found.official,
                    "evidence": found.evidence._asdict(),
                    "life_event": happened.candidates[0].id if happened.candidates else None,
                    "happened": happened.evidence._asdict(),
                },
            )
        return messages


def carriers_in(model: Path) -> FrozenSet[str]:
    """The carrier words that a trained model has learned."""
    with tarfile.open(model) as archive:
        name = next(name for name in archive.getnames() if name.endswith(CARRIERS))
        return frozenset(json.load(archive.extractfile(name)))  # type: ignore[arg-type]


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
        weight = 1 if marked else ONLY_CARRIERS
        for term in analyzer.terms(example.get(TEXT)):
            counts = inside if term.start in marked else outside
            counts.update(dict.fromkeys(term.forms, weight))
    return frozenset(form for form, count in outside.items() if count >= 2 and count > inside[form])
