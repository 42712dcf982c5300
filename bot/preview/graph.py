"""Draws a guide as a flow chart in Mermaid (https://mermaid.js.org/syntax/flowchart.html)."""

from collections.abc import Iterator

from bot.catalogue.guide import Interview, StepType

SHAPES = {
    StepType.CHOICE: ('{"', '"}'),
    StepType.YES_NO: ('{"', '"}'),
    StepType.INFORMATION: ('(["', '"])'),
    StepType.PEOPLE: ('[["', '"]]'),
}
PLAIN = ('["', '"]')


def mermaid(guide: Interview) -> str:
    """The questions from the first to the review; a question with a condition can be passed by."""
    return "\n".join(["flowchart TD", *_nodes(guide), *_edges(guide)])


def _nodes(guide: Interview) -> Iterator[str]:
    for step in guide.steps:
        before, after = SHAPES.get(step.type, PLAIN)
        yield f"  {step.id}{before}{_safe(step.ask)}{after}"
        for part in step.each:
            name = f"{step.id}_{part.id}"
            yield f"  {step.id} -. each .-> {name}{PLAIN[0]}{_safe(part.ask)}{PLAIN[1]}"
    yield '  review(["review"])'


def _edges(guide: Interview) -> Iterator[str]:
    """From every question to all that may come next; what a question depends on stands on the
    way to it."""
    waiting: list[str] = []
    for step in guide.steps:
        yield from (_edge(before, step.id, step.when) for before in waiting)
        waiting = waiting if step.when else []
        if step.ends:
            yield f"  {step.id} --> over([end])"
        else:
            waiting = [*waiting, step.id]
    yield from (_edge(before, "review") for before in waiting)


def _edge(start: str, end: str, reason: str | None = None) -> str:
    return f'  {start} -- "{_safe(reason)}" --> {end}' if reason else f"  {start} --> {end}"


def _safe(text: str) -> str:
    """Mermaid's own signs as entities."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("\n", "<br>")
