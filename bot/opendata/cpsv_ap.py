"""The catalogue as linked data: CPSV-AP 3.2.0 and schema.org in one JSON-LD graph (DA1-DA5).

https://semiceu.github.io/CPSV-AP/releases/3.2.0/. Terms are those of its JSON-LD context;
ours (`context.jsonld`) has the few that are used and travels inside the document.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from bot.opendata.competence import area_of, competent, of_pack, operating
from bot.opendata.edition import Edition
from bot.opendata.literals import joined
from bot.opendata.nodes import YEN, Node, area_node, authority_node, category_node, event_node
from bot.opendata.service import service_nodes

CONTEXT = Path(__file__).parent / "context.jsonld"


def json_ld(edition: Edition) -> str:
    """The whole document, indented; nodes in a stable order.

    Raises:
        ExportError: a procedure's authority has no pack.
    """
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))
    every = [_dataset(edition), *_shared(edition)]
    for procedure in edition.procedures.values():
        every += service_nodes(edition, procedure)
    graph = list({node["@id"]: node for node in every}.values())
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _dataset(edition: Edition) -> Node:
    """The export itself; says of a sample that it is one, and that facts are unchecked."""
    pack, literals = edition.there.municipality, edition.own
    notes = [literals.phrase("note.sample")] if pack.sample else []
    if any(record.checked_on is None for record in edition.procedures.values()):
        notes.append(literals.phrase("note.unchecked"))
    title = literals.phrase("page.title")
    return {
        "@id": edition.uri(pack.id),
        "@type": "Dataset",
        "Dataset.identifier": pack.id,
        "Dataset.title": title,
        "Dataset.description": joined("\n", *notes) if notes else title,
        "Dataset.publisher": of_pack(edition, pack).uri,
        "Dataset.hasPart": [edition.service_uri(p) for p in edition.procedures.values()],
        "issued": edition.day.isoformat(),
        "sample": pack.sample,
    }


def _shared(edition: Edition) -> Iterator[Node]:
    records = edition.procedures.values()
    authorities = [of_pack(edition, edition.there.municipality)]
    for record in records:
        authorities += [competent(edition, record), operating(edition, record)]
        yield area_node(area_of(edition, record))
    for authority in authorities:
        yield authority_node(authority)
        yield area_node(authority.area)
    for event in sorted({event for record in records for event in record.life_events}):
        yield event_node(edition, event)
    for category in sorted({category for record in records for category in record.categories}):
        yield category_node(edition, category)
    yield {"@id": YEN, "@type": "Concept", "Concept.notation": "JPY"}
