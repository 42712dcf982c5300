"""The classifier learns from examples, is kept, and says how probable every intent is."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY

from nlu.components.ginza_tokenizer import GinzaTokenizer
from nlu.components.intent_classifier import (
    TEMPERATURES,
    IntentClassifier,
    best_temperature,
    words_of,
)
from tests.nlu.retrieval.catalogue import Catalogue
from tests.nlu.training import Workshop, example

SAID = {
    "greet": ["こんにちは", "おはようございます", "hello", "good morning", "xin chào", "你好"],
    "thank": [
        "ありがとう",
        "助かりました、ありがとう",
        "thank you",
        "thanks a lot",
        "cảm ơn",
        "谢谢",
    ],
    "ask": ["住民票がほしい", "印鑑登録", "passport", "I have a new dog", "giấy khai sinh", "搬家"],
    "ask+where": ["どこですか", "窓口はどこ", "where is it", "where do I go", "ở đâu", "在哪里"],
    "ask+cost": [
        "転入届はいくらですか",
        "手数料はいくら",
        "how much is it",
        "how much does it cost",
        "lệ phí bao nhiêu",
        "多少钱",
    ],
    "ask+when": [
        "転入届はいつまでですか",
        "いつまでに出せばいい",
        "when is it due",
        "when do I have to do it",
        "khi nào thì hết hạn",
        "什么时候",
    ],
}
LIFE_EVENTS = {
    "moving": {"situations": "来月引っ越します\n新しい家に移ります\n引っ越すことになりました\n"}
}
EXAMPLES = [example(text, intent) for intent, texts in SAID.items() for text in texts]
RAMBLING = pytest.param("あ" * 2000 + "hello " * 300, id="rambling")
UNUSUAL = ["", "   ", "😀", "…", "量子力学", "ЖЩЮ", "/restart", RAMBLING]


@pytest.fixture(scope="module", autouse=True)
def catalogue(tmp_path_factory):
    """What people say of their lives is learned from too: a small catalogue of it."""
    catalogue = Catalogue(tmp_path_factory.mktemp("catalogue"))
    catalogue.write("life_events.yml", LIFE_EVENTS)
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("MADOGUCHI_PROCEDURES", str(catalogue.procedures))
        settings.setenv("MADOGUCHI_LOCALES", str(catalogue.locales))
        yield catalogue


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    return Workshop(IntentClassifier, tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def trained(workshop):
    return workshop.trained(EXAMPLES)


@pytest.fixture(scope="module")
def loaded(workshop, trained):
    return workshop.loaded()


def ranking(workshop, component, text):
    ranked = workshop.read(component, text).get(INTENT_RANKING_KEY)
    return [(entry["name"], entry["confidence"]) for entry in ranked]


@pytest.mark.parametrize("text", [text for texts in SAID.values() for text in texts])
def test_what_it_was_shown_it_knows_again(workshop, loaded, text):
    intent = next(name for name, texts in SAID.items() if text in texts)
    assert workshop.read(loaded, text).get(INTENT)["name"] == intent


@pytest.mark.parametrize("text", [*UNUSUAL, "how much is the card", "いつまで"])
def test_every_intent_has_a_probability_and_they_sum_to_one(workshop, loaded, text):
    message = workshop.read(loaded, text)
    ranked = message.get(INTENT_RANKING_KEY)
    shares = [entry["confidence"] for entry in ranked]
    assert {entry["name"] for entry in ranked} == set(SAID)
    assert sum(shares) == pytest.approx(1.0)
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares, reverse=True)
    assert message.get(INTENT) == ranked[0]


@pytest.mark.parametrize("text", [*UNUSUAL, "how much is the card"])
def test_it_is_loaded_as_it_was_trained(workshop, trained, loaded, text):
    assert ranking(workshop, loaded, text) == ranking(workshop, trained, text)


@pytest.mark.parametrize("text", ["how much is the card", "ありがとうございました", "ЖЩЮ"])
def test_training_twice_gives_the_same_probabilities(workshop, trained, tmp_path, text):
    again = Workshop(IntentClassifier, tmp_path)
    assert ranking(again, again.trained(EXAMPLES), text) == ranking(workshop, trained, text)


def test_capitals_say_nothing(workshop, loaded):
    assert ranking(workshop, loaded, "HOW MUCH IS IT") == ranking(
        workshop, loaded, "how much is it"
    )


@pytest.mark.parametrize("text", ["引っ越すことになりました", "新しい家に移ります"])
def test_who_tells_what_has_happened_asks_what_to_do(workshop, loaded, text):
    assert workshop.read(loaded, text).get(INTENT)["name"].partition("+")[0] == "ask"


def test_without_life_events_it_learns_from_the_examples_alone(catalogue, tmp_path):
    (catalogue.procedures / "life_events.yml").unlink()
    workshop = Workshop(IntentClassifier, tmp_path)
    component = workshop.trained(EXAMPLES)
    catalogue.write("life_events.yml", LIFE_EVENTS)
    assert workshop.read(component, "thank you").get(INTENT)["name"] == "thank"


def test_what_was_never_learned_cannot_classify(workshop):
    with pytest.raises(RuntimeError, match="not loaded"):
        workshop.read(workshop.untrained(), "hello")


def test_it_needs_the_tokens_of_this_project():
    assert IntentClassifier.required_components() == [GinzaTokenizer]


def test_the_edges_of_a_message_are_among_its_pairs_of_words():
    assert words_of({"words": ["a", "b"]}) == ["a", "b", "^ a", "a b", "b $"]
    assert words_of({"words": []}) == ["^ $"]


def test_margins_that_are_often_wrong_are_trusted_less():
    margins = np.array([[1.0, 0.0]] * 10)
    always = best_temperature(margins, np.zeros(10, dtype=int))
    mostly = best_temperature(margins, np.array([0] * 8 + [1] * 2))
    never = best_temperature(margins, np.array([0, 1] * 5))
    assert TEMPERATURES[0] <= always < mostly < never <= TEMPERATURES[1]


def test_the_temperature_makes_confidence_and_accuracy_agree():
    margins = np.array([[1.0, 0.0]] * 10)
    temperature = best_temperature(margins, np.array([0] * 8 + [1] * 2))
    assert 1 / (1 + np.exp(-1 / temperature)) == pytest.approx(0.8, abs=0.01)
