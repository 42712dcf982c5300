"""Guides: every question can come, every example comes to the end, every branch was walked."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.findings import Finding
from bot.catalogue.guide import Guide, StepType
from bot.catalogue.schema import Procedure
from bot.catalogue.yaml_source import read_yaml
from bot.guides.rehearsal import rehearse


def guide_findings(folder: Path, catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """What is wrong with the guides of all procedures."""
    for procedure in catalogue.of(None).procedures.values():
        path = next((p for p in sorted(folder.glob(f"*/{procedure.id}.yml"))), None)
        if procedure.guide is None or path is None:
            continue
        source = read_yaml(path)
        for place, message in _wrong(procedure, procedure.guide, today):
            line = source.line(f"guide.{place}")
            yield Finding(path, line, "guide", f"{procedure.id}: {message}")


def _wrong(procedure: Procedure, guide: Guide, today: date) -> Iterator[tuple[str, str]]:
    yield from _unreachable(guide)
    yield from _unknown_documents(procedure, guide)
    yield from _unwalked(procedure, guide, today)


def _unreachable(guide: Guide) -> Iterator[tuple[str, str]]:
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


def _unknown_documents(procedure: Procedure, guide: Guide) -> Iterator[tuple[str, str]]:
    known = {document.id for document in procedure.documents}
    for step in guide.steps:
        if step.type is StepType.DOCUMENTS and not known:
            yield f"steps.{step.id}", f"{step.id} asks for documents, and there are none"
        for name in set(step.of) - known:
            yield f"steps.{step.id}", f"{step.id} asks for {name}, which is no document of it"


def _unwalked(procedure: Procedure, guide: Guide, today: date) -> Iterator[tuple[str, str]]:
    walks = [rehearse(procedure.id, guide, example, today) for example in guide.walks]
    for example, walk in zip(guide.walks, walks, strict=True):
        if walk.problem:
            yield f"walks.{example.id}", f"{example.id} {walk.problem}"
    for step in guide.steps:
        if not any(step.id in walk.asked for walk in walks):
            yield f"steps.{step.id}", f"no example is asked for {step.id}"
        elif step.when and all(step.id in walk.asked for walk in walks):
            yield f"steps.{step.id}", f"every example is asked for {step.id}, in spite of `when`"
