"""Words in the middle of a guide are an answer, a move or something else, and never two of them."""

import pytest

from bot.guides.meant import Meant, Sort, asked_for, meant
from bot.guides.session import Reading
from bot.messages import Move, Understood
from tests.bot.guides.test_walk import choice, step, walk

READ, UNREAD = Reading(key="q", value="x"), Reading(key="q", error="date_unreadable")
ANSWER, ELSE = Meant(Sort.ANSWER), Meant(Sort.ELSE)


def question(type, **more):
    options = {"options": [{"id": "a", "name": "a"}]} if type == "choice" else {}
    return walk([step("q", type, **options, **more)]).questions.find("q")


def understood(intent, confidence=0.95, **more):
    return Understood(intent=intent, confidence=confidence, **more)


@pytest.mark.parametrize("type", ["choice", "date", "yes_no", "count", "phone", "postcode"])
@pytest.mark.parametrize("intent", ["ask", "deny", "unsure", "out_of_scope", "back", "greet"])
def test_what_a_closed_question_can_read_is_its_answer_whatever_else_it_seems(type, intent):
    assert meant(question(type), "x", understood(intent), READ) == ANSWER


@pytest.mark.parametrize(
    ("intent", "move"),
    [("back", Move.BACK), ("skip", Move.SKIP), ("unsure", Move.UNKNOWN), ("stop", Move.STOP)],
)
@pytest.mark.parametrize("type", ["date", "choice", "name", "text", "address"])
def test_an_act_moves_the_guide_at_any_question(type, intent, move):
    reading = READ if type in ("name", "text", "address") else UNREAD
    assert meant(question(type), "…", understood(intent), reading) == Meant(Sort.MOVE, move)


def test_a_name_that_may_be_an_act_is_a_name():
    assert meant(question("name"), "Modoru", understood("back", 0.7), READ) == ANSWER


@pytest.mark.parametrize("intent", ["ask", "out_of_scope", "inform", "chitchat", "greet", None])
def test_a_name_is_a_name_though_it_means_something(intent):
    assert meant(question("name"), "市川", understood(intent, 0.5), READ) == ANSWER


@pytest.mark.parametrize("type", ["date", "choice", "name", "address"])
@pytest.mark.parametrize(
    "text", ["住民票はいくらですか", "How much is it?", "多少钱吗", "여권이 필요합니까?"]
)
def test_a_question_is_no_answer(type, text):
    reading = READ if type in ("name", "address") else UNREAD
    assert meant(question(type), text, understood("ask"), reading) == ELSE


def test_an_address_that_has_a_wish_in_it_is_an_address():
    assert meant(question("email"), "maya@example.com", understood("ask"), READ) == ANSWER


def test_a_wish_to_see_a_person_is_no_name():
    assert meant(question("name"), "人と話したい", understood("person"), READ) == ELSE


@pytest.mark.parametrize("text", ["ふとん", "さくら保育園", "住民税の督促状がきた"])
def test_a_text_that_names_a_procedure_is_the_answer_that_was_asked_for(text):
    named = understood("ask", procedure="bulky-waste", facets=("what",))
    assert meant(question("text"), text, named, READ) == ANSWER


@pytest.mark.parametrize("intent", ["change_language", "greet", "complaint", "chitchat"])
def test_a_text_may_be_the_name_of_a_language_or_a_complaint(intent):
    assert meant(question("text"), "ネパール語", understood(intent), READ) == ANSWER


def test_words_that_cannot_be_read_are_a_wrong_answer_and_not_passed_on():
    assert meant(question("date"), "ほげ", understood("out_of_scope", 0.3), UNREAD) == ANSWER


def test_a_number_that_nobody_may_keep_is_answered_as_such():
    refused = Reading(key="q", error="number_refused")
    assert meant(question("text"), "＊＊＊＊?", understood("ask"), refused) == ANSWER


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("なぜ聞くんですか", Move.WHY),
        ("Why do you ask?", Move.WHY),
        ("Tại sao cần cái này", Move.WHY),
        ("例を見せてください", Move.EXAMPLE),
        ("あとで続きをします", Move.SAVE),
        ("最初からやり直したい", Move.RESTART),
        ("前の答えを直したい", Move.CHANGE),
    ],
)
def test_a_wish_that_is_no_act_is_known_by_its_words(text, move):
    assert asked_for(text) is move
    assert meant(question("text"), text, understood("ask"), READ) == Meant(Sort.MOVE, move)


@pytest.mark.parametrize("text", ["", "山田", "東京都新宿区西新宿2-8-1", "なぜ" * 50])
def test_anything_else_is_no_wish(text):
    assert asked_for(text) is None


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("affirm", Meant(Sort.MOVE, Move.CONFIRM)),
        ("deny", Meant(Sort.MOVE, Move.CHANGE)),
        ("back", Meant(Sort.MOVE, Move.BACK)),
        ("ask", ELSE),
        ("inform", ELSE),
    ],
)
def test_at_the_review_yes_confirms_and_no_changes(intent, expected):
    assert meant(None, "…", understood(intent), Reading(key="")) == expected


@pytest.mark.parametrize("text", ["はい", "わかりました", "next", "OK"])
def test_an_information_is_gone_past_with_any_word(text):
    now = meant(question("information"), text, understood("affirm"), UNREAD)
    assert now == Meant(Sort.MOVE, Move.NEXT)


def test_a_question_about_an_information_is_answered():
    now = meant(question("information"), "いくらですか", understood("ask"), UNREAD)
    assert now == ELSE


def test_the_choices_of_these_tests_are_questions():
    assert walk([choice("a", "b")]).questions.find("a")
