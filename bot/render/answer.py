"""Composes the answer to one facet of a procedure, block by block."""

from collections.abc import Iterator

from bot.catalogue.catalogue import Jurisdiction
from bot.catalogue.schema import Office, Pack, Procedure
from bot.catalogue.vocabulary import Facet
from bot.l10n.translations import Translated
from bot.render.rendered import Block, BlockType
from bot.render.words import Words


def answer_blocks(
    there: Jurisdiction, procedure: Procedure, facet: Facet, words: Words
) -> Iterator[Block]:
    """Title, who is in charge, the sentence that answers, its list, and the small print."""
    pack, at = there.packs[procedure.id], f"{procedure.id}:"
    yield title(procedure, words)
    yield in_charge(pack, procedure, words)
    yield words.block(BlockType.TEXT, words.text(f"{at}text.{facet}", procedure.text.of(facet)))
    yield from _details(there, procedure, facet, words)
    yield from small_print(pack, procedure, words)


def in_charge(pack: Pack, procedure: Procedure, words: Words) -> Block:
    """Whose job it is and whose counter to go to: what residents cannot tell apart."""
    where = "here" if pack.is_municipal else "elsewhere"
    key = procedure.authority if procedure.authority == "ward" else f"{procedure.authority}_{where}"
    return words.phrase(BlockType.CHARGE, f"in_charge.{key}")


def title(procedure: Procedure, words: Words) -> Block:
    """The name; for readers of other languages with the Japanese they will see (LA6)."""
    name = title_of(procedure, words)
    if not words.language.japanese:
        return Block(type=BlockType.TITLE, lang=name.tag, lines=[name.text])
    return words.block(BlockType.TITLE, name)


def title_of(procedure: Procedure, words: Words) -> Translated:
    """The name in the reader's language, with the Japanese one beside it."""
    name = words.text(f"{procedure.id}:title", procedure.title)
    if words.language.japanese:
        return name
    joined = f"{procedure.title} ({procedure.romaji}) – {name.text}"
    return Translated(joined, words.language.tag)


def contact_blocks(pack: Pack, words: Words) -> Iterator[Block]:
    """Where a pack's people answer."""
    yield from _office(pack.contact, pack.offices[pack.contact], words)


def office_blocks(there: Jurisdiction, procedure_id: str, words: Words) -> Iterator[Block]:
    """Where a procedure is done, with telephone and hours."""
    for office, record in there.offices(procedure_id):
        yield from _office(office, record, words)


def small_print(pack: Pack, procedure: Procedure, words: Words) -> Iterator[Block]:
    """What the reader must know about the answer itself: source, sample, not yet checked."""
    for name in procedure.legal_basis:
        source = procedure.sources[name]
        cited = words.text(f"{procedure.id}:sources.{name}.title", source.title)
        yield words.block(BlockType.NOTE, cited)
    if checked_on := procedure.checked_on:
        yield words.phrase(BlockType.NOTE, "note.checked", date=words.facts.day(checked_on))
    else:
        yield words.phrase(BlockType.NOTE, "note.unchecked")
    yield from standing(pack, words, draft=procedure.text_status == "draft")


def standing(pack: Pack, words: Words, draft: bool) -> Iterator[Block]:
    """Whether a person has checked the words, and whether the municipality exists."""
    if draft:
        yield words.phrase(BlockType.NOTE, "note.draft")
    if pack.sample:
        yield words.phrase(BlockType.NOTE, "note.sample")


def _details(
    there: Jurisdiction, procedure: Procedure, facet: Facet, words: Words
) -> Iterator[Block]:
    match facet:
        case Facet.WHERE | Facet.AUTHORITY:
            yield from office_blocks(there, procedure.id, words)
        case Facet.COST:
            yield from words.listed(BlockType.LIST, _fees(procedure, words))
        case Facet.DOCUMENTS:
            yield from words.listed(BlockType.LIST, _documents(procedure, words))
        case Facet.HOW:
            yield from _listed(BlockType.STEPS, procedure, "steps", procedure.steps, words)
            yield from _also("next", f"{procedure.id}:next", procedure.next, words)
            if procedure.mistakes:
                yield words.phrase(BlockType.TITLE, "heading.mistakes")
                yield from _listed(BlockType.LIST, procedure, "mistakes", procedure.mistakes, words)
        case Facet.WHEN:
            if procedure.text.missed:
                context = f"{procedure.id}:text.missed"
                yield from _also("missed", context, procedure.text.missed, words)
            if not there.packs[procedure.id].is_template:
                for office, record in there.offices(procedure.id):
                    yield from _open(office, record, words)
        case Facet.ONLINE if procedure.online.url and procedure.online.name:
            name = words.text(f"{procedure.id}:online.name", procedure.online.name)
            line = words.say("link", name=name.text, url=str(procedure.online.url))
            yield Block(type=BlockType.LIST, lang=name.tag, lines=[line])


def _listed(
    kind: BlockType, procedure: Procedure, key: str, texts: list[str], words: Words
) -> Iterator[Block]:
    said = [words.text(f"{procedure.id}:{key}.{n}", text) for n, text in enumerate(texts)]
    yield from words.listed(kind, [(text.text, text.tag) for text in said])


def _also(heading: str, context: str, text: str, words: Words) -> Iterator[Block]:
    yield words.phrase(BlockType.TITLE, f"heading.{heading}")
    yield words.block(BlockType.TEXT, words.text(context, text))


def _fees(procedure: Procedure, words: Words) -> Iterator[tuple[str, str]]:
    for fee in procedure.fees:
        name = words.text(f"{procedure.id}:fees.{fee.id}.name", fee.name)
        colon = "：" if words.language.japanese else ": "
        yield f"{name.text}{colon}{words.facts.price(fee.amount)}", name.tag


def _documents(procedure: Procedure, words: Words) -> Iterator[tuple[str, str]]:
    for document in procedure.documents:
        at = f"{procedure.id}:documents.{document.id}"
        name = words.text(f"{at}.name", document.name)
        line = name.text
        if document.optional:
            line = words.say("document.optional", name=line)
        if document.when:
            who = words.text(f"{at}.when", document.when).text
            line = words.say("document.for_some", name=line, who=who)
        if document.note:
            line += f"\n{words.text(f'{at}.note', document.note).text}"
        yield line, name.tag


def _open(id: str, office: Office, words: Words) -> Iterator[Block]:
    """When an office is open, if that is known."""
    if office.hours:
        name = words.text(f"office.{id}:name", office.name)
        yield words.block(BlockType.LIST, name, lines=[name.text, *_hours(id, office, words)])


def _hours(id: str, office: Office, words: Words) -> Iterator[str]:
    yield from (words.facts.hours(hours) for hours in office.hours)
    if office.closed:
        yield words.text(f"office.{id}:closed", office.closed).text


def _office(id: str, office: Office, words: Words) -> Iterator[Block]:
    context = f"office.{id}"
    name = words.text(f"{context}:name", office.name)
    lines = [name.text, words.text(f"{context}:place", office.place).text]
    if office.phone:
        lines.append(words.say("office.phone", phone=office.phone))
    lines += _hours(id, office, words)
    if office.languages:
        spoken = words.facts.languages(office.languages)
        lines.append(words.say("office.languages", languages=spoken))
    yield words.block(BlockType.LIST, name, lines=lines)
