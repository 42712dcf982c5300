"""Says what is to be done after a life event: one step a procedure, with its deadline."""

import re
from collections.abc import Iterator

from bot.catalogue.catalogue import Jurisdiction
from bot.catalogue.life_events import LifeEventPlan, ToDo
from bot.catalogue.vocabulary import LifeEvent
from bot.render.answer import standing, title_of
from bot.render.rendered import Block, BlockType
from bot.render.words import Words

SENTENCE = re.compile(r".+?(?:[。！？।။]|[.!?](?=\s|$)|$)\s*", re.DOTALL)
"""Up to a full stop of any of our scripts; Thai has none and is one sentence."""


def checklist_blocks(
    there: Jurisdiction, event: LifeEvent, plan: LifeEventPlan, words: Words
) -> Iterator[Block]:
    """The life event's name and its procedures in order, as far as they are done there."""
    yield words.phrase(BlockType.TITLE, f"life_event.{event}")
    entries = [entry for entry in plan.procedures if entry.id in there.procedures]
    yield from words.listed(BlockType.STEPS, [_entry(there, entry, words) for entry in entries])
    drafts = any(there.procedures[e.id].text_status == "draft" for e in entries)
    yield from standing(there.municipality, words, draft=drafts)


def _entry(there: Jurisdiction, entry: ToDo, words: Words) -> tuple[str, str]:
    """Name, whom it concerns, and until when; the tag of their language."""
    procedure = there.procedures[entry.id]
    name = title_of(procedure, words)
    line = name.text
    if entry.concerns:
        who = words.say(f"concerns.{entry.concerns}")
        line = words.say("checklist.for_some", name=line, who=who)
    when = words.text(f"{entry.id}:text.when", procedure.text.when).text
    return f"{line}\n{until_a_number(when)}", name.tag


def until_a_number(text: str) -> str:
    """As many sentences as it takes to say a deadline; the first one if there is none."""
    sentences = SENTENCE.findall(text)
    dated = next((n for n, s in enumerate(sentences) if any(c.isdecimal() for c in s)), 0)
    return "".join(sentences[: dated + 1]).strip()
