"""What goes wrong in the middle of an application: nothing is lost, nothing silently wrong.

The first five are the known faults of Rasa's forms.
"""

import json
import re
import sqlite3
import time

import pytest

from tests.e2e.test_guides import Walker, answers_of

NAME = "Nguyen Thi Kieu Oanh"
MY_NUMBER = "123456789018"


@pytest.fixture
def walker(installation):
    walker = Walker(installation)
    walker.begin("move-in")
    return walker


def at(walker, question):
    """Answers as the example does, until ``question`` is asked."""
    answers = answers_of("move-in", "alone_from_saitama")
    while walker.last["question"] != question:
        walker.answer(answers[walker.last["question"]])
    return walker


def test_a_question_in_between_is_answered_and_the_same_one_asked_again(walker):
    at(walker, "from_where")
    answer = walker.say("住民票はいくらですか")
    assert [m["kind"] for m in answer["messages"]] == ["answer", "step"]
    assert answer["messages"][0]["procedure"] == "residence-certificate"
    assert walker.last["question"] == "from_where"


def test_after_an_interruption_no_question_is_skipped_or_filled(walker):
    at(walker, "name")
    walker.say("住民票はどこで取れますか？")
    assert walker.last["question"] == "name"
    walker.say(NAME)
    assert walker.last["question"] == "name.kana"
    assert NAME in walker.last["text"]


def test_the_last_answer_of_one_guide_fills_nothing_in_the_next(walker):
    walker.walk(answers_of("move-in", "alone_from_saitama"))
    walker.say(postback="g:confirm")
    walker.begin("move-in")
    assert walker.last["question"] == "for_whom"
    assert "※ 質問1" in walker.last["text"]


def test_before_the_end_all_answers_are_shown_and_one_can_be_changed(walker):
    walker.walk(answers_of("move-in", "alone_from_saitama"))
    assert "山田太郎" in walker.last["text"]
    walker.say(postback="g:change:name")
    walker.say(NAME)
    assert walker.last["kind"] == "review"
    assert NAME in walker.last["text"]
    assert "山田太郎" not in walker.last["text"]


def test_an_answer_that_is_pressed_twice_is_taken_once(walker):
    press = walker.last["choices"][0]["postback"]
    walker.say(postback=press)
    walker.say(postback=press)
    assert walker.last["question"] == "moved_on"
    assert "もう終わっています" in walker.last["text"]


def test_back_skip_unknown_why_and_example_are_understood_as_they_are_said(walker):
    at(walker, "from_where")
    walker.say("前の質問に戻って")
    assert walker.last["question"] == "moved_on"
    walker.say("なぜ聞くの")
    assert "届ける" in walker.last["text"]
    walker.say("昨日")
    at(walker, "postcode")
    walker.say("とばして")
    assert walker.last["question"] == "new_address"
    walker.say("例を見せて")
    assert "都庁マンション" in walker.last["text"]


def test_three_wrong_answers_bring_help_then_a_way_round_then_a_person(walker):
    at(walker, "moved_on")
    shown = []
    for wrong in ("2月30日", "ほげほげ", "9999年1月1日"):
        walker.say(wrong)
        assert walker.last["question"] == "moved_on"
        shown.append([choice["postback"] for choice in walker.last["choices"]])
    assert shown[0] == []
    assert "g:unknown" in shown[1]
    assert "person" in shown[2]


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        ("moved_on", "令和８年２月３０日", "カレンダーにありません"),
        ("moved_on", "あした", "これから来る日"),
        ("birth_date", "2030年1月1日", "これから来る日"),
        ("old_address", "2-8-1", "町の名前"),
        ("name", "<script>alert(1)</script>", "使えない文字"),
        ("family", "100人", "数が多すぎます"),
        ("phone", "110", "その電話番号"),
        ("postcode", "16000", "数字7つ"),
    ],
)
def test_an_answer_that_cannot_be_right_is_said_at_once_with_an_example(
    walker, question, typed, said
):
    at(walker, question)
    walker.say(typed)
    assert walker.last["question"] == question
    assert said in walker.last["text"]


@pytest.mark.parametrize(
    ("question", "typed", "understood"),
    [
        ("moved_on", "令和８年四月一日", "2026年4月1日"),
        ("birth_date", "昭和６０年４月１日", "1985年4月1日"),
        ("phone", "０９０１２３４５６７８", "090-1234-5678"),
        ("postcode", "〒１６０－００２３", "〒160-0023"),
        ("new_address", "２丁目８番１号", "東京都新宿区西新宿2丁目8番1号"),
    ],
)
def test_what_is_written_in_another_way_is_understood_and_shown(
    walker, question, typed, understood
):
    at(walker, question)
    walker.say(typed)
    assert understood in walker.last["text"].replace("二丁目", "2丁目")


def test_another_language_and_plain_words_keep_the_place(walker):
    at(walker, "from_where")
    walker.reader = {}
    walker.say("English please")
    assert walker.last["question"] == "from_where"
    assert walker.last["lang"] == "en"


def test_a_walk_goes_on_elsewhere_with_a_code_that_works_once(installation, walker):
    at(walker, "from_where")
    saved = walker.say("あとで続きをします")
    code = next(b for b in saved["messages"][0]["blocks"] if b["type"] == "title")["lines"][0]
    code = code.split("：")[1]
    phone = Walker(installation)
    phone.say(code.lower())
    assert phone.last["question"] == "from_where"
    thief = Walker(installation)
    thief.say(code)
    assert "question" not in thief.last or thief.last["question"] is None
    phone.say(postback=phone.last["choices"][1]["postback"])
    assert phone.last["question"] == "landed_on"
    walker.say("1")
    assert walker.last["question"] == "landed_on"
    assert "もう終わっています" in walker.last["text"]


def test_who_guesses_codes_has_to_wait(installation):
    thief = Walker(installation)
    for number in range(2, 8):
        thief.say(f"AAAA-222{number}")
    assert "何度も" in thief.last["text"]


def test_who_stops_can_go_on_later_at_the_same_place(walker):
    at(walker, "birth_date")
    walker.say("やめます")
    assert walker.last["question"] is None
    walker.say("ありがとう")
    walker.say(postback="g:start:move-in")
    assert walker.last["question"] == "birth_date"


def test_a_secret_number_is_refused_masked_and_kept_nowhere(installation, walker):
    at(walker, "name")
    answer = walker.say(f"わたしの番号は{MY_NUMBER}です")
    assert "消しました" in answer["messages"][0]["text"]
    assert walker.last["question"] == "name"
    for path in installation.var.rglob("*"):
        if path.is_file() and "models" not in path.parts:
            assert MY_NUMBER.encode() not in path.read_bytes(), path


def test_no_answer_is_in_rasas_tracker_in_a_log_or_readable_in_the_database(installation, walker):
    at(walker, "name")
    walker.say(NAME)
    walker.say("わからない")
    time.sleep(1)
    for path in installation.var.rglob("*"):
        if path.is_file() and "models" not in path.parts:
            assert NAME.encode() not in path.read_bytes(), path


def test_deleting_the_conversation_deletes_its_answers(installation, walker):
    at(walker, "birth_date")
    walker.say(postback="forget")
    with sqlite3.connect(installation.var / "door.sqlite") as connection:
        query = "SELECT count(*) FROM guide_holders WHERE conversation = ?"
        assert connection.execute(query, (walker.conversation,)).fetchone() == (0,)
    walker.say("昨日")
    assert walker.last.get("question") is None


def test_the_draft_of_somebody_else_is_not_to_be_had(installation, walker):
    walker.walk(answers_of("move-in", "alone_from_saitama"))
    walker.say(postback="g:confirm")
    path = walker.last["links"][0]["path"]
    assert walker.fetch(path).status_code == 200
    assert Walker(installation).fetch(path).status_code == 404


def test_a_helper_is_asked_whose_it_is_and_for_consent_and_keeps_no_profile_of_them(walker):
    example = answers_of("move-in", "daughter_helps_late_mother")
    asked = walker.walk(example)
    assert asked[:4] == ["for_whom", "consent", "helper_relation", "helper_name"]
    walker.say(postback="g:confirm")
    assert "g:keep" not in [choice["postback"] for choice in walker.last["choices"]]


def test_without_consent_it_does_not_go_on(walker):
    walker.answer("other")
    walker.answer(False)
    assert walker.last["question"] == "consent"
    assert "聞いてから" in walker.last["text"]


def test_what_is_kept_of_oneself_fills_the_next_guide_if_one_wants_and_can_be_deleted(walker):
    walker.walk(answers_of("move-in", "alone_from_saitama"))
    walker.say(postback="g:confirm")
    walker.say(postback="g:keep")
    assert "山田太郎" in walker.last["text"]
    walker.begin("move-in")
    at(walker, "name")
    assert "山田太郎" in walker.last["choices"][0]["label"]
    walker.say(postback=walker.last["choices"][0]["postback"])
    assert walker.last["question"] == "name.kana"
    walker.say(postback="g:unkeep")
    walker.say(postback="g:profile")
    assert "山田太郎" not in walker.last["text"]


def test_the_card_for_the_counter_is_japanese_with_the_readers_words_beside(walker):
    walker.reader = {"locale": "vi", "modes": []}
    walker.say(postback="g:card:move-in")
    assert walker.last["kind"] == "card"
    assert "「転入届」をしたいです。" in walker.last["text"]
    assert "ベトナム語" in walker.last["text"]


def test_staff_open_the_draft_at_the_counter_with_its_code(installation, walker):
    walker.walk(answers_of("move-in", "alone_from_saitama"))
    walker.say(postback="g:confirm")
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", walker.last["text"])[0]
    opened = installation.madoguchi("draft", code)
    data = json.loads(opened.stdout)
    assert (data["reference"], data["procedure"], data["submitted"]) == (code, "move-in", False)
    assert "山田太郎" in [answer["value"] for answer in data["answers"]]
    wrong = installation.madoguchi("draft", "AAAA-2222")
    assert wrong.returncode == 1
    assert "letter by letter" in wrong.stderr
