"""The retriever learns which words carry questions and finds in the catalogue as it is now."""

import pytest
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.procedure_retriever import RETRIEVAL, ProcedureRetriever, carrier_words
from nlu.retrieval.finder import Evidence
from tests.nlu.retrieval.catalogue import LIFE_EVENTS, MOVE_IN, WASTE, Catalogue
from tests.nlu.training import Workshop, example

EXAMPLES = [
    example("転入届に必要な書類は", "ask+documents", "転入届"),
    example("児童手当に必要な書類は", "ask+documents", "児童手当"),
    example("how much is a passport", "ask+cost", "passport"),
    example("how much is the dog registration", "ask+cost", "dog registration"),
    example("書類を捨てる, how much", "ask", "書類"),
    example("こんにちは passport passport", "greet"),
]


@pytest.fixture
def workshop(tmp_path, monkeypatch):
    catalogue = Catalogue(tmp_path)
    catalogue.write("ward/move-in.yml", MOVE_IN)
    catalogue.write("ward/bulky-waste.yml", WASTE)
    catalogue.write("life_events.yml", LIFE_EVENTS)
    monkeypatch.delenv("MADOGUCHI_ENCODER_URL", raising=False)
    monkeypatch.setenv("MADOGUCHI_PROCEDURES", str(catalogue.procedures))
    monkeypatch.setenv("MADOGUCHI_LOCALES", str(catalogue.locales))
    (tmp_path / "model").mkdir()
    return Workshop(ProcedureRetriever, tmp_path / "model")


def test_words_outside_the_marked_subjects_carry_a_question():
    carriers = carrier_words(TrainingData(EXAMPLES))
    assert {"書類", "必要", "how", "much"} <= carriers
    assert not carriers & {"転入", "届", "児童", "passport", "dog", "捨てる"}


def test_what_is_no_question_teaches_no_carrier_words():
    assert carrier_words(TrainingData([example("hello hello", "greet")])) == frozenset()
    assert carrier_words(TrainingData([])) == frozenset()


def test_a_loaded_retriever_finds_what_the_catalogue_has(workshop):
    workshop.trained(EXAMPLES)
    retrieval = workshop.read(workshop.loaded(), "転入届の書類は").get(RETRIEVAL)
    assert retrieval["candidates"][0]["id"] == "move-in"
    assert set(retrieval["candidates"][0]) == {"id", "score", "share"}
    assert set(retrieval["evidence"]) == set(Evidence._fields)
    assert retrieval["topical"]


def test_carrier_words_alone_are_no_subject(workshop):
    workshop.trained(EXAMPLES)
    component = workshop.loaded()
    assert not workshop.read(component, "必要な書類は").get(RETRIEVAL)["has_subject"]
    assert workshop.read(component, "量子力学の書類は").get(RETRIEVAL)["has_subject"]


def test_what_has_happened_is_found_beside_the_procedure(workshop):
    workshop.trained(EXAMPLES)
    component = workshop.loaded()
    moving = workshop.read(component, "引っ越します").get(RETRIEVAL)
    assert moving["life_event"] == "moving"
    assert moving["happened"]["letters"] == pytest.approx(1.0)
    assert workshop.read(component, "転入届").get(RETRIEVAL)["happened"]["letters"] < 0.6


@pytest.mark.parametrize("text", ["", "😀", "…"])
def test_a_message_without_words_finds_nothing(workshop, text):
    workshop.trained(EXAMPLES)
    retrieval = workshop.read(workshop.loaded(), text).get(RETRIEVAL)
    assert (retrieval["candidates"], retrieval["life_event"]) == ([], None)
    assert set(retrieval["evidence"].values()) == {0.0}


def test_what_was_not_loaded_cannot_find(workshop):
    with pytest.raises(RuntimeError, match="not loaded"):
        workshop.read(workshop.untrained(), "転入届")
