"""What is said to a question, without Rasa."""

from dataclasses import replace
from datetime import date

import pytest

from actions.answering import PERSON, Question, answer, person
from bot.catalogue.catalogue import Catalogue
from bot.catalogue.vocabulary import Facet, LifeEvent
from bot.messages import Kind
from bot.render.renderer import Renderer

TODAY = date(2026, 11, 23)
WARD = "sample-ward"


@pytest.fixture
def catalogue(renderer: Renderer) -> Catalogue:
    return renderer.catalogue


def test_each_asked_facet_is_answered(catalogue: Catalogue) -> None:
    question = Question("ask", "move-in", (Facet.WHEN, Facet.COST))
    said = answer(question, catalogue, TODAY)
    assert [m.facet for m in said.messages] == [Facet.WHEN, Facet.COST]
    assert said.procedure == "move-in"


def test_a_followup_without_subject_is_about_what_was_talked_of(catalogue: Catalogue) -> None:
    question = Question("ask", facets=(Facet.COST,), before="move-in")
    assert answer(question, catalogue, TODAY).messages[0].procedure == "move-in"


def test_a_new_subject_is_not_answered_with_the_old_one(catalogue: Catalogue) -> None:
    question = Question("ask", facets=(Facet.COST,), topical=True, before="move-in")
    assert answer(question, catalogue, TODAY).messages[0].kind is Kind.CHOICES


def test_unsure_candidates_become_at_most_four_choices(catalogue: Catalogue) -> None:
    every = tuple(catalogue.procedures)
    (message,) = answer(Question("ask", candidates=every), catalogue, TODAY).messages
    assert len(message.choices) == 4


@pytest.mark.parametrize("intent", ["out_of_scope", "nlu_fallback", "ask"])
def test_nothing_found_offers_topics_and_a_person(catalogue: Catalogue, intent: str) -> None:
    (message,) = answer(Question(intent), catalogue, TODAY).messages
    assert message.choices[-1].postback == "person"


def test_an_unknown_procedure_is_never_made_up(catalogue: Catalogue) -> None:
    (message,) = answer(Question("ask", "no-such"), catalogue, TODAY).messages
    assert message.kind is Kind.CHOICES


def test_a_record_out_of_its_period_is_handed_over(catalogue: Catalogue) -> None:
    there = catalogue.of(WARD)
    record = there.procedures["move-in"]
    expired = record.model_copy(update={"valid_until": date(2026, 1, 1)})
    changed = replace(there, procedures={**there.procedures, "move-in": expired})
    old = replace(catalogue, jurisdictions={**catalogue.jurisdictions, WARD: changed})
    question = Question("ask", "move-in", municipality=WARD)
    (message,) = answer(question, old, TODAY).messages
    assert (message.kind, message.contact) == (Kind.HANDOFF, WARD)


def test_what_is_the_same_everywhere_is_answered_without_asking_where(
    catalogue: Catalogue,
) -> None:
    said = answer(Question("ask", "move-in", (Facet.WHEN,)), catalogue, TODAY)
    assert said.messages[0].kind is Kind.ANSWER


def test_the_municipality_is_asked_where_the_answer_depends_on_it(catalogue: Catalogue) -> None:
    question = Question("ask", "residence-certificate", (Facet.COST,))
    said = answer(question, catalogue, TODAY)
    (message,) = said.messages
    assert message.phrase == "which_municipality"
    assert {choice.municipality for choice in message.choices} == {WARD, "sample-city"}
    assert (said.procedure, said.pending) == ("residence-certificate", (Facet.COST,))


def test_what_waited_for_the_municipality_is_answered_once_it_is_named(
    catalogue: Catalogue,
) -> None:
    question = Question(
        "ask",
        names_municipality=True,
        municipality="sample-city",
        before="residence-certificate",
        pending=("cost",),
    )
    said = answer(question, catalogue, TODAY)
    (message,) = said.messages
    assert (message.facet, message.municipality) == (Facet.COST, "sample-city")
    assert said.pending == ()


def test_words_around_the_name_do_not_turn_the_answer_into_another_question(
    catalogue: Catalogue,
) -> None:
    question = Question(
        "ask",
        facets=(Facet.WHERE,),
        candidates=("move-within",),
        topical=True,
        names_municipality=True,
        municipality=WARD,
        before="residence-certificate",
        pending=("cost",),
    )
    (message,) = answer(question, catalogue, TODAY).messages
    assert (message.procedure, message.facet) == ("residence-certificate", Facet.COST)


def test_a_known_municipality_is_not_asked_again(catalogue: Catalogue) -> None:
    question = Question("ask", "residence-certificate", (Facet.COST,), municipality=WARD)
    assert answer(question, catalogue, TODAY).messages[0].kind is Kind.ANSWER


def test_a_municipality_named_out_of_the_blue_is_noted(catalogue: Catalogue) -> None:
    question = Question("ask", names_municipality=True, municipality=WARD)
    (message,) = answer(question, catalogue, TODAY).messages
    assert (message.phrase, message.municipality) == ("municipality_noted", WARD)


def test_a_person_of_the_right_municipality_is_named(catalogue: Catalogue) -> None:
    unknown = person(Question("ask", before="move-in"), catalogue)
    assert unknown.messages[0].phrase == "which_municipality"
    assert unknown.pending == (PERSON,)
    known = Question("ask", names_municipality=True, municipality=WARD, pending=(PERSON,))
    (message,) = answer(known, catalogue, TODAY).messages
    assert (message.kind, message.contact) == (Kind.HANDOFF, WARD)


def test_the_person_for_a_procedure_of_tokyo_is_tokyos(catalogue: Catalogue) -> None:
    (message,) = person(Question("ask", before="water-start"), catalogue).messages
    assert message.contact == "tokyo"


def test_a_life_event_is_answered_with_what_to_do_in_order(catalogue: Catalogue) -> None:
    said = answer(Question("ask", life_event=LifeEvent.BIRTH, municipality=WARD), catalogue, TODAY)
    (message,) = said.messages
    assert message.kind is Kind.CHECKLIST
    assert message.life_event is LifeEvent.BIRTH
    assert [c.postback for c in message.choices[:2]] == ["g:interview:birth", "ask:birth"]
    assert said.procedure is None


def test_who_wants_to_apply_hears_how_and_whether_online(catalogue: Catalogue) -> None:
    said = answer(Question("start_guide", "dog-registration", municipality=WARD), catalogue, TODAY)
    assert [message.facet for message in said.messages] == [Facet.HOW, Facet.ONLINE]


def test_who_wants_to_apply_for_nothing_named_is_asked_for_what(catalogue: Catalogue) -> None:
    (message,) = answer(Question("start_guide"), catalogue, TODAY).messages
    assert message.phrase == "which_procedure"


def test_the_second_refusal_in_a_row_offers_a_person(catalogue: Catalogue) -> None:
    first = answer(Question("out_of_scope", municipality=WARD), catalogue, TODAY)
    assert (first.messages[0].kind, first.refused) == (Kind.CHOICES, 1)
    second = answer(Question("out_of_scope", municipality=WARD, refused=1), catalogue, TODAY)
    assert second.messages[0].kind is Kind.HANDOFF
    assert second.messages[0].phrase == "refused_again"
    assert second.refused == 0


def test_an_answer_ends_the_row_of_refusals(catalogue: Catalogue) -> None:
    said = answer(
        Question("ask", "move-in", (Facet.WHEN,), municipality=WARD, refused=1), catalogue, TODAY
    )
    assert said.refused == 0
