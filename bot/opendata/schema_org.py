"""The schema.org side of a service: GovernmentService and ServiceChannel (DA2).

https://schema.org/GovernmentService, https://schema.org/ServiceChannel. The nodes are
CPSV-AP's; these are the keys that schema.org adds to them.
"""

from bot.catalogue.facts import Duration
from bot.catalogue.schema import Office, Procedure, ServiceChannel
from bot.opendata.competence import area_of, competent, operating
from bot.opendata.edition import Edition
from bot.opendata.nodes import Node
from bot.opendata.provenance import duration

WITH_A_PERSON = frozenset({"counter", "phone"})


def government_service(edition: Edition, procedure: Procedure) -> Node:
    """What schema.org says about a service; all values are addresses in the graph."""
    return {
        "serviceOperator": operating(edition, procedure).uri,
        "jurisdiction": competent(edition, procedure).area.uri,
        "areaServed": area_of(edition, procedure).uri,
        "audience": edition.service_uri(procedure, "audience"),
    }


def audience_node(edition: Edition, procedure: Procedure) -> Node:
    """For whom it is, in words; CPSV-AP calls it the addressee, a Concept."""
    literals = edition.literals(edition.there.packs[procedure.id])
    who = literals.text(f"{procedure.id}:text.who", procedure.text.who)
    return {
        "@id": edition.service_uri(procedure, "audience"),
        "@type": ["Concept", "Audience"],
        "Concept.label": who,
        "audienceType": who,
    }


def service_channel(
    procedure: Procedure, channel: ServiceChannel, office: Office | None, office_uri: str
) -> Node:
    """What schema.org says about a channel; languages are BCP 47 tags."""
    keys: Node = {}
    if channel.url:
        keys["serviceUrl"] = str(channel.url)
    if office:
        keys["availableLanguage"] = spoken(procedure, channel, office)
        keys["serviceLocation"] = f"{office_uri}/place"
        if office.phone:
            keys["servicePhone"] = office_uri
    if time := processing_time(procedure, channel):
        keys["processingTime"] = time
    return keys


def spoken(procedure: Procedure, channel: ServiceChannel, office: Office) -> list[str]:
    """In which languages somebody helps; interpreters are at the counter only."""
    interpreted = procedure.interpretation.languages if channel.type == "counter" else []
    return list(dict.fromkeys([*office.languages, *interpreted]))


def processing_time(procedure: Procedure, channel: ServiceChannel) -> str | None:
    """How long it takes this way, as an xsd:duration; None if that is not known.

    Minutes and hours are spent with a person, days and more go by whatever the way in;
    a telephone line that only informs is no way in.
    """
    fact = procedure.facts.get(procedure.processing_time or "")
    if not isinstance(fact, Duration):
        return None
    short = fact.unit in ("minute", "hour")
    fits = channel.type in WITH_A_PERSON if short else channel.type != "phone"
    return duration(fact) if fits else None
