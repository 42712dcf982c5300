"""What a service costs, asks for, follows and gives, as CPSV-AP 3.2.0 has it."""

from collections.abc import Iterator

from bot.catalogue.schema import Document, Procedure
from bot.opendata.competence import operating
from bot.opendata.edition import Edition
from bot.opendata.literals import LanguageMap, Literals, joined
from bot.opendata.nodes import YEN, Node
from bot.opendata.provenance import provenance


def costs(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """The lines of the price list; where there is none, what is said about costs."""
    literals = _literals(edition, procedure)
    for fee in procedure.fees:
        yield {
            "@id": edition.service_uri(procedure, "costs", fee.id),
            "@type": "Cost",
            "Cost.identifier": edition.identifier(procedure, "costs", fee.id),
            "Cost.description": literals.text(f"{procedure.id}:fees.{fee.id}.name", fee.name),
            "Cost.hasValue": fee.amount,
            "Cost.currency": YEN,
            "Cost.isDefinedBy": operating(edition, procedure).uri,
            **provenance(edition.service_uri(procedure), fee),
        }
    if not procedure.fees:
        yield {
            "@id": edition.service_uri(procedure, "costs", "text"),
            "@type": "Cost",
            "Cost.identifier": edition.identifier(procedure, "costs", "text"),
            "Cost.description": literals.text(f"{procedure.id}:text.cost", procedure.text.cost),
        }


def evidence(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """The documents to bring; the description says who brings it and which will do."""
    literals = _literals(edition, procedure)
    for document in procedure.documents:
        at = f"{procedure.id}:documents.{document.id}"
        yield {
            "@id": edition.service_uri(procedure, "evidence", document.id),
            "@type": "Evidence",
            "Evidence.identifier": edition.identifier(procedure, "evidence", document.id),
            "Evidence.name": literals.text(f"{at}.name", document.name),
            "Evidence.description": _remarks(literals, at, document),
            "optional": document.optional,
        }


def requirements(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """The conditions that a person meets to get the service."""
    literals = _literals(edition, procedure)
    for number, condition in enumerate(procedure.conditions):
        context = f"{procedure.id}:conditions.{number}"
        yield {
            "@id": edition.service_uri(procedure, "requirements", str(number)),
            "@type": "Requirement",
            "Requirement.identifier": edition.identifier(procedure, "requirements", str(number)),
            "Requirement.name": literals.text(context, condition),
        }


def rules(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """Until when and in which order it is done, under the laws that say so."""
    text, at = procedure.text, f"{procedure.id}:"
    literals = _literals(edition, procedure)
    steps = [literals.text(f"{at}steps.{n}", step) for n, step in enumerate(procedure.steps)]
    for facet, description in (
        ("when", literals.text(f"{at}text.when", text.when)),
        ("how", joined("\n", literals.text(f"{at}text.how", text.how), *steps)),
    ):
        yield {
            "@id": edition.service_uri(procedure, "rules", facet),
            "@type": "Rule",
            "Rule.identifier": edition.identifier(procedure, "rules", facet),
            "Rule.name": literals.phrase(f"facet.{facet}"),
            "Rule.description": description,
            "Rule.implements": [
                edition.service_uri(procedure, "sources", source)
                for source in procedure.legal_basis
            ],
        }


def keywords(edition: Edition, procedure: Procedure) -> LanguageMap:
    """What people call it, one a line."""
    # The record strips its texts; translations belong to the block with its last line end.
    aliases = f"{procedure.aliases}\n"
    found = _literals(edition, procedure).text(f"{procedure.id}:aliases", aliases)
    return {tag: text.strip() for tag, text in found.items()}


def output(edition: Edition, procedure: Procedure) -> Node:
    """What one has in hand afterwards."""
    literals = _literals(edition, procedure)
    return {
        "@id": edition.service_uri(procedure, "output"),
        "@type": "Output",
        "Output.identifier": edition.identifier(procedure, "output"),
        "Output.name": literals.text(f"{procedure.id}:output", procedure.output),
    }


def _literals(edition: Edition, procedure: Procedure) -> Literals:
    return edition.literals(edition.there.packs[procedure.id])


def _remarks(literals: Literals, at: str, document: Document) -> LanguageMap | None:
    remarks = [
        literals.text(f"{at}.{key}", text)
        for key, text in (("when", document.when), ("note", document.note))
        if text
    ]
    return joined("\n", *remarks) if remarks else None
