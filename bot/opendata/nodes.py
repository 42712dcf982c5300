"""What many services share in the graph: authorities, areas, offices, events, shelves."""

from collections.abc import Iterable, Iterator
from typing import Any

from babel import Locale

from bot.catalogue.schema import Hours, Pack
from bot.catalogue.vocabulary import Category, LifeEvent
from bot.opendata.competence import Area, Authority
from bot.opendata.edition import Edition

Node = dict[str, Any]
"""One resource of a JSON-LD graph."""

YEN = "http://publications.europa.eu/resource/authority/currency/JPY"


def authority_node(authority: Authority) -> Node:
    """CPSV-AP PublicOrganisation, which is an Agent and a schema.org GovernmentOrganization."""
    return {
        "@id": authority.uri,
        "@type": ["PublicOrganization", "Organization", "Agent", "GovernmentOrganization"],
        "Agent.identifier": authority.id,
        "Agent.name": authority.names,
        "PublicOrganization.preferredLabel": authority.names,
        "PublicOrganization.spatial": authority.area.uri,
        "name": authority.names,
        "sample": authority.sample,
    }


def area_node(area: Area) -> Node:
    """A Location and schema.org AdministrativeArea."""
    return {
        "@id": area.uri,
        "@type": ["Location", "AdministrativeArea"],
        "Location.name": area.names,
        "name": area.names,
    }


def language_uri(edition: Edition, tag: str) -> str:
    """The address of a language."""
    return edition.uri("languages", tag)


def language_nodes(edition: Edition, tags: Iterable[str]) -> Iterator[Node]:
    """LinguisticSystems by BCP 47 tag, named in their own language."""
    for tag in tags:
        name = Locale.parse(tag, sep="-").get_display_name() or tag
        yield {
            "@id": language_uri(edition, tag),
            "@type": "LinguisticSystem",
            "LinguisticSystem.tag": tag,
            "name": {tag: name},
        }


def concept_node(edition: Edition, scheme: str, name: str) -> Node:
    """A word of one of our own lists."""
    return {
        "@id": edition.uri("concepts", scheme, name),
        "@type": "Concept",
        "Concept.notation": name,
    }


def category_node(edition: Edition, category: Category) -> Node:
    """A shelf of the town hall, with its name."""
    label = edition.own.phrase(f"category.{category}")
    return concept_node(edition, "category", category) | {"Concept.label": label}


def event_node(edition: Edition, event: LifeEvent) -> Node:
    """A life event with the services it leads to (DA5); business is a BusinessEvent."""
    kind = "BusinessEvent" if event is LifeEvent.BUSINESS else "LifeEvent"
    return {
        "@id": edition.uri("events", event),
        "@type": ["Event", kind],
        "Event.identifier": event.value,
        "Event.name": edition.own.phrase(f"life_event.{event}"),
        "Event.hasRelatedService": [
            edition.service_uri(procedure)
            for procedure in edition.procedures.values()
            if event in procedure.life_events
        ],
    }


def office_nodes(edition: Edition, pack: Pack, name: str) -> Iterator[Node]:
    """An office: how it is reached (ContactPoint), where it is (Place), when it is open."""
    office, literals = pack.offices[name], edition.literals(pack)
    uri = edition.uri(pack.id, "offices", name)
    names = literals.text(f"office.{name}:name", office.name)
    yield {
        "@id": uri,
        "@type": ["ContactPoint", "schema:ContactPoint"],
        "name": names,
        "ContactPoint.hasTelephone": office.phone,
        "telephone": office.phone,
        **opening(edition, pack, name, "ContactPoint"),
    }
    yield {
        "@id": f"{uri}/place",
        "@type": "Place",
        "name": names,
        "address": literals.text(f"office.{name}:place", office.place),
    }
    for number, hours in enumerate(office.hours):
        yield _time(f"{uri}/hours/{number}", _said(edition, pack, hours))
    if office.closed:
        yield _time(f"{uri}/closed", literals.text(f"office.{name}:closed", office.closed))


def opening(edition: Edition, pack: Pack, name: str, owner: str) -> Node:
    """The keys that tie a Channel or a ContactPoint to the hours of an office."""
    office, uri = pack.offices[name], edition.uri(pack.id, "offices", name)
    return {
        f"{owner}.openingHours": [f"{uri}/hours/{n}" for n in range(len(office.hours))],
        f"{owner}.availabilityRestriction": [f"{uri}/closed"] if office.closed else [],
    }


def _said(edition: Edition, pack: Pack, hours: Hours) -> dict[str, str]:
    return edition.literals(pack).said("office.hours", lambda words: words.facts.hours(hours))


def _time(uri: str, description: dict[str, str]) -> Node:
    return {"@id": uri, "@type": "TemporalEntity", "TemporalEntity.description": description}
