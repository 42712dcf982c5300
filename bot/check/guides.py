"""Guides: every question can come, every example comes to the end, every branch was walked."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.findings import Finding
from bot.catalogue.guide import Interview, StepType
from bot.catalogue.life_events import LIFE_EVENTS, owner_of
from bot.catalogue.yaml_source import YamlSource, read_yaml
from bot.guides.asking import Asking, asking
from bot.guides.rehearsal import rehearse


def guide_findings(folder: Path, catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """What is wrong with the guides of all procedures and the interviews of life events."""
    for procedure in catalogue.of(None).procedures.values():
        path = next((p for p in sorted(folder.glob(f"*/{procedure.id}.yml"))), None)
        asked = asking(catalogue, procedure.id, None)
        if asked and path:
            yield from _located(read_yaml(path), "guide.", asked, today)
    for event in catalogue.life_events:
        if asked := asking(catalogue, owner_of(event), None):
            source = read_yaml(folder / LIFE_EVENTS)
            yield from _located(source, f"{event}.interview.", asked, today)


def _located(source: YamlSource, inside: str, asked: Asking, today: date) -> Iterator[Finding]:
    for place, message in wrong(asked, today):
        line = source.line(f"{inside}{place}")
        yield Finding(source.path, line, "guide", f"{asked.owner}: {message}")


def wrong(asked: Asking, today: date) -> Iterator[tuple[str, str]]:
    """(place in the interview, what is wrong there)."""
    yield from _unreachable(asked.interview)
    yield from _unknown_documents(asked)
    yield from _unwalked(asked, today)


def _unreachable(guide: Interview) -> Iterator[tuple[str, str]]:
    options = {s.id: {o.id for o in s.options} for s in guide.steps if s.type is StepType.CHOICE}
    over = False
    for step in guide.steps:
        if over:
            yield f"steps.{step.id}", f"{step.id} comes after what always ends the guide"
        over = over or (step.ends and step.when is None)
        for source in step.expressions():
            for name, wanted in _compared(source):
                if name in options and wanted not in options[name]:
                    yield f"steps.{step.id}", f"{step.id} waits for {name} == {wanted!r}: no option"


def _compared(source: str) -> Iterator[tuple[str, str]]:
    """(name, text) of every comparison of an answer with a text."""
    for node in ast.walk(ast.parse(source, mode="eval")):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name):
            for wanted in ast.walk(node):
                if isinstance(wanted, ast.Constant) and isinstance(wanted.value, str):
                    yield node.left.id, wanted.value


def _unknown_documents(asked: Asking) -> Iterator[tuple[str, str]]:
    known = {document.id for document in asked.documents}
    for step in asked.interview.steps:
        if step.type is StepType.DOCUMENTS and not known:
            yield f"steps.{step.id}", f"{step.id} asks for documents, and there are none"
        for name in set(step.of) - known:
            yield f"steps.{step.id}", f"{step.id} asks for {name}, which is no document of it"


def _unwalked(asked: Asking, today: date) -> Iterator[tuple[str, str]]:
    guide = asked.interview
    walks = [rehearse(asked.owner, guide, example, today) for example in guide.walks]
    for example, walk in zip(guide.walks, walks, strict=True):
        if walk.problem:
            yield f"walks.{example.id}", f"{example.id} {walk.problem}"
    for step in guide.steps:
        if not any(step.id in walk.asked for walk in walks):
            yield f"steps.{step.id}", f"no example is asked for {step.id}"
        elif step.when and all(step.id in walk.asked for walk in walks):
            yield f"steps.{step.id}", f"every example is asked for {step.id}, in spite of `when`"
