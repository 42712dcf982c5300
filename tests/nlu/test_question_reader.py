"""The classifier's ranking and the retriever's candidates become one understanding."""

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from nlu.components.municipality_finder import MUNICIPALITY
from nlu.components.procedure_retriever import RETRIEVAL
from nlu.components.question_reader import UNDERSTOOD, QuestionReader, evidence_of
from nlu.retrieval.finder import Evidence, certainty

STRONG = Evidence(*(1.0 for _ in Evidence._fields))
MIDDLE = Evidence(share=0.9, lead=0.8, words=0.6, letters=0.5, sound=0.4, learned=0.6)
WEAK = Evidence(share=0.1)
BIRTH, MOVE_IN = {"birth": 1.0}, {"birth": 0.6, "move-in": 0.4}


def found(shares, evidence, **changed):
    """What `ProcedureRetriever` says of a message, with its candidates' shares."""
    said = {
        "candidates": [{"id": n, "score": s, "share": s} for n, s in shares.items()],
        "topical": True,
        "has_subject": True,
        "evidence": evidence._asdict(),
        "official": False,
        "life_event": None,
        "happened": Evidence()._asdict(),
    }
    return {**said, **changed}


def read(acts, retrieval, municipality=None, **config):
    message = Message({"text": "a"})
    ranking = [{"name": name, "confidence": share} for name, share in acts.items()]
    message.set(INTENT_RANKING_KEY, ranking)
    message.set(RETRIEVAL, retrieval)
    message.set(MUNICIPALITY, municipality)
    QuestionReader({**QuestionReader.get_default_config(), **config}).process([message])
    return message


def understand(*arguments, **config):
    return read(*arguments, **config).get(UNDERSTOOD)


def test_shares_of_a_question_are_one_act_with_its_facets():
    acts = {"ask+cost": 0.4, "greet": 0.35, "ask+when": 0.25}
    message = read(acts, found(BIRTH, STRONG))
    understood = message.get(UNDERSTOOD)
    assert message.get(INTENT)["name"] == "ask"
    assert understood["facets"] == ["cost", "when"]
    assert (understood["procedure"], understood["certain"]) == ("birth", True)
    ranking = {entry["name"]: entry["confidence"] for entry in message.get(INTENT_RANKING_KEY)}
    assert ranking == {"ask": pytest.approx(0.65), "greet": 0.35}


@pytest.mark.parametrize(
    ("cost", "when", "where", "expected"),
    [
        (0.8, 0.05, 0.0, ["cost"]),
        (0.05, 0.06, 0.04, []),
        (0.4, 0.35, 0.05, ["cost", "when"]),
        (0.3, 0.32, 0.31, ["when", "where", "cost"]),
    ],
)
def test_facets_that_are_hardly_asked_for_are_not_answered(cost, when, where, expected):
    acts = {"ask": 1 - cost - when - where, "ask+cost": cost, "ask+when": when, "ask+where": where}
    understood = understand(acts, found(BIRTH, STRONG), facet_at=0.15, facets_at=0.3)
    assert understood["facets"] == expected


def test_a_question_without_facet_asks_for_none():
    assert understand({"ask": 0.9, "ask+cost": 0.05}, found(BIRTH, STRONG))["facets"] == []


@pytest.mark.parametrize(
    ("evidence", "shares"), [(WEAK, BIRTH), (STRONG._replace(share=0.5, lead=0.1), MOVE_IN)]
)
def test_an_unsure_or_narrow_lead_is_asked_back(evidence, shares):
    retrieval = found(shares, evidence)
    sure = certainty(evidence_of({"ask": 0.9}, retrieval))
    understood = understand({"ask": 0.9}, retrieval, answer_at=sure + 0.001, offer_at=sure / 2)
    assert not understood["certain"]
    assert [c["id"] for c in understood["candidates"]] == list(shares)


def test_it_is_answered_from_the_threshold_on():
    retrieval = found(BIRTH, MIDDLE)
    sure = certainty(evidence_of({"ask": 0.9}, retrieval))
    assert understand({"ask": 0.9}, retrieval, answer_at=sure - 0.001)["certain"]
    assert not understand({"ask": 0.9}, retrieval, answer_at=sure + 0.001)["certain"]


def test_the_confidence_is_the_probability_of_the_first_candidate():
    retrieval = found(MOVE_IN, MIDDLE)
    sure = certainty(evidence_of({"ask": 0.9}, retrieval))
    understood = understand({"ask": 0.9}, retrieval, offer_at=0.0)
    assert understood["confidence"] == pytest.approx(sure, abs=0.001)
    confidences = [c["confidence"] for c in understood["candidates"]]
    assert confidences == pytest.approx([sure, sure * 0.4 / 0.6], abs=0.001)


def test_what_is_not_ours_is_not_answered():
    understood = understand({"out_of_scope": 0.9}, found(BIRTH, WEAK))
    assert (understood["intent"], understood["procedure"]) == ("out_of_scope", None)
    assert (understood["certain"], understood["candidates"]) == (False, [])


@pytest.mark.parametrize("act", ["out_of_scope", "greet", "thank", "complaint"])
def test_a_very_sure_name_overrules_what_is_said_around_it(act):
    retrieval = found(BIRTH, STRONG)
    sure = certainty(evidence_of({act: 0.9}, retrieval))
    understood = understand({act: 0.9}, retrieval, answer_at=sure - 0.001)
    assert (understood["intent"], understood["procedure"]) == ("ask", "birth")
    assert understand({act: 0.9}, retrieval, answer_at=sure + 0.001)["intent"] == act


@pytest.mark.parametrize("act", ["emergency", "person", "abuse", "delete_my_data"])
def test_what_is_heard_first_no_name_overrules(act):
    understood = understand({act: 0.9}, found(BIRTH, STRONG), "sakura")
    assert (understood["intent"], understood["procedure"]) == (act, None)


def test_a_guide_is_begun_for_the_procedure_that_is_named():
    understood = understand({"start_guide": 0.9}, found(BIRTH, STRONG))
    assert (understood["intent"], understood["procedure"]) == ("start_guide", "birth")


def test_candidates_that_are_hardly_meant_are_not_offered():
    assert understand({"ask": 0.9}, found(BIRTH, Evidence()))["candidates"] == []


def test_a_subject_that_no_procedure_has_is_out_of_scope():
    assert understand({"ask+cost": 0.9}, found(BIRTH, Evidence()))["intent"] == "out_of_scope"
    assert understand({"ask+cost": 0.9}, found({}, Evidence()))["intent"] == "out_of_scope"


def test_a_question_without_subject_is_about_what_was_said_before():
    understood = understand({"ask+cost": 0.9}, found({}, Evidence(), has_subject=False))
    assert (understood["intent"], understood["facets"]) == ("ask", ["cost"])
    assert (understood["procedure"], understood["certain"]) == (None, False)


def test_where_one_lives_answers_our_question():
    understood = understand({"greet": 0.9}, found({}, Evidence()), "sakura")
    assert (understood["intent"], understood["municipality"]) == ("ask", "sakura")


@pytest.mark.parametrize("acts", [{}, {"greet": 0.1, "thank": 0.1}])
def test_what_is_like_no_example_is_not_understood(acts):
    assert understand(acts, found({}, Evidence()))["intent"] == "nlu_fallback"


def test_an_answer_that_was_given_before_is_no_procedure():
    understood = understand({"ask": 0.9}, found({"faq:sakura:parking": 1.0}, STRONG))
    assert (understood["procedure"], understood["faq"]) == (None, "faq:sakura:parking")
    assert understood["certain"]


@pytest.mark.parametrize(
    ("act", "letters", "happened", "official", "expected"),
    [
        ("ask", 0.9, 0.3, False, "moving"),
        ("ask", 0.9, 0.3, True, None),
        ("ask+how", 0.4, 0.6, False, "moving"),
        ("ask+how", 0.7, 0.6, False, None),
        ("ask+how", 0.1, 0.3, False, None),
        ("ask+cost", 0.1, 0.9, False, None),
        ("ask+documents", 0.1, 0.9, False, None),
        ("greet", 0.1, 0.9, False, None),
    ],
)
def test_what_has_happened_counts_if_nothing_else_is_asked_and_no_procedure_is_named(
    act, letters, happened, official, expected
):
    retrieval = found(BIRTH, WEAK._replace(letters=letters), has_subject=False, official=official)
    clear = Evidence(share=0.9, letters=happened, learned=0.9)._asdict()
    retrieval.update(life_event="moving", happened=clear)
    assert understand({act: 0.9}, retrieval)["life_event"] == expected


@pytest.mark.parametrize("weaker", ["share", "learned"])
def test_what_may_have_happened_is_not_taken_for_it(weaker):
    unclear = Evidence(share=0.9, learned=0.9)._replace(**{weaker: 0.3})
    retrieval = found(BIRTH, WEAK, life_event="moving", happened=unclear._asdict())
    assert understand({"ask": 0.9}, retrieval)["life_event"] is None


@pytest.mark.parametrize(
    ("share", "municipality", "expected"),
    [(0.5, "sakura", "emergency"), (0.3, "sakura", "ask"), (0.3, None, "emergency")],
)
def test_a_faint_alarm_gives_way_to_where_one_lives(share, municipality, expected):
    retrieval = found({}, Evidence(), has_subject=False)
    assert understand({"emergency": share}, retrieval, municipality)["intent"] == expected


def test_rasas_own_action_name_is_not_used_for_an_intent():
    message = read({"back": 0.9}, found({}, Evidence()))
    assert message.get(INTENT)["name"] == "go_back"
    assert message.get(UNDERSTOOD)["intent"] == "back"


def test_acts_speak_for_and_against_a_procedure():
    acts = {"ask": 0.25, "start_guide": 0.2, "out_of_scope": 0.2, "chitchat": 0.15, "abuse": 0.1}
    acts.update({"greet": 0.06, "thank": 0.04})
    evidence = evidence_of(acts, found(BIRTH, MIDDLE))
    expected = {"asks": 0.45, "beyond": 0.2, "small_talk": 0.25, "other_act": 0.06}
    assert evidence == pytest.approx({**MIDDLE._asdict(), **expected})


def test_without_acts_only_the_retriever_speaks():
    evidence = evidence_of({}, found(BIRTH, MIDDLE))
    assert {name: evidence[name] for name in Evidence._fields} == MIDDLE._asdict()
    assert not any(evidence[name] for name in evidence if name not in Evidence._fields)
