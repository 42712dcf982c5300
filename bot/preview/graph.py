"""Draws a guide as a flow chart in Mermaid (https://mermaid.js.org/syntax/flowchart.html)."""

from collections.abc import Iterator

from bot.catalogue.guide import Guide, Step, StepType

SHAPES = {
    StepType.CHOICE: ('{"', '"}'),
    StepType.YES_NO: ('{"', '"}'),
    StepType.INFORMATION: ('(["', '"])'),
    StepType.PEOPLE: ('[["', '"]]'),
}
PLAIN = ('["', '"]')


def mermaid(guide: Guide) -> str:
    """The questions from the first to the review; a question with a condition can be passed by."""
    return "\n".join(["flowchart TD", *_nodes(guide), *_edges(guide)])


def _nodes(guide: Guide) -> Iterator[str]:
    for step in guide.steps:
        before, after = SHAPES.get(step.type, PLAIN)
        yield f"  {step.id}{before}{_safe(step.ask)}{after}"
        for part in step.each:
            name = f"{step.id}_{part.id}"
            yield f"  {step.id} -. each .-> {name}{PLAIN[0]}{_safe(part.ask)}{PLAIN[1]}"
    yield '  review(["review"])'


def _edges(guide: Guide) -> Iterator[str]:
    waiting: list[tuple[str, str | None]] = []
    for step in guide.steps:
        for place, otherwise in waiting:
            yield _edge(place, step.id, _reason(step, otherwise))
        passed = [(place, _not(step.when)) for place, _ in waiting] if step.when else []
        waiting = passed + ([] if step.ends else [(step.id, None)])
        if step.ends:
            yield f"  {step.id} --> over([end])"
    for place, otherwise in waiting:
        yield _edge(place, "review", otherwise)


def _edge(start: str, end: str, reason: str | None) -> str:
    return f'  {start} -- "{_safe(reason)}" --> {end}' if reason else f"  {start} --> {end}"


def _reason(step: Step, otherwise: str | None) -> str | None:
    return " and ".join(filter(None, (otherwise, step.when))) or None


def _not(condition: str | None) -> str:
    return f"not ({condition})"


def _safe(text: str) -> str:
    """Mermaid's own signs as entities."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("\n", "<br>")
