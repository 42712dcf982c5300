"""Says what is to be done after a life event: one step a procedure, with its deadline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.catalogue.catalogue import Jurisdiction
from bot.catalogue.expressions import evaluated, names_in
from bot.catalogue.facts import Duration
from bot.catalogue.life_events import LifeEventPlan, ToDo, owner_of
from bot.catalogue.schema import Procedure
from bot.catalogue.vocabulary import LifeEvent
from bot.guides.questions import Questions
from bot.guides.session import Session
from bot.render.answer import in_charge, standing, title_of
from bot.render.rendered import Block, BlockType
from bot.render.words import Words

COUNTED = frozenset({"move", "birth", "death", "eligibility", "loss", "event"})
"""Beginnings of deadlines that are the day on which it happened."""

SENTENCE = re.compile(r".+?(?:[。！？।။]|[.!?](?=\s|$)|$)\s*", re.DOTALL)
"""Up to a full stop of any of our scripts; Thai has none and is one sentence."""


def checklist_blocks(
    there: Jurisdiction,
    event: LifeEvent,
    plan: LifeEventPlan,
    words: Words,
    session: Session | None = None,
    today: date = date.min,
) -> Iterator[Block]:
    """The life event's name and its procedures in order, as far as they are done there.

    With the answers to its interview only those that concern the reader, and until which day.
    """
    yield words.phrase(BlockType.TITLE, f"life_event.{event}")
    own = Own.of(event, plan, session, today) if session else None
    entries = [entry for entry in plan.procedures if entry.id in there.procedures]
    if own:
        entries = [entry for entry in entries if own.concerns(entry)]
    yield from words.listed(BlockType.STEPS, [_entry(there, e, words, own) for e in entries])
    drafts = any(there.procedures[e.id].text_status == "draft" for e in entries)
    yield from standing(there.municipality, words, draft=drafts)


@dataclass(frozen=True)
class Own:
    """What was answered to a life event's interview."""

    values: Mapping[str, Any]
    since: date | None
    today: date

    @classmethod
    def of(
        cls, event: LifeEvent, plan: LifeEventPlan, session: Session, today: date
    ) -> "Own | None":
        """The answers as conditions read them; None if there is no interview."""
        if plan.interview is None:
            return None
        questions = Questions(owner_of(event), plan.interview)
        values = questions.values(session.answers, today)
        since = values.get(plan.interview.since)
        return cls(values, since if isinstance(since, date) else None, today)

    def concerns(self, entry: ToDo) -> bool:
        """Whether the reader has to do it; what they did not know stays on the list."""
        if entry.when is None:
            return True
        unknown = [n for n in names_in(entry.when) if n in self.values and self.values[n] is None]
        return bool(unknown or evaluated(entry.when, self.values, self.today))

    def last_day(self, procedure: Procedure) -> date | None:
        """Until when it is to be done, if that is counted from the day that was asked for."""
        fact = procedure.facts.get(procedure.deadline.fact or "")
        if procedure.deadline.rule != "within" or self.since is None:
            return None
        if procedure.deadline.start not in COUNTED or not isinstance(fact, Duration):
            return None
        return self.since + timedelta(days=fact.value) if fact.unit == "day" else None


def _entry(there: Jurisdiction, entry: ToDo, words: Words, own: Own | None) -> tuple[str, str]:
    """Name, whom it concerns, who is in charge, and until when; the tag of their language."""
    procedure = there.procedures[entry.id]
    name = title_of(procedure, words)
    line = name.text
    if entry.concerns and not own:
        who = words.say(f"concerns.{entry.concerns}")
        line = words.say("checklist.for_some", name=line, who=who)
    last_day = own.last_day(procedure) if own else None
    if last_day:
        when = words.say("checklist.until", date=words.facts.day(last_day))
    else:
        text = words.text(f"{entry.id}:text.when", procedure.text.when).text
        when = until_a_number(text)
    charge = in_charge(there.packs[entry.id], procedure, words).lines[0]
    return f"{line}\n{when}\n{charge}" if own else f"{line}\n{when}", name.tag


def until_a_number(text: str) -> str:
    """As many sentences as it takes to say a deadline; the first one if there is none."""
    sentences = SENTENCE.findall(text)
    dated = next((n for n, s in enumerate(sentences) if any(c.isdecimal() for c in s)), 0)
    return "".join(sentences[: dated + 1]).strip()
