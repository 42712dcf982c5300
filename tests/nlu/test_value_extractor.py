"""The values of a message are its entities, normalised and fit for JSON."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.value_extractor import ValueExtractor, normalised
from nlu.values.reader import ValueReader

ROOT = Path(__file__).parents[2]
BEFORE = {"entity": "municipality", "value": "sample-ward", "start": 0, "end": 3}


@pytest.fixture(scope="module")
def extractor():
    reader = ValueReader.load(ROOT / "procedures", ROOT / "locales")
    return ValueExtractor(reader, lambda: date(2026, 11, 18))


def read(extractor, text, locale="ja", **data):
    message = Message({"text": text, "metadata": {"locale": locale}, **data})
    extractor.process([message])
    return message


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("ja", "来週の金曜", {"entity": "date", "value": "2026-11-27", "precision": "day"}),
        ("ja", "先月", {"entity": "date", "value": "2026-10", "precision": "month"}),
        ("ja", "4月1日", {"entity": "date", "value": "2027-04-01", "assumed": "year"}),
        ("ja", "3万円", {"entity": "money", "value": 30000, "unit": "JPY"}),
        ("en", "two copies", {"entity": "count", "value": 2, "unit": "copy"}),
        ("vi", "thẻ lưu trú", {"entity": "document", "value": "residence-card"}),
        ("en", "Tiếng Việt", {"entity": "language", "value": "vi"}),
    ],
)
def test_a_value_is_an_entity(extractor, locale, text, expected):
    (entity,) = read(extractor, text, locale).get(ENTITIES)
    assert entity.items() >= expected.items()
    assert text[entity["start"] : entity["end"]] == text
    assert entity["extractor"] == "ValueExtractor"


def test_entities_can_be_sent_as_json(extractor):
    message = read(extractor, "4月1日に在留カードと300円で2通、英語で")
    entities = message.get(ENTITIES)
    assert {one["entity"] for one in entities} == {"date", "document", "money", "count", "language"}
    assert json.loads(json.dumps(entities)) == entities


def test_entities_of_other_components_stay(extractor):
    entities = read(extractor, "明日", entities=[BEFORE]).get(ENTITIES)
    assert entities[0] == BEFORE
    assert [one["entity"] for one in entities] == ["municipality", "date"]


@pytest.mark.parametrize("text", ["", "2月30日", "令和99年", "1", "03-1234-5678", "😀"])
def test_a_message_without_values_gets_no_entities(extractor, text):
    assert read(extractor, text).get(ENTITIES) == []


def test_nothing_else_in_the_message_is_touched(extractor):
    message = read(extractor, "明日", intent={"name": "ask"})
    assert message.get(INTENT) == {"name": "ask"}
    assert set(message.data) == {"text", "metadata", "intent", "entities"}


@pytest.mark.parametrize("metadata", [None, {}, {"locale": None}, {"locale": "xx"}])
def test_a_message_of_an_unknown_reader_is_read(extractor, metadata):
    message = Message({"text": "来週の金曜", "metadata": metadata})
    extractor.process([message])
    assert [one["value"] for one in message.get(ENTITIES)] == ["2026-11-27"]


def test_an_unknown_kind_of_value_is_an_error():
    with pytest.raises(TypeError, match="no entity for str"):
        normalised("2026-11-27")


def test_the_domain_knows_every_entity_and_no_rule_depends_on_it():
    domain = yaml.safe_load((ROOT / "nlu/dialogue/domain.yml").read_text(encoding="utf-8"))
    declared = {
        name: options
        for one in domain["entities"]
        if isinstance(one, dict)
        for name, options in one.items()
    }
    for name in ("date", "money", "count", "document", "language"):
        assert declared[name] == {"influence_conversation": False}
