"""One procedure as a CPSV-AP PublicService that is a schema.org GovernmentService."""

from collections.abc import Iterator

from bot.catalogue.facts import Duration
from bot.catalogue.schema import Procedure
from bot.opendata.channels import channel_nodes, channels_of
from bot.opendata.competence import area_of, competent
from bot.opendata.edition import Edition
from bot.opendata.nodes import Node, language_nodes, language_uri
from bot.opendata.parts import costs, evidence, keywords, output, requirements, rules
from bot.opendata.provenance import duration, fact_nodes, source_nodes
from bot.opendata.schema_org import audience_node, government_service


def service_nodes(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """The service and everything that is only its own.

    Raises:
        ExportError: the procedure's authority has no pack.
    """
    uri, languages = edition.service_uri(procedure), _languages(edition, procedure)
    parts = {
        "PublicService.hasCost": list(costs(edition, procedure)),
        "PublicService.hasInput": list(evidence(edition, procedure)),
        "PublicService.holdsRequirement": list(requirements(edition, procedure)),
        "PublicService.follows": list(rules(edition, procedure)),
        "PublicService.produces": [output(edition, procedure)],
        "fact": list(fact_nodes(uri, procedure)),
    }
    yield {
        "@id": uri,
        "@type": ["PublicService", "GovernmentService"],
        **_described(edition, procedure),
        **_tied(edition, procedure),
        **_reached(edition, procedure),
        "PublicService.language": [language_uri(edition, tag) for tag in languages],
        **{key: [node["@id"] for node in nodes] for key, nodes in parts.items()},
        **government_service(edition, procedure),
        **_assured(edition, procedure),
    }
    for nodes in parts.values():
        yield from nodes
    yield audience_node(edition, procedure)
    yield from source_nodes(edition, uri, procedure)
    yield from channel_nodes(edition, procedure)
    yield from language_nodes(edition, languages)


def _described(edition: Edition, procedure: Procedure) -> Node:
    literals = edition.literals(edition.there.packs[procedure.id])
    names = literals.text(f"{procedure.id}:title", procedure.title)
    description = literals.text(f"{procedure.id}:text.what", procedure.text.what)
    called = keywords(edition, procedure)
    return {
        "PublicService.identifier": edition.identifier(procedure),
        "PublicService.name": names,
        "PublicService.description": description,
        "PublicService.keyword": {tag: text.splitlines() for tag, text in called.items()},
        "name": names,
        "description": description,
    }


def _tied(edition: Edition, procedure: Procedure) -> Node:
    """What it belongs to; only services of the same export are related."""
    related = [edition.procedures[n] for n in procedure.related if n in edition.procedures]
    laws = procedure.legal_basis
    shelves = procedure.categories
    return {
        "PublicService.hasCompetentAuthority": competent(edition, procedure).uri,
        "PublicService.spatial": area_of(edition, procedure).uri,
        "PublicService.addressee": edition.service_uri(procedure, "audience"),
        "PublicService.isGroupedBy": [edition.uri("events", e) for e in procedure.life_events],
        "PublicService.thematicArea": [edition.uri("concepts/category", s) for s in shelves],
        "PublicService.hasLegalResource": [
            edition.service_uri(procedure, "sources", law) for law in laws
        ],
        "PublicService.relatedService": [edition.service_uri(record) for record in related],
        "PublicService.isPartOf": edition.uri(edition.there.municipality.id),
    }


def _reached(edition: Edition, procedure: Procedure) -> Node:
    pack = edition.there.packs[procedure.id]
    offices = [office for office, _ in edition.there.offices(procedure.id)]
    named = channels_of(procedure)
    channels = [edition.service_uri(procedure, "channels", name) for name, _ in named]
    time = procedure.facts.get(procedure.processing_time or "")
    return {
        "PublicService.hasChannel": channels,
        "PublicService.contactPoint": [edition.uri(pack.id, "offices", name) for name in offices],
        "PublicService.processingTime": duration(time) if isinstance(time, Duration) else None,
        "availableChannel": channels,
    }


def _assured(edition: Edition, procedure: Procedure) -> Node:
    """What CPSV-AP has no words for: whether it is a sample, and whether it was checked."""
    days = {
        "checked_on": procedure.checked_on,
        "valid_from": procedure.valid_from,
        "valid_until": procedure.valid_until,
    }
    return {
        "who_may_apply": procedure.who_may_apply,
        "my_number_needed": procedure.my_number_needed,
        "sample": edition.there.packs[procedure.id].sample,
        "text_status": procedure.text_status,
        "checked": procedure.checked_on is not None,
        **{key: day and day.isoformat() for key, day in days.items()},
    }


def _languages(edition: Edition, procedure: Procedure) -> list[str]:
    """In which somebody serves, at any office or through an interpreter."""
    spoken = [tag for _, office in edition.there.offices(procedure.id) for tag in office.languages]
    return list(dict.fromkeys(["ja", *spoken, *procedure.interpretation.languages]))
