"""A life event becomes a checklist: every entry known, in order, with its deadline."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalogue.findings import CatalogueError
from bot.catalogue.life_events import LIFE_EVENTS, load_life_events, unknown_procedures
from bot.catalogue.vocabulary import LifeEvent
from bot.messages import Kind, Message
from bot.render.checklist import checklist_blocks, until_a_number
from bot.render.rendered import BlockType, Reader
from bot.render.renderer import Renderer
from tests.conftest import ROOT

BIRTH = Message(
    kind=Kind.CHECKLIST, phrase="checklist", life_event="birth", municipality="sample-ward"
)


def test_every_life_event_has_a_plan_of_procedures_that_there_are(renderer: Renderer) -> None:
    catalogue = renderer.catalogue
    assert set(catalogue.life_events) == set(LifeEvent)
    found = unknown_procedures(ROOT / "procedures", catalogue.life_events, catalogue.procedures)
    assert list(found) == []


def test_what_a_municipality_does_not_do_is_not_on_its_list(renderer: Renderer) -> None:
    home = renderer.catalogue.jurisdictions["sample-ward"]
    fewer = {name: p for name, p in home.procedures.items() if name != "child-medical"}
    plan = renderer.catalogue.life_events[LifeEvent.BIRTH]
    words = renderer.words_for(Reader(locale="ja"), "sample-ward")
    blocks = checklist_blocks(replace(home, procedures=fewer), LifeEvent.BIRTH, plan, words)
    steps = next(block for block in blocks if block.type is BlockType.STEPS)
    assert len(steps.lines) == len(plan.procedures) - 1


@pytest.mark.parametrize(
    ("locale", "name", "deadline"),
    [
        ("ja", "出生届", "14日以内"),
        ("ja-x-yasashii", "出生届", "14日"),
        ("en", "出生届 (shusshō-todoke) – ", "14 days"),
        ("zh-Hans", "出生届 (shusshō-todoke) – ", "14"),
        ("th", "出生届 (shusshō-todoke) – ", "14"),
    ],
)
def test_each_step_says_name_and_deadline_in_the_readers_language(
    renderer: Renderer, locale: str, name: str, deadline: str
) -> None:
    rendered = renderer.render(BIRTH, Reader(locale=locale))
    steps = next(block for block in rendered.blocks if block.type is BlockType.STEPS)
    assert steps.lines[0].startswith(name)
    assert deadline in steps.lines[0]
    plan = renderer.catalogue.life_events[LifeEvent.BIRTH]
    assert len(steps.lines) == len(plan.procedures)
    assert rendered.kind is Kind.CHECKLIST


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("14日以内です。あとで困ります。", "14日以内です。"),
        ("Within 14 days. Later costs ¥1.50.", "Within 14 days."),
        ("It costs 1.50 yen. Really.", "It costs 1.50 yen."),
        ("出してください。14日以内です。はやく。", "出してください。14日以内です。"),
        ("いつでもいいです。待ちます。", "いつでもいいです。"),
        ("१४ दिनभित्र। पछि।", "१४ दिनभित्र।"),
        ("၁၄ ရက်။ နောက်", "၁၄ ရက်။"),
    ],
)
def test_a_step_says_no_more_than_it_takes_to_say_the_deadline(text: str, first: str) -> None:
    assert until_a_number(text) == first


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("birth:\n  situations: x\n  procedures:\n    - {id: birth}\n", 4),
        ("no-such-event:\n  situations: x\n  procedures: [{id: a}, {id: b}]\n", 2),
        ("birth:\n  situations: x\n  procedures:\n    - {id: a}\n    - {id: b, for: nobody}\n", 5),
    ],
)
def test_a_broken_plan_is_found_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / LIFE_EVENTS).write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError) as broken:
        load_life_events(tmp_path)
    assert broken.value.findings[0].line == line


def test_no_file_means_no_life_events(tmp_path: Path) -> None:
    assert load_life_events(tmp_path) == {}
