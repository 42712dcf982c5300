"""A guide's chart has every question, and every way from one to the next."""

from bot.preview.graph import mermaid
from tests.bot.guides.test_walk import step, walk


def chart(*steps):
    return mermaid(walk(list(steps)).questions.guide)


def test_questions_in_a_row_are_joined_up_to_the_review():
    assert chart(step("a"), step("b")).splitlines()[-2:] == ["  a --> b", "  b --> review"]


def test_a_question_with_a_condition_can_be_passed_by():
    drawn = chart(step("a"), step("b", when="a == 'x'"), step("c"))
    assert """  a -- "a == 'x'" --> b""" in drawn
    assert "  a --> c" in drawn
    assert "  b --> c" in drawn


def test_what_ends_the_guide_leads_nowhere_else():
    drawn = chart(step("a"), step("b", "information", when="a == 'x'", ends=True), step("c"))
    assert "  b --> over([end])" in drawn
    assert "  b --> c" not in drawn


def test_signs_of_the_chart_in_a_question_are_only_text():
    assert "&quot;" in chart(step("a") | {"ask": 'say "yes"'})
