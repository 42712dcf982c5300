"""Dates, money, counts, documents and languages of a message as Rasa's entities."""

import os
from datetime import date, datetime, timedelta, timezone
from functools import singledispatch
from pathlib import Path
from typing import Any, Callable, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from nlu.values.counts import Count
from nlu.values.dates import Date
from nlu.values.documents import Document
from nlu.values.grammar.found import Found
from nlu.values.languages import Language
from nlu.values.money import Money
from nlu.values.reader import Value, ValueReader

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")
"""Without summer time since 1951, so that no table of time zones is needed."""

Entity = Dict[str, Any]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ValueExtractor(GraphComponent):
    """Adds an entity for every value: ``date``, ``money``, ``count``, ``document``, ``language``.

    ``value`` is normalised: an ISO 8601 date, whole yen, a number, the id of a document, a
    BCP 47 tag. The words themselves are left out, ``start`` and ``end`` say where they stand.
    """

    def __init__(self, reader: ValueReader, today: Callable[[], date]) -> None:
        self._reader = reader
        self._today = today

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Nothing to set: the words are data (`nlu/values/words`)."""
        return {}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ValueExtractor":
        """Reads the names of documents from the catalogue as it is now."""
        reader = ValueReader.load(
            Path(os.environ.get("MADOGUCHI_PROCEDURES", "procedures")),
            Path(os.environ.get("MADOGUCHI_LOCALES", "locales")),
        )
        return cls(reader, lambda: datetime.now(JAPAN).date())

    def process(self, messages: List[Message]) -> List[Message]:
        """Adds to ``entities``; those of other components stay."""
        for message in messages:
            locale = (message.get("metadata") or {}).get("locale")
            found = self._reader.read(message.get(TEXT) or "", locale, self._today())
            entities = [*(message.get(ENTITIES) or []), *map(entity_of, found)]
            message.set(ENTITIES, entities, add_to_output=True)
        return messages


def entity_of(found: Found[Value]) -> Entity:
    """One value as an entity that JSON can hold."""
    return {
        **normalised(found.value),
        ENTITY_ATTRIBUTE_START: found.start,
        ENTITY_ATTRIBUTE_END: found.end,
        EXTRACTOR: ValueExtractor.__name__,
    }


@singledispatch
def normalised(value: Value) -> Entity:
    """The type and value of an entity, and what else is known of it."""
    raise TypeError(f"no entity for {type(value).__name__}: register one with `normalised`")


@normalised.register
def _(value: Date) -> Entity:
    assumed = {"assumed": value.assumed} if value.assumed else {}
    return {**typed("date", value.iso), "precision": value.precision, **assumed}


@normalised.register
def _(value: Money) -> Entity:
    return {**typed("money", value.yen), "unit": "JPY"}


@normalised.register
def _(value: Count) -> Entity:
    return {**typed("count", value.number), "unit": value.unit}


@normalised.register
def _(value: Document) -> Entity:
    return {**typed("document", value.id), "procedures": list(value.procedures)}


@normalised.register
def _(value: Language) -> Entity:
    return typed("language", value.tag)


def typed(name: str, value: Any) -> Entity:
    """The two keys that every entity has."""
    return {ENTITY_ATTRIBUTE_TYPE: name, ENTITY_ATTRIBUTE_VALUE: value}
