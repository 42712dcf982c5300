"""DIET's ranking and the retriever's candidates become one understanding."""

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from nlu.components.procedure_retriever import RETRIEVAL
from nlu.components.question_reader import UNDERSTOOD, QuestionReader


def understand(ranking, candidates, topical=True):
    message = Message({"text": "a"})
    message.set(INTENT_RANKING_KEY, [{"name": n, "confidence": c} for n, c in ranking])
    found = [{"id": name, "score": 1.0, "confidence": c} for name, c in candidates]
    message.set(RETRIEVAL, {"candidates": found, "topical": topical})
    QuestionReader(QuestionReader.get_default_config()).process([message])
    return message


def test_shares_of_a_question_are_one_act_with_its_facets():
    message = understand([("ask+cost", 0.4), ("greet", 0.35), ("ask+when", 0.25)], [("birth", 0.9)])
    understood = message.get(UNDERSTOOD)
    assert message.get(INTENT)["name"] == "ask"
    assert understood["facets"] == ["cost", "when"]
    assert understood["procedure"] == "birth"


@pytest.mark.parametrize("candidates", [[("birth", 0.3)], [("birth", 0.6), ("move-in", 0.55)]])
def test_an_unsure_or_narrow_lead_names_no_procedure(candidates):
    understood = understand([("ask", 0.9)], candidates).get(UNDERSTOOD)
    assert understood["procedure"] is None
    assert [c["id"] for c in understood["candidates"]] == [name for name, _ in candidates]


def test_what_is_not_ours_is_not_answered():
    understood = understand([("out_of_scope", 0.9)], [("birth", 0.5)]).get(UNDERSTOOD)
    assert (understood["intent"], understood["procedure"]) == ("out_of_scope", None)


def test_a_very_sure_name_overrules_out_of_scope():
    understood = understand([("out_of_scope", 0.9)], [("birth", 0.9)]).get(UNDERSTOOD)
    assert (understood["intent"], understood["procedure"]) == ("ask", "birth")


def test_candidates_that_are_hardly_meant_are_not_offered():
    assert understand([("ask", 0.9)], [("birth", 0.05)]).get(UNDERSTOOD)["candidates"] == []


def test_nothing_understood_is_out_of_scope():
    assert understand([], []).get(UNDERSTOOD)["intent"] == "out_of_scope"
