"""A walk asks each question once, in order, and keeps every answer (faults of Rasa's forms)."""

from datetime import date
from pathlib import Path

import pytest

from bot.catalogue.guide import Guide, with_shared_steps
from bot.guides.questions import Questions
from bot.guides.session import Answer
from bot.guides.walk import Needed, Unfit, Walk, digest

TODAY = date(2026, 11, 25)
SHARED = {
    "name": {"type": "name", "ask": "?", "label": "name", "kana": True, "prefill": "name"},
    "kana": {"type": "kana", "ask": "?", "label": "kana", "optional": True, "prefill": "kana"},
}


def step(id, type="text", **more):
    return {"id": id, "type": type, "ask": f"{id}?", "label": id, **more}


def choice(id, *ids, **more):
    return step(id, "choice", options=[{"id": i, "name": i} for i in ids], **more)


STEPS = [
    choice("origin", "japan", "abroad"),
    choice("told", "yes", "not_yet", when="origin == 'japan'"),
    step("first", "information", when="told == 'not_yet'"),
    step("landed", "date", when="origin == 'abroad'", optional=True),
    {"use": "name"},
    step("family", "people", each=[step("name", "name"), step("born", "date")]),
    step("agreed", "yes_no", checks=[{"id": "must", "that": "agreed", "otherwise": "no"}]),
]


def walk(steps=STEPS, values=None, today=TODAY):
    record = {
        "guide": {
            "minutes": 1, "intro": "i", "outcome": "o", "steps": steps, "values": values or {},
            "walks": [{"id": "w", "answers": {}}],
        }
    }  # fmt: skip
    guide = Guide.model_validate(with_shared_steps(record, SHARED)["guide"])
    return Walk(Questions("p", guide), today)


def after(walk, *answers):
    session = walk.begin("id", None)
    for value in answers:
        session = walk.take(session, value)
    return session


def test_a_question_whose_condition_does_not_hold_is_not_asked():
    assert after(walk(), "abroad").at == "landed"
    assert after(walk(), "japan").at == "told"


def test_an_information_is_shown_only_to_those_it_concerns_and_gone_past():
    at = after(walk(), "japan", "not_yet")
    assert at.at == "first"
    assert walk().leave(at, "seen").at == "name"


def test_a_name_is_followed_by_its_reading_and_a_number_of_people_by_each_of_them():
    session = after(walk(), "japan", "yes", "山田", "ヤマダ", 2)
    keys = [question.key for question in walk().asked(session)]
    assert keys == [
        "origin", "told", "name", "name.kana", "family",
        "family.1.name", "family.1.born", "family.2.name", "family.2.born", "agreed",
    ]  # fmt: skip
    assert session.at == "family.1.name"


def test_nobody_in_the_family_asks_for_nobody():
    assert after(walk(), "japan", "yes", "山田", "ヤマダ", 0).at == "agreed"


def test_an_answer_that_was_changed_hides_what_hung_on_it_and_its_own_are_not_read():
    w = walk()
    session = after(w, "japan", "not_yet")
    session = w.take(w.change(session, "origin"), "abroad")
    assert [q.key for q in w.asked(session)][:3] == ["origin", "landed", "name"]
    assert session.at == "landed"


def test_going_back_keeps_the_answer_and_afterwards_goes_on_where_it_was():
    w = walk()
    session = after(w, "abroad", "2026-04-01", "山田")
    back = w.back(w.back(session))
    assert back.at == "landed"
    assert back.answers["landed"].value == "2026-04-01"
    assert w.take(back, "2026-04-02").at == "name.kana"
    assert w.onward(back).at == "name.kana"


def test_going_back_from_the_first_question_stays_there():
    w = walk()
    assert w.back(w.begin("id", None)).at == "origin"


def test_what_is_optional_can_be_skipped_and_what_is_not_cannot():
    w = walk()
    assert w.leave(after(w, "abroad"), "skipped").at == "name"
    with pytest.raises(Needed):
        w.leave(after(w, "japan"), "skipped")


def test_what_somebody_does_not_know_is_told_at_the_counter_unless_others_hang_on_it():
    w = walk()
    session = w.leave(after(w, "japan"), "unknown")
    assert session.answers["told"] == Answer(left="unknown")
    with pytest.raises(Needed):
        w.leave(after(w, "japan", "yes", "山田", "ヤマダ"), "unknown")


def test_a_check_that_does_not_hold_keeps_the_question():
    w = walk()
    session = after(w, "japan", "yes", "山田", "ヤマダ", 0)
    with pytest.raises(Unfit, match="must"):
        w.take(session, False)
    assert w.take(session, True).at is None


def test_an_unreadable_name_has_no_reading_to_be_asked_for():
    w = walk()
    assert w.leave(after(w, "japan", "yes"), "unknown").at == "family"


def test_an_information_that_ends_a_guide_is_its_last_question():
    steps = [
        step("age", "count"),
        step("too_young", "information", when="age < 70", ends=True),
        step("more"),
    ]
    w = walk(steps)
    over = w.leave(after(w, 60), "seen")
    assert w.ended(over)
    assert over.at is None
    assert not w.ended(after(w, 71, "x"))


def test_computed_values_may_read_one_another_in_any_order():
    steps = [step("born", "date"), step("old", "information", when="is_old")]
    w = walk(steps, {"is_old": "age >= 70", "age": "years(born)"})
    assert after(w, "1950-01-01").at == "old"
    assert after(w, "2000-01-01").at is None


def test_a_guide_that_did_not_change_keeps_the_session_as_it_is():
    session = after(walk(), "japan", "yes")
    assert walk().adapted(session) == (session, [])


def test_a_changed_guide_keeps_what_still_fits_and_names_what_does_not():
    session = after(walk(), "japan", "not_yet")
    changed = walk([choice("origin", "japan", "mars"), choice("told", "yes", "no"), *STEPS[4:]])
    adapted, lost = changed.adapted(session)
    assert lost == ["told"]
    assert adapted.answers["origin"].value == "japan"
    assert adapted.at == "told"
    assert adapted.digest == digest(changed.questions.guide)


def test_a_question_that_is_gone_is_not_asked_any_more():
    session = after(walk(), "japan")
    assert session.at == "told"
    adapted, _ = walk([STEPS[0], *STEPS[4:]]).adapted(session)
    assert adapted.at == "name"


def test_a_question_cannot_be_changed_that_is_not_asked():
    with pytest.raises(KeyError):
        walk().change(after(walk(), "japan"), "landed")


def test_every_question_is_found_by_its_key_and_no_other_key_finds_one():
    questions = walk().questions
    assert questions.find("family.12.born").person == 12
    assert questions.find("name.kana").step.type == "kana"
    for key in ("nothing", "name.kanji", "family.1.nothing", "family.x.born", "origin.1.x"):
        assert questions.find(key) is None


def test_the_model_guide_of_the_catalogue_can_be_asked():
    from bot.catalogue.load import load_catalogue

    catalogue = load_catalogue(Path(__file__).parents[3] / "procedures")
    guide = catalogue.of(None).procedures["move-in"].guide
    session = Walk(Questions("move-in", guide), TODAY).begin("id", None)
    assert session.at == "for_whom"
