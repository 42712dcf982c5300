"""What is said to a question, without Rasa."""

from datetime import date

import pytest

from actions.answering import Question, answer
from bot.catalogue.schema import Facet
from bot.messages import Kind
from bot.render.renderer import Renderer

TODAY = date(2026, 11, 23)


def test_each_asked_facet_is_answered(renderer: Renderer) -> None:
    question = Question("ask", "move-in", (Facet.WHEN, Facet.COST))
    said = answer(question, renderer.catalogue, TODAY)
    assert [m.facet for m in said.messages] == [Facet.WHEN, Facet.COST]
    assert said.procedure == "move-in"


def test_a_followup_without_subject_is_about_what_was_talked_of(renderer: Renderer) -> None:
    question = Question("ask", facets=(Facet.COST,), before="move-in")
    assert answer(question, renderer.catalogue, TODAY).messages[0].procedure == "move-in"


def test_a_new_subject_is_not_answered_with_the_old_one(renderer: Renderer) -> None:
    question = Question("ask", facets=(Facet.COST,), topical=True, before="move-in")
    assert answer(question, renderer.catalogue, TODAY).messages[0].kind is Kind.CHOICES


def test_unsure_candidates_become_at_most_four_choices(renderer: Renderer) -> None:
    every = tuple(renderer.catalogue.procedures)
    (message,) = answer(Question("ask", candidates=every), renderer.catalogue, TODAY).messages
    assert len(message.choices) == 4


@pytest.mark.parametrize("intent", ["out_of_scope", "nlu_fallback", "ask"])
def test_nothing_found_offers_topics_and_a_person(renderer: Renderer, intent: str) -> None:
    (message,) = answer(Question(intent), renderer.catalogue, TODAY).messages
    assert message.choices[-1].postback == "person"


def test_an_unknown_procedure_is_never_made_up(renderer: Renderer) -> None:
    (message,) = answer(Question("ask", "no-such"), renderer.catalogue, TODAY).messages
    assert message.kind is Kind.CHOICES


def test_a_record_out_of_its_period_is_handed_over(renderer: Renderer) -> None:
    record = renderer.catalogue.procedures["move-in"]
    expired = record.model_copy(update={"valid_until": date(2026, 1, 1)})
    catalogue = renderer.catalogue.__class__(
        renderer.catalogue.packs,
        {**renderer.catalogue.procedures, "move-in": expired},
        renderer.catalogue.pack_of,
    )
    (message,) = answer(Question("ask", "move-in"), catalogue, TODAY).messages
    assert (message.kind, message.contact) == (Kind.HANDOFF, "sample-ward")
