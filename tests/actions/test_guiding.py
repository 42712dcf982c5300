"""A guide moves on by one move at a time and says what comes, in ids only."""

from datetime import date

import pytest

from actions.guiding import ANSWER, STALE, Moved, moved, said
from bot.guides.session import Reading
from bot.messages import Act, Kind, Move
from tests.bot.guides.test_walk import STEPS, after, choice, step, walk

TODAY = date(2026, 11, 25)


def answered(session, value=None, error=None, key=None, suggestions=()):
    reading = Reading(key=key or session.at, value=value, error=error, suggestions=suggestions)
    return session.model_copy(update={"reading": reading})


def moves_of(message):
    return [choice.move for choice in message.moves]


def test_an_answer_leads_to_the_next_question_and_is_noted():
    w = walk()
    now = moved(answered(w.begin("id", None), "abroad"), ANSWER, None, w)
    (message,) = said(now, w, 7).messages
    assert message.kind is Kind.STEP
    assert (message.asked.key, message.asked.noted, message.asked.revision) == (
        "landed",
        "origin",
        7,
    )


def test_no_message_holds_what_was_answered():
    w = walk()
    session = after(w, "abroad", "2026-04-01")
    now = moved(answered(session, "Yamada Hanako"), ANSWER, None, w)
    turn = said(now, w, 2)
    assert "Yamada" not in "".join(message.model_dump_json() for message in turn.messages)


def test_an_answer_to_another_question_fills_none():
    w = walk()
    session = after(w, "abroad")
    now = moved(answered(session, "japan", key="origin"), ANSWER, None, w)
    assert now.session.answers == session.answers
    assert now.phrase == "guide_went_on"
    assert moved(session, ANSWER, None, w).session.answers == session.answers


def test_the_answer_just_taken_does_not_fill_the_next_question():
    w = walk()
    now = moved(answered(w.begin("id", None), "abroad"), ANSWER, None, w)
    again = moved(now.session, ANSWER, None, w)
    assert again.session.at == "landed"
    assert "landed" not in again.session.answers


def test_a_late_press_changes_nothing():
    w = walk()
    session = after(w, "abroad")
    assert moved(session, STALE, None, w) == Moved(session, phrase="guide_went_on")


def test_errors_bring_help_then_something_easier_then_a_person():
    w = walk([step("a", help="h", example="e"), step("b")])
    session, ways = w.begin("id", None), []
    for _ in range(3):
        now = moved(answered(session, error="text_strange"), ANSWER, None, w)
        (message,) = said(now, w, 1).messages
        ways.append(([c.move or c.act for c in message.choices], message.asked.told))
        session = now.session
    assert ways == [([], None), ([Move.UNKNOWN], "help"), ([Move.UNKNOWN, Act.PERSON], "help")]
    assert message.asked.error == "text_strange"


def test_an_answer_that_is_taken_ends_the_count_of_errors():
    w = walk([step("a"), step("b")])
    failed = moved(answered(w.begin("id", None), error="text_strange"), ANSWER, None, w).session
    assert failed.failures == 1
    assert moved(answered(failed, "x"), ANSWER, None, w).session.failures == 0


def test_what_may_have_been_meant_is_offered_by_its_place():
    w = walk([step("day", "date")])
    days = ("2026-04-03", "2026-03-04")
    now = moved(
        answered(w.begin("id", None), error="date_ambiguous", suggestions=days), ANSWER, None, w
    )
    (message,) = said(now, w, 3).messages
    assert [choice.postback for choice in message.choices] == ["a:3:s-1", "a:3:s-2"]


def test_who_does_not_know_gets_help_first_and_then_leaves_it_to_the_counter():
    w = walk([step("a", help="h"), step("b")])
    helped = moved(w.begin("id", None), Move.UNKNOWN, None, w)
    assert (helped.session.at, helped.told) == ("a", "help")
    left = moved(helped.session, Move.UNKNOWN, None, w)
    assert left.session.answers["a"].left == "unknown"
    assert left.session.at == "b"


def test_what_cannot_be_skipped_says_so_and_why():
    w = walk([step("a", why="w")])
    now = moved(w.begin("id", None), Move.SKIP, None, w)
    assert (now.session.at, now.error, now.told) == ("a", "needed", "why")


@pytest.mark.parametrize("move", [Move.WHY, Move.HELP, Move.EXAMPLE])
def test_what_is_asked_for_is_told_with_the_same_question(move):
    w = walk([step("a", why="w", help="h", example="e")])
    now = moved(w.begin("id", None), move, None, w)
    assert (now.session.at, now.told) == ("a", str(move))


def test_what_there_is_not_is_not_told():
    w = walk([step("a")])
    assert moved(w.begin("id", None), Move.WHY, None, w).told is None


@pytest.mark.parametrize("move", ["", "nonsense", "__class__", Move.AGAIN, Move.CONFIRM, Move.NEXT])
def test_any_other_move_asks_the_question_again(move):
    w = walk()
    now = moved(w.begin("id", None), move, None, w)
    assert (now.session.at, now.status) == ("origin", "open")


def test_the_first_question_has_no_way_back_and_only_optional_ones_are_skipped():
    w = walk()
    (first,) = said(Moved(w.begin("id", None)), w, 1).messages
    assert Move.BACK not in moves_of(first)
    assert Move.SKIP not in moves_of(first)
    (second,) = said(Moved(after(w, "abroad")), w, 1).messages
    assert {Move.BACK, Move.SKIP, Move.STOP, Move.SAVE} <= set(moves_of(second))


def test_after_the_last_answer_comes_the_review_and_after_its_yes_the_result():
    w = walk([step("a")])
    now = moved(answered(w.begin("id", None), "x"), ANSWER, None, w)
    (review,) = said(now, w, 1).messages
    assert review.kind is Kind.REVIEW
    done = moved(now.session, Move.CONFIRM, None, w)
    turn = said(done, w, 2)
    assert (done.status, turn.over, turn.messages[0].kind) == ("done", True, Kind.RESULT)


def test_an_answer_is_changed_from_the_review_and_the_review_comes_back():
    w = walk([step("a"), step("b")])
    session = after(w, "x", "y")
    (which,) = said(moved(session, Move.CHANGE, None, w), w, 1).messages
    assert [c.about for c in which.choices] == ["a", "b"]
    at_a = moved(session, Move.CHANGE, "a", w).session
    (review,) = said(moved(answered(at_a, "z"), ANSWER, None, w), w, 1).messages
    assert review.kind is Kind.REVIEW


@pytest.mark.parametrize("about", ["landed", "nothing", "a.b.c"])
def test_what_was_not_asked_cannot_be_changed(about):
    w = walk()
    session = after(w, "japan")
    assert moved(session, Move.CHANGE, about, w).session == session


def test_an_eligibility_that_is_not_met_ends_without_a_draft_and_offers_a_person():
    steps = [
        choice("old", "yes", "no"),
        step("sorry", "information", when="old == 'no'", ends=True),
        step("a"),
    ]
    w = walk(steps)
    over = moved(after(w, "no"), Move.NEXT, None, w)
    turn = said(over, w, 1)
    assert turn.over
    assert turn.messages[0].phrase == "guide_ended"
    assert turn.messages[0].choices[0].act is Act.PERSON


def test_starting_over_forgets_the_answers():
    w = walk()
    assert moved(after(w, "japan", "yes"), Move.RESTART, None, w).session.answers == {}


def test_a_guide_that_changed_meanwhile_says_so_and_asks_what_no_longer_fits():
    changed = walk([choice("origin", "mars"), *STEPS[4:]])
    now = moved(after(walk(), "japan"), Move.AGAIN, None, changed)
    assert (now.phrase, now.session.at) == ("guide_changed", "origin")
