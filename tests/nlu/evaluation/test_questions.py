"""Labelled questions are read as they are written, or it is said what is wrong with them."""

import asyncio

import pytest

from nlu.evaluation.questions import REFUSED, Row, read_questions, understand
from tests.nlu.evaluation.outcomes import outcome

HEADER = "locale\ttext\tintent\tprocedure\tfacet\n"


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "questions.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_row_is_read_with_its_labels(table):
    path = table(HEADER + "ja\t転入届はいつまで\task\tmove-in\twhen\n")
    assert read_questions(path) == [Row("ja", "転入届はいつまで", "ask", "move-in", "when")]


def test_columns_may_come_in_any_order_and_others_between(table):
    path = table("facet\tnote\ttext\tlocale\tprocedure\tintent\nwhen\tx\ta\tja\tmove-in\task\n")
    assert read_questions(path) == [Row("ja", "a", "ask", "move-in", "when")]


@pytest.mark.parametrize("line", ["ja\ta\task\t\t", "ja\ta\task"])
def test_an_empty_or_missing_cell_is_not_scored(table, line):
    assert read_questions(table(HEADER + line + "\n")) == [Row("ja", "a", "ask", "", "")]


@pytest.mark.parametrize("text", ['"転入届"はどこ', "it's 5' 3\"", '"', "a, b; c"])
def test_quotation_marks_are_part_of_a_question(table, text):
    (row,) = read_questions(table(f"{HEADER}ja\t{text}\task\t\t\n"))
    assert row.text == text


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("locale\ttext\tintent\tprocedure", "facet"),
        ("text\tintent", "facet, locale, procedure"),
        ("locale,text,intent,procedure,facet", "facet, intent, locale, procedure, text"),
        ("", "facet, intent, locale, procedure, text"),
    ],
)
def test_missing_columns_are_said_with_the_file(table, header, missing):
    with pytest.raises(SystemExit, match=f"questions.tsv: column missing: {missing}$"):
        read_questions(table(header + "\n"))


def test_a_table_without_questions_is_said(table):
    with pytest.raises(SystemExit, match=r"questions\.tsv: no question in it"):
        read_questions(table(HEADER))


def test_a_model_that_is_not_there_is_said_and_no_other_taken(tmp_path):
    (tmp_path / "another.tar.gz").touch()
    with pytest.raises(SystemExit, match="no model there"):
        asyncio.run(understand(tmp_path / "model.tar.gz", []))


@pytest.mark.parametrize(("procedure", "expected"), [("birth", True), ("", False), ("-", False)])
def test_a_question_is_in_scope_if_it_is_about_a_procedure(procedure, expected):
    assert Row("ja", "a", "ask", procedure, "").is_in_scope is expected


@pytest.mark.parametrize(
    ("result", "first", "answered", "refused"),
    [
        (outcome(), "birth", "birth", False),
        (outcome(certain=False), "birth", None, False),
        (outcome(named=None), None, None, True),
    ],
)
def test_a_procedure_is_answered_offered_or_refused(result, first, answered, refused):
    assert (result.first, result.answered, result.is_refused) == (first, answered, refused)


@pytest.mark.parametrize(
    ("result", "column", "expected"),
    [
        (outcome(), "procedure", True),
        (outcome(certain=False), "procedure", True),
        (outcome(named="move-in"), "procedure", False),
        (outcome(REFUSED, None), "procedure", True),
        (outcome(REFUSED, "birth"), "procedure", False),
        (outcome(facets=["cost", "when"]), "facet", True),
        (outcome(facets=["when", "cost"]), "facet", False),
        (outcome(facets=[]), "facet", False),
        (outcome(intent="ask"), "intent", True),
        (outcome(intent="greet"), "intent", False),
    ],
)
def test_a_label_is_met_by_the_first_guess(result, column, expected):
    assert result.right(column) is expected
