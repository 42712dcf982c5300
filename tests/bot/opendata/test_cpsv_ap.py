"""The export has what CPSV-AP 3.2.0 and schema.org ask for, and no more than is known."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from bench.open_data import SHAPES, violations
from bot.catalogue.vocabulary import LifeEvent
from bot.opendata.cpsv_ap import json_ld
from bot.opendata.edition import Edition, ExportError
from bot.render.renderer import Renderer
from tests.bot.opendata.conftest import DAY
from tests.conftest import ROOT

CV = Namespace("http://data.europa.eu/m8g/")
CPSV = Namespace("http://purl.org/vocab/cpsv#")
SCHEMA = Namespace("https://schema.org/")
MOVE_IN = "sample-ward/procedures/move-in"

IDENTIFIED = {DCTERMS.identifier: "text"}
NAMED = IDENTIFIED | {DCTERMS.title: "texts"}
MANDATORY = {
    CPSV.PublicService: NAMED
    | {DCTERMS.description: "texts", CV.hasCompetentAuthority: CV.PublicOrganisation},
    CV.PublicOrganisation: {SKOS.prefLabel: "texts", DCTERMS.spatial: DCTERMS.Location},
    CV.Channel: IDENTIFIED,
    CV.Cost: IDENTIFIED,
    CV.Evidence: NAMED,
    CV.Requirement: NAMED,
    CV.Output: NAMED,
    CV.Event: NAMED,
    CPSV.Rule: NAMED | {DCTERMS.description: "texts"},
}
"""STANDARDS DA1: one identifier, texts with their language, links to what they must be."""


@pytest.fixture(scope="module")
def graph(document: str) -> Graph:
    return Graph().parse(data=document, format="json-ld")


def missing(graph: Graph) -> list[tuple[URIRef, URIRef]]:
    """Every (resource, property) that is mandatory and not as it must be."""
    return [
        (resource, property)
        for kind, properties in MANDATORY.items()
        for resource in graph.subjects(RDF.type, kind)
        for property, expected in properties.items()
        if not holds(graph, list(graph.objects(resource, property)), expected)
    ]


def holds(graph: Graph, values: list[Any], expected: str | URIRef) -> bool:
    if expected == "text":
        return len(values) == 1 and isinstance(values[0], Literal) and bool(str(values[0]))
    if expected == "texts":
        return bool(values) and all(isinstance(v, Literal) and v.language and v for v in values)
    return bool(values) and all((value, RDF.type, expected) in graph for value in values)


def test_every_mandatory_property_is_there(graph: Graph) -> None:
    assert {kind for kind in MANDATORY if not list(graph.subjects(RDF.type, kind))} == set()
    assert missing(graph) == []


@pytest.mark.parametrize(
    ("node", "key"),
    [
        (MOVE_IN, "PublicService.name"),
        (MOVE_IN, "PublicService.hasCompetentAuthority"),
        (f"{MOVE_IN}/costs/notification", "Cost.identifier"),
        ("sample-ward/authority", "PublicOrganization.spatial"),
    ],
)
def test_a_mandatory_property_that_lacks_is_seen(
    document: str, nodes: dict[str, Any], node: str, key: str
) -> None:
    broken = json.loads(document)
    for entry in broken["@graph"]:
        if entry["@id"] == nodes[node]["@id"]:
            del entry[key]
    assert len(missing(Graph().parse(data=json.dumps(broken), format="json-ld"))) == 1


@pytest.mark.skipif(not SHAPES.is_file(), reason="the shapes of CPSV-AP are not beside the project")
@pytest.mark.parametrize("municipality", ["sample-ward", "sample-city"])
def test_the_official_shapes_find_nothing(renderer: Renderer, municipality: str) -> None:
    document = json_ld(Edition.of(renderer, municipality, renderer.languages, DAY))
    assert violations(Graph().parse(data=document, format="json-ld"), SHAPES) == []


def test_every_procedure_is_both_kinds_of_service(graph: Graph, edition: Edition) -> None:
    services = set(graph.subjects(RDF.type, CPSV.PublicService))
    assert services == set(graph.subjects(RDF.type, SCHEMA.GovernmentService))
    assert len(services) == len(edition.there.procedures)


@pytest.mark.parametrize(
    "key", ["serviceOperator", "jurisdiction", "audience", "areaServed", "availableChannel"]
)
def test_schema_org_has_its_keys_and_they_lead_somewhere(nodes: dict[str, Any], key: str) -> None:
    known = {node["@id"] for node in nodes.values()}
    for node in nodes.values():
        if "GovernmentService" in node["@type"]:
            targets = node[key] if isinstance(node[key], list) else [node[key]]
            assert targets
            assert set(targets) <= known


def test_no_address_in_the_graph_leads_nowhere(graph: Graph) -> None:
    ours = {v for v in graph.objects() if isinstance(v, URIRef) and "madoguchi.example/" in v}
    terms = {v for v in ours if "/ns#" in v}
    assert ours - terms - set(graph.subjects()) == set()


def test_a_counter_says_its_phone_place_languages_and_time(nodes: dict[str, Any]) -> None:
    channel = nodes[f"{MOVE_IN}/channels/counter-resident-affairs"]
    assert channel["availableLanguage"] == ["ja", "en", "zh-Hans", "vi"]
    assert channel["processingTime"] == "PT60M"
    office = "sample-ward/offices/resident-affairs"
    assert channel["servicePhone"].endswith(office)
    assert nodes[office]["telephone"] == "03-0000-1010"
    assert nodes[f"{office}/place"]["address"]["ja"] == "さくら区役所 1階 1番窓口"


def test_a_web_page_does_not_take_the_time_of_a_counter(nodes: dict[str, Any]) -> None:
    channel = nodes[f"{MOVE_IN}/channels/online-1"]
    assert channel["serviceUrl"] == "https://myna.go.jp/"
    assert "processingTime" not in channel


def test_weeks_are_days_in_an_xsd_duration(graph: Graph) -> None:
    passport = URIRef("https://madoguchi.example/tokyo/procedures/passport")
    assert graph.value(passport, CV.processingTime) == Literal("P14D", datatype=XSD.duration)


def test_texts_are_in_every_language_that_has_them(
    nodes: dict[str, Any], renderer: Renderer
) -> None:
    names = nodes[MOVE_IN]["PublicService.name"]
    assert {"ja", "ja-x-yasashii", "en", "vi"} <= set(names) <= set(renderer.languages)
    assert names["ja"] == "転入届"
    assert len(nodes[MOVE_IN]["PublicService.keyword"]["en"]) > 1


def test_facts_are_filled_in(document: str) -> None:
    placeholders = re.findall(r'": "[^"]*\{[a-z_]+\}', document)
    assert placeholders == []
    assert "14日以内に届けてください" in document


def test_a_text_without_a_translation_has_no_second_language(
    nodes: dict[str, Any], renderer: Renderer
) -> None:
    untranslated = replace(renderer, translations=type(renderer.translations)({}))
    edition = Edition.of(untranslated, "sample-ward", ["en"], DAY)
    service = json.loads(json_ld(edition))["@graph"]
    names = [node["PublicService.name"] for node in service if "PublicService.name" in node]
    assert names
    assert {tag for name in names for tag in name} == {"ja"}


def test_a_sample_says_so_and_tokyo_does_not(nodes: dict[str, Any]) -> None:
    assert "見本" in nodes["sample-ward"]["Dataset.description"]["ja"]
    assert nodes["sample-ward"]["sample"]
    assert nodes[MOVE_IN]["sample"]
    assert not nodes["tokyo/procedures/passport"]["sample"]


def test_an_unchecked_fact_says_that_its_checked_on_is_empty(
    nodes: dict[str, Any], graph: Graph
) -> None:
    for name in (MOVE_IN, f"{MOVE_IN}/facts/deadline", f"{MOVE_IN}/costs/notification"):
        assert nodes[name]["checked_on"] is None
        assert nodes[name]["checked"] is False
    assert "checkedOn" not in {str(p).rpartition("#")[2] for p in graph.predicates()}


def test_a_checked_fact_says_when(edition: Edition) -> None:
    record = edition.there.procedures["move-in"]
    (fee,) = record.fees
    seen = record.model_copy(
        update={"fees": [fee.model_copy(update={"checked_on": date(2026, 11, 2)})]}
    )
    there = replace(edition.there, procedures={**edition.there.procedures, "move-in": seen})
    document = json_ld(replace(edition, there=there))
    graph = Graph().parse(data=document, format="json-ld")
    days = list(graph.objects(None, URIRef("https://madoguchi.example/ns#checkedOn")))
    assert days == [Literal("2026-11-02", datatype=XSD.date)]


def test_life_events_list_their_services(nodes: dict[str, Any]) -> None:
    for event in LifeEvent:
        assert nodes[f"events/{event}"]["Event.hasRelatedService"]
    assert nodes[MOVE_IN]["@id"] in nodes["events/moving"]["Event.hasRelatedService"]


def test_whose_job_it_is_is_not_whose_counter_it_is(nodes: dict[str, Any]) -> None:
    pension = nodes["sample-ward/procedures/pension-join"]
    assert pension["PublicService.hasCompetentAuthority"].endswith("/japan")
    assert pension["serviceOperator"].endswith("/sample-ward/authority")
    assert nodes["japan"]["PublicOrganization.preferredLabel"]["ja"] == "日本"


def test_a_procedure_of_tokyo_reads_the_same_in_every_export(renderer: Renderer) -> None:
    described = []
    for municipality in ("sample-ward", "sample-city"):
        edition = Edition.of(renderer, municipality, ["ja", "en"], DAY)
        graph = json.loads(json_ld(edition))["@graph"]
        prefix = "https://madoguchi.example/tokyo/"
        own = {"PublicService.isPartOf", "PublicService.relatedService"}
        described.append(
            [
                {key: value for key, value in node.items() if key not in own}
                for node in graph
                if node["@id"].startswith(prefix)
            ]
        )
    assert described[0] == described[1]


def test_addresses_begin_where_the_city_wants_them(renderer: Renderer) -> None:
    base = "https://data.city.example/"
    edition = Edition.of(renderer, "sample-city", ["ja"], DAY, base)
    addresses = [node["@id"] for node in json.loads(json_ld(edition))["@graph"]]
    assert f"{base}sample-city/procedures/move-in" in addresses
    assert {a for a in addresses if not a.startswith((base, "http://publications.europa.eu/"))} == (
        set()
    )


def test_an_authority_without_a_pack_is_said(tmp_path: Path) -> None:
    procedures = Path(shutil.copytree(ROOT / "procedures", tmp_path / "procedures"))
    shutil.rmtree(procedures / "tokyo")
    for path in procedures.glob("_common/*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^related: .*$", "related: []", text), encoding="utf-8")
    renderer = Renderer.load(procedures, ROOT / "locales")
    with pytest.raises(ExportError, match="kind metro"):
        json_ld(Edition.of(renderer, "sample-ward", ["ja"], DAY))
