"""Whose job a procedure is, and where: authorities and areas with their names."""

from dataclasses import dataclass

from babel import Locale

from bot.catalogue.schema import Pack, Procedure
from bot.opendata.edition import Edition, ExportError
from bot.opendata.literals import LanguageMap

JAPAN = "http://publications.europa.eu/resource/authority/country/JPN"
"""The EU Publications Office's name for Japan, which CPSV-AP 3.2 asks for."""


@dataclass(frozen=True)
class Area:
    """Where an authority's word holds."""

    uri: str
    names: LanguageMap


@dataclass(frozen=True)
class Authority:
    """A public organisation."""

    uri: str
    id: str
    names: LanguageMap
    area: Area
    sample: bool = False


def competent(edition: Edition, procedure: Procedure) -> Authority:
    """Whose job it is, which is not always whose counter one goes to.

    Raises:
        ExportError: the authority has no pack.
    """
    match procedure.authority:
        case "ward":
            return of_pack(edition, edition.there.municipality)
        case "metro":
            return of_pack(edition, _metro(edition, procedure))
        case "state":
            japan = _japan(edition)
            return Authority(edition.uri("japan"), "japan", japan.names, japan)
        case "other":
            return _named_in_its_record(edition, procedure)


def operating(edition: Edition, procedure: Procedure) -> Authority:
    """Whose counters one goes to; without a counter, whose job it is."""
    if edition.there.offices(procedure.id):
        return of_pack(edition, edition.there.packs[procedure.id])
    return competent(edition, procedure)


def of_pack(edition: Edition, pack: Pack) -> Authority:
    """The authority that keeps a pack."""
    names = edition.literals(pack).text(f"{pack.id}:name", pack.name)
    area = Area(edition.uri(pack.id, "area"), names)
    return Authority(edition.uri(pack.id, "authority"), pack.id, names, area, pack.sample)


def area_of(edition: Edition, procedure: Procedure) -> Area:
    """Where it can be done by those who live there.

    Raises:
        ExportError: the area is an authority's that has no pack.
    """
    match procedure.area:
        case "ward":
            return of_pack(edition, edition.there.municipality).area
        case "metro":
            return of_pack(edition, _metro(edition, procedure)).area
        case "state":
            return _japan(edition)


def _japan(edition: Edition) -> Area:
    names = {
        language.tag: Locale.parse(language.babel).territories["JP"]
        for language in edition.languages
    }
    return Area(JAPAN, names)


def _metro(edition: Edition, procedure: Procedure) -> Pack:
    for pack in edition.renderer.catalogue.packs.values():
        if pack.kind == "metro":
            return pack
    raise ExportError(
        f"{procedure.id} is a metropolis's, but no pack is of the kind metro: add it."
    )


def _named_in_its_record(edition: Edition, procedure: Procedure) -> Authority:
    """Records name other authorities in a sentence only; it is exported as it is."""
    literals = edition.literals(edition.there.packs[procedure.id])
    names = literals.text(f"{procedure.id}:text.authority", procedure.text.authority)
    return Authority(
        uri=edition.service_uri(procedure, "authority"),
        id=edition.identifier(procedure, "authority"),
        names=names,
        area=area_of(edition, procedure),
    )
