"""A municipality's pack says only what differs; everything else is the template's."""

import shutil
from pathlib import Path

import pytest

from bot.catalogue.findings import CatalogueError
from bot.catalogue.layers import merged
from bot.catalogue.load import load_catalogue
from bot.catalogue.vocabulary import Category, Facet, LifeEvent
from bot.render.renderer import Renderer
from tests.conftest import ROOT


@pytest.fixture
def procedures(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "procedures", tmp_path / "procedures"))


@pytest.mark.parametrize(
    ("over", "under", "expected"),
    [
        ({"a": 1}, {"a": 2, "b": 3}, {"a": 1, "b": 3}),
        ({"a": {"x": 1}}, {"a": {"x": 2, "y": 3}}, {"a": {"x": 1, "y": 3}}),
        ({"a": None}, {"a": 2, "b": 3}, {"b": 3}),
        ({"c": 4}, {"a": 2}, {"a": 2, "c": 4}),
        (
            [{"id": "x", "n": 1}, {"id": "z"}],
            [{"id": "x", "n": 2, "m": 3}, {"id": "y"}],
            [{"id": "x", "n": 1, "m": 3}, {"id": "y"}, {"id": "z"}],
        ),
        ([{"id": "x", "absent": True}], [{"id": "x"}, {"id": "y"}], [{"id": "y"}]),
        ([], [{"id": "x"}], []),
        (["b"], ["a"], ["b"]),
    ],
)
def test_values_are_laid_over_each_other(over: object, under: object, expected: object) -> None:
    assert merged(over, under) == expected


def test_a_municipality_has_every_procedure_of_the_template_and_of_tokyo(
    renderer: Renderer,
) -> None:
    for name in ("sample-ward", "sample-city"):
        assert renderer.catalogue.of(name).procedures.keys() == renderer.catalogue.procedures
    assert len(renderer.catalogue.procedures) == 53


def test_only_what_a_pack_changes_differs(renderer: Renderer) -> None:
    catalogue = renderer.catalogue
    assert catalogue.differs("residence-certificate", Facet.COST)
    assert catalogue.differs("move-in", Facet.WHERE)
    assert not catalogue.differs("move-in", Facet.WHEN)
    assert not catalogue.differs("water-start", Facet.WHERE)


def test_a_single_municipality_need_not_be_asked_for(procedures: Path) -> None:
    shutil.rmtree(procedures / "sample-city")
    catalogue = load_catalogue(procedures)
    assert catalogue.is_known(None)
    assert catalogue.of(None).municipality.id == "sample-ward"


def test_a_procedure_that_a_municipality_has_not_is_not_there(procedures: Path) -> None:
    pack = procedures / "sample-city/pack.yml"
    pack.write_text(pack.read_text() + "without: [bulky-waste]\n")
    (procedures / "sample-city/bulky-waste.yml").unlink()
    with pytest.raises(CatalogueError, match="no procedure bulky-waste"):
        load_catalogue(procedures)  # others are related to it: the editor is told


def test_a_mistake_in_an_override_is_found_in_its_file_and_line(procedures: Path) -> None:
    path = procedures / "sample-city/seal-certificate.yml"
    path.write_text("fees:\n  - {id: counter, amount: -1}\n")
    with pytest.raises(CatalogueError) as broken:
        load_catalogue(procedures)
    (finding,) = broken.value.findings
    assert (finding.path, finding.line) == (path, 2)


def test_a_mistake_in_the_template_is_said_once(procedures: Path) -> None:
    path = procedures / "_common/move-in.yml"
    path.write_text(path.read_text().replace("unit: day", "unit: fortnight", 1))
    with pytest.raises(CatalogueError) as broken:
        load_catalogue(procedures)
    assert {finding.path for finding in broken.value.findings} == {path}
    assert len(broken.value.findings) == 1


@pytest.mark.parametrize("extends", ["nothing", "tokyo2"])
def test_a_template_that_is_not_there_is_said(procedures: Path, extends: str) -> None:
    path = procedures / "sample-city/pack.yml"
    path.write_text(path.read_text().replace("extends: _common", f"extends: {extends}"))
    with pytest.raises(CatalogueError, match=rf"no pack {extends}"):
        load_catalogue(procedures)


def test_every_category_and_life_event_has_an_answer(renderer: Renderer) -> None:
    for there in map(renderer.catalogue.of, renderer.catalogue.municipalities):
        records = there.procedures.values()
        assert {category for record in records for category in record.categories} == set(Category)
        assert {event for record in records for event in record.life_events} == set(LifeEvent)
