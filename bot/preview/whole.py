"""All answers about one procedure, as a resident of one municipality would get them."""

from collections.abc import Iterator

from bot.catalogue.vocabulary import Facet
from bot.messages import Kind, Message
from bot.render.rendered import Mode, Reader, RenderedMessage
from bot.render.renderer import Renderer


def whole_procedure(
    renderer: Renderer,
    procedure: str,
    locale: str,
    modes: frozenset[Mode] = frozenset(),
    municipality: str | None = None,
) -> Iterator[RenderedMessage]:
    """One message a facet.

    Raises:
        KeyError: there is no such procedure.
    """
    renderer.catalogue.title(procedure)
    reader = Reader(locale=locale, modes=modes)
    for facet in Facet:
        message = Message(
            kind=Kind.ANSWER,
            procedure=procedure,
            facet=facet,
            municipality=municipality or renderer.catalogue.home.id,
        )
        yield renderer.render(message, reader)
