"""People read the figures in the terminal, on a page and in a picture."""

import xml.etree.ElementTree as ElementTree

import pytest

from nlu.evaluation.questions import REFUSED
from nlu.evaluation.report import lines, mistakes, shown, write_page
from tests.nlu.evaluation.outcomes import outcome

OUTCOMES = [
    outcome(),
    outcome(named="move-in", confidence=0.6),
    outcome(REFUSED, None, locale="vi"),
    outcome(named=None, locale="vi", facets=[]),
]


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "evaluation.md"
    write_page(OUTCOMES, path)
    return path


def test_a_page_is_written_with_every_locale_and_confusion(page):
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "| ja | 2 | 100.0 | 50.0 | 100.0 | 50.0 | 50.0 | – | 0.0 |" in text
    assert "| vi | 2 |" in text
    assert "| all | 4 |" in text
    assert "| birth | move-in | 1 |" in text
    assert text.endswith("\n")


def test_every_row_of_a_table_has_as_many_cells_as_its_head(page):
    tables = [[]]
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            tables[-1].append(line.count("|"))
        elif tables[-1]:
            tables.append([])
    assert len([rows for rows in tables if rows]) == 4
    assert all(len(set(rows)) == 1 for rows in tables if rows)


def test_the_picture_of_the_page_is_an_svg_beside_it(page):
    picture = page.parent / "pictures" / "evaluation.svg"
    assert ElementTree.parse(picture).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert f"](pictures/{picture.name})" in page.read_text(encoding="utf-8")


def test_the_same_outcomes_give_the_same_page_and_picture(page, tmp_path):
    again = tmp_path / "again" / "evaluation.md"
    again.parent.mkdir()
    write_page(OUTCOMES, again)
    for name in ("evaluation.md", "pictures/evaluation.svg"):
        assert (again.parent / name).read_bytes() == (page.parent / name).read_bytes()


def test_the_terminal_has_a_line_for_every_locale_and_the_mistakes_when_asked_for():
    plain, full = list(lines(OUTCOMES, False)), list(lines(OUTCOMES, True))
    assert [line.split()[0] for line in plain[1:4]] == ["ja", "vi", "all"]
    assert full[: len(plain)] == plain
    assert full[len(plain) :] == list(mistakes(OUTCOMES))
    assert [line.split()[0] for line in mistakes(OUTCOMES)] == ["procedure", "procedure,facet"]


def test_calibration_and_time_are_among_the_lines():
    text = "\n".join(lines(OUTCOMES, False))
    assert "refusals: precision 50.0, recall 100.0 percent" in text
    assert "calibration: expected error" in text
    assert "time: p50 2.0 ms, p95 2.0 ms a message" in text


def test_a_single_question_is_enough_for_a_report():
    assert list(lines([outcome()], True))


def test_where_nothing_is_labelled_a_dash_is_shown():
    assert (shown(None), shown(33.333), shown(0.0)) == ("–", "33.3", "0.0")
