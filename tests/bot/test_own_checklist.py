"""A life event's interview leaves what is one's own on the list, and says until which day."""

import pytest

from bot.catalogue.life_events import LifeEventPlan, life_event_of, owner_of
from bot.catalogue.vocabulary import LifeEvent
from bot.guides.session import Answer, Session
from bot.messages import Kind, Message
from bot.render.guide import Private
from bot.render.rendered import BlockType, Reader
from bot.render.renderer import Renderer

MOVING = Message(
    kind=Kind.CHECKLIST, life_event="moving", interview="moving", guide="g",
    municipality="sample-ward",
)  # fmt: skip
FAMILY = {
    "moved_on": "2026-04-01", "from_where": "abroad", "nationality": "foreign",
    "company_insurance": "company", "children": ["small"], "dog": False,
}  # fmt: skip


def entries(renderer: Renderer, locale: str = "ja", **answers: object) -> list[str]:
    session = Session(
        id="g",
        procedure=owner_of(LifeEvent.MOVING),
        digest="",
        answers={
            key: Answer(left="unknown") if value is None else Answer(value=value)
            for key, value in {**FAMILY, **answers}.items()
        },
        begun_on="2026-04-01",
    )
    shown = renderer.render(MOVING, Reader(locale=locale), Private(session))
    return [line for b in shown.blocks if b.type is BlockType.STEPS for line in b.lines]


def test_only_what_concerns_the_reader_is_on_the_list(renderer: Renderer) -> None:
    names = [line.splitlines()[0] for line in entries(renderer)]
    assert names[:2] == ["転入届", "在留カードの住所変更"]
    for other in ("転出届", "転居届", "国民健康保険の加入", "犬の登録と狂犬病予防注射"):
        assert other not in names
    assert "児童手当" in names


def test_a_deadline_is_a_day_counted_from_the_one_that_was_told(renderer: Renderer) -> None:
    move_in = entries(renderer)[0]
    assert "2026年4月15日まで" in move_in
    assert "担当：さくら区" in move_in


def test_the_day_is_said_in_the_readers_language(renderer: Renderer) -> None:
    assert "April 15, 2026" in entries(renderer, "en")[0]


def test_who_does_not_know_keeps_what_may_be_theirs(renderer: Renderer) -> None:
    names = [line.splitlines()[0] for line in entries(renderer, from_where=None, moved_on=None)]
    assert {"転出届", "転居届"} & set(names)
    assert "以内" in entries(renderer, moved_on=None)[0]


@pytest.mark.parametrize("owner", ["move-in", "life-event.", "life-event.nothing", "moving", ""])
def test_what_is_no_life_event_is_none(owner: str) -> None:
    assert life_event_of(owner) is None


def test_a_condition_on_what_nobody_asks_is_refused() -> None:
    plan = {"situations": "x", "procedures": [{"id": "a", "when": "dog"}, {"id": "b"}]}
    with pytest.raises(ValueError, match="reads what nobody asks: dog"):
        LifeEventPlan.model_validate(plan)


def test_deadlines_are_counted_from_a_day() -> None:
    step = {"id": "n", "type": "count", "ask": "?", "label": "n"}
    interview = {"since": "n", "steps": [step], "walks": [{"id": "w", "answers": {"n": 1}}]}
    plan = {"situations": "x", "procedures": [{"id": "a"}, {"id": "b"}], "interview": interview}
    with pytest.raises(ValueError, match="no step that asks for a date"):
        LifeEventPlan.model_validate(plan)
