"""Statements with where they are from, when they hold and whether anybody has checked them."""

from collections.abc import Iterator

from bot.catalogue import facts
from bot.catalogue.facts import Fact, Sourced
from bot.catalogue.schema import Procedure
from bot.opendata.edition import Edition
from bot.opendata.nodes import Node

PERIODS = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "month": "P{}M",
    "year": "P{}Y",
}


def duration(fact: facts.Duration) -> str:
    """An xsd:duration, which knows no weeks (XML Schema 1.1 part 2, section 3.3.6)."""
    if fact.unit == "week":
        return f"P{fact.value * 7}D"
    return PERIODS[fact.unit].format(fact.value)


def provenance(service_uri: str, statement: Sourced) -> Node:
    """Source and period; ``checked_on`` stays empty until somebody has compared it (DA3)."""
    return {
        "citation": f"{service_uri}/sources/{statement.source}",
        "checked": statement.checked_on is not None,
        "checked_on": statement.checked_on and statement.checked_on.isoformat(),
        "valid_from": statement.valid_from and statement.valid_from.isoformat(),
        "valid_until": statement.valid_until and statement.valid_until.isoformat(),
    }


def fact_nodes(service_uri: str, procedure: Procedure) -> Iterator[Node]:
    """Every typed fact as a schema.org PropertyValue."""
    for name, fact in procedure.facts.items():
        value, unit = _value(fact)
        yield {
            "@id": f"{service_uri}/facts/{name}",
            "@type": "PropertyValue",
            "propertyID": name,
            "value": value,
            "unitText": unit,
            **provenance(service_uri, fact),
        }


def source_nodes(edition: Edition, service_uri: str, procedure: Procedure) -> Iterator[Node]:
    """Laws as LegalResources, pages as Documents; one law has many articles at one address."""
    literals = edition.literals(edition.there.packs[procedure.id])
    for name, source in procedure.sources.items():
        title = literals.text(f"{procedure.id}:sources.{name}.title", source.title)
        yield {
            "@id": f"{service_uri}/sources/{name}",
            "@type": "LegalResource" if name in procedure.legal_basis else "Document",
            "LegalResource.title": title,
            "name": title,
            "Document.url": source.url and str(source.url),
        }


def _value(fact: Fact) -> tuple[int | str, str | None]:
    match fact:
        case facts.Money():
            return fact.value, "JPY"
        case facts.Duration():
            return duration(fact), None
        case facts.Count():
            return fact.value, None
        case facts.YearlyDate():
            return f"--{fact.month:02}-{fact.day:02}", None
        case facts.TimeOfDay():
            return fact.value.isoformat(), None
        case facts.Phone() | facts.Link():
            return str(fact.value), None
