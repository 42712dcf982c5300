"""`madoguchi check` finds what would leave somebody stuck in a guide."""

from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.schema import Document
from bot.check.guides import wrong
from bot.guides.asking import Asking
from bot.guides.rehearsal import rehearse
from tests.bot.guides.test_walk import STEPS, choice, step, walk

TODAY = date(2026, 11, 25)
ALONE = {
    "origin": "japan",
    "told": "yes",
    "name": "山田",
    "name.kana": None,
    "family": 0,
    "agreed": True,
}


def guide(steps, *walks):
    examples = [{"id": f"w{n}", "answers": answers} for n, answers in enumerate(walks)]
    found = walk(steps).questions.guide
    return found.model_copy(
        update={"walks": [type(found.walks[0]).model_validate(e) for e in examples]}
    )


def found_in(steps, *walks, documents=()):
    known = [Document(id=d, name=d) for d in documents]
    return [message for _, message in wrong(Asking("p", guide(steps, *walks), known), TODAY)]


def test_a_guide_whose_branches_were_all_walked_is_right():
    steps = [choice("a", "x", "y"), step("b", when="a == 'x'")]
    assert found_in(steps, {"a": "x", "b": "?"}, {"a": "y"}) == []


def test_a_branch_that_nobody_walks_is_found():
    steps = [choice("a", "x", "y"), step("b", when="a == 'x'")]
    assert found_in(steps, {"a": "y"}) == ["no example is asked for b"]


def test_a_condition_that_always_holds_in_the_examples_is_found():
    steps = [choice("a", "x", "y"), step("b", when="a == 'x'")]
    assert found_in(steps, {"a": "x", "b": "?"}) == [
        "every example is asked for b, in spite of `when`"
    ]


@pytest.mark.parametrize("when", ["a == 'z'", "a in ('x', 'z')", "not (a == 'z')"])
def test_a_condition_on_an_option_that_is_not_there_is_found(when):
    steps = [choice("a", "x", "y"), step("b", when=when)]
    found = found_in(steps, {"a": "x", "b": "?"}, {"a": "y", "b": "?"})
    assert "b waits for a == 'z': no option" in found


def test_a_question_behind_the_end_is_found():
    steps = [step("a"), step("end", "information", ends=True), step("b")]
    assert "b comes after what always ends the guide" in found_in(steps, {"a": "?"})


def test_documents_that_the_procedure_has_not_are_found():
    steps = [step("d", "documents", of=["passport"])]
    assert found_in(steps, {"d": []}, documents=["visa"]) == [
        "d asks for passport, which is no document of it"
    ]
    assert "d asks for documents, and there are none" in found_in(
        [step("d", "documents")], {"d": []}
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"told": ...}, "has no answer to told"),
        ({"agreed": False}, "does not pass agreed's check must"),
        ({"agreed": None}, "leaves out agreed, which is needed"),
        ({"landed": "昨日"}, "never asked for: landed"),
    ],
)
def test_an_example_that_does_not_come_to_its_end_says_where(change, problem):
    answers = {k: v for k, v in {**ALONE, **change}.items() if v is not ...}
    found = guide(STEPS, answers)
    assert rehearse("p", found, found.walks[0], TODAY).problem == problem


def test_the_guides_of_the_catalogue_are_right():
    from bot.catalogue.load import load_catalogue
    from bot.check.guides import guide_findings

    folder = Path(__file__).parents[2] / "procedures"
    assert list(guide_findings(folder, load_catalogue(folder), TODAY)) == []
