"""Whose questions they are: a procedure's guide, or the interview of a life event."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.guide import Guide, Interview
from bot.catalogue.life_events import life_event_of, owner_of
from bot.catalogue.schema import Document, Procedure
from bot.catalogue.vocabulary import LifeEvent
from bot.guides.questions import Questions


@dataclass(frozen=True)
class Asking:
    """What is asked, and in whose name its texts are translated."""

    owner: str
    """The procedure's id, or ``life-event.moving``."""
    interview: Interview
    documents: Sequence[Document] = ()

    @property
    def questions(self) -> Questions:
        """Ready to be asked."""
        return Questions(self.owner, self.interview)

    @property
    def guide(self) -> Guide | None:
        """The guide of a procedure, which ends with a draft."""
        return self.interview if isinstance(self.interview, Guide) else None

    @property
    def life_event(self) -> LifeEvent | None:
        """The life event, whose interview ends with a checklist."""
        return life_event_of(self.owner)


def asking(catalogue: Catalogue, owner: str, municipality: str | None) -> Asking | None:
    """The questions of a procedure or life event, if it has any there."""
    event = life_event_of(owner)
    if event:
        plan = catalogue.life_events.get(event)
        return Asking(owner, plan.interview) if plan and plan.interview else None
    procedure = catalogue.of(municipality).procedures.get(owner)
    return guide_of(procedure) if procedure else None


def guide_of(procedure: Procedure) -> Asking | None:
    """The questions of a procedure, if it has a guide."""
    if procedure.guide is None:
        return None
    return Asking(procedure.id, procedure.guide, procedure.documents)


def has_interview(catalogue: Catalogue, event: LifeEvent) -> bool:
    """Whether a life event's checklist can be made one's own."""
    return asking(catalogue, owner_of(event), None) is not None
