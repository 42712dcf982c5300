"""The ways to do a procedure: CPSV-AP Channels that are schema.org ServiceChannels."""

from collections import Counter
from collections.abc import Iterator

from bot.catalogue.schema import Procedure, ServiceChannel
from bot.opendata.competence import of_pack
from bot.opendata.edition import Edition
from bot.opendata.literals import LanguageMap
from bot.opendata.nodes import Node, authority_node, concept_node, office_nodes, opening
from bot.opendata.schema_org import service_channel


def channels_of(procedure: Procedure) -> list[tuple[str, ServiceChannel]]:
    """Every channel with a name of its own, ``counter-tax`` or ``online-1``.

    The record's ``online`` is one more, unless its address is a channel's already.
    """
    every = list(procedure.channels)
    online = procedure.online
    if online.url and online.url not in [channel.url for channel in every]:
        name = online.name or str(online.url)
        every.append(ServiceChannel(type="online", name=name, url=online.url))
    named: list[tuple[str, ServiceChannel]] = []
    seen: Counter[str] = Counter()
    for channel in every:
        stem = f"{channel.type}-{channel.office}" if channel.office else channel.type
        seen[stem] += 1
        first = channel.office and seen[stem] == 1
        named.append((stem if first else f"{stem}-{seen[stem]}", channel))
    return named


def channel_nodes(edition: Edition, procedure: Procedure) -> Iterator[Node]:
    """Channels, the words for their types, and the offices behind them."""
    pack = edition.there.packs[procedure.id]
    for name, channel in channels_of(procedure):
        office = pack.offices[channel.office] if channel.office else None
        office_uri = edition.uri(pack.id, "offices", channel.office or "")
        node = {
            "@id": edition.service_uri(procedure, "channels", name),
            "@type": ["Channel", "ServiceChannel"],
            "Channel.identifier": edition.identifier(procedure, "channels", name),
            "Channel.type": edition.uri("concepts", "channel", channel.type),
            "Channel.description": _description(edition, procedure, channel),
            **service_channel(procedure, channel, office, office_uri),
        }
        if channel.office:
            node |= opening(edition, pack, channel.office, "Channel")
            node["Channel.ownedBy"] = of_pack(edition, pack).uri
            yield authority_node(of_pack(edition, pack))
            yield from office_nodes(edition, pack, channel.office)
        yield node
        yield concept_node(edition, "channel", channel.type)


def _description(edition: Edition, procedure: Procedure, channel: ServiceChannel) -> LanguageMap:
    """What the channel is called, else its office; online, the record's own name for it."""
    pack = edition.there.packs[procedure.id]
    literals = edition.literals(pack)
    if channel.office:
        office = pack.offices[channel.office]
        return literals.text(f"office.{channel.office}:name", office.name)
    name = channel.name or ""
    if channel in procedure.channels:
        place = procedure.channels.index(channel)
        return literals.text(f"{procedure.id}:channels.{place}.name", name)
    return literals.text(f"{procedure.id}:online.name", name)
