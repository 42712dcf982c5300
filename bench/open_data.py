"""CPSV-AP's own SHACL shapes on every municipality's export: violations and time (DA1).

The shapes lie beside the project (`../shared/data/cpsv-ap`), they are not part of it.
"""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import SH

from bot.opendata.cpsv_ap import json_ld
from bot.opendata.edition import Edition
from bot.render.renderer import Renderer
from bot.settings import ROOT, Settings

SHAPES = ROOT.parent / "shared/data/cpsv-ap/cpsv-ap-SHACL.ttl"


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    if not SHAPES.is_file():
        yield f"CPSV-AP's shapes are not there: {SHAPES}"
        return
    settings = Settings()
    renderer = Renderer.load(settings.procedures, settings.locales)
    yield "| municipality | procedures | triples | export | violations |"
    yield "|---|---|---|---|---|"
    for municipality in renderer.catalogue.municipalities:
        begin = time.perf_counter()
        edition = Edition.of(renderer, municipality, renderer.languages, date.today())
        document = json_ld(edition)
        seconds = time.perf_counter() - begin
        graph = Graph().parse(data=document, format="json-ld")
        found = len(violations(graph, SHAPES))
        count = len(edition.procedures)
        yield f"| {municipality} | {count} | {len(graph):,} | {seconds:.1f} s | {found} |"


def violations(graph: Graph, shapes: Path) -> list[str]:
    """What the shapes find wrong, one line each."""
    _, results, _ = validate(graph, shacl_graph=str(shapes))
    return [str(message) for message in results.objects(None, SH.resultMessage)]


if __name__ == "__main__":
    for line in table():
        print(line)
