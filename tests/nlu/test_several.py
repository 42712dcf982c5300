"""Each question of a message is found, with what is told around it."""

import asyncio
from collections import Counter

import pytest

from nlu.several import MOST_ANSWERED, MOST_READ, questions_in, subject_of

SUBJECTS = {
    "転入届": "move-in",
    "引っ越": "move-in",
    "粗大ごみ": "bulky-waste",
    "児童手当": "child-allowance",
    "住民票": "residence-certificate",
    "印鑑登録": "seal-registration",
    "residence certificate": "residence-certificate",
    "bulky waste": "bulky-waste",
    "ठेगाना": "move-in",
    "बच्चा": "child-allowance",
}
FACETS = {"いつまで": "when", "いくら": "cost", "どこ": "where", "How much": "cost", "कहाँ": "where"}

MOVED = "先月、大阪から引っ越してきました。"
MOVE_IN = "転入届はいつまでですか。"
WASTE = "粗大ごみはどこに出しますか？"


class Parse:
    """Understands the words above, and counts what it was asked."""

    def __init__(self):
        self.asked = Counter()

    async def __call__(self, sentence):
        self.asked[sentence] += 1
        named = [id for word, id in SUBJECTS.items() if word in sentence]
        return {
            "procedure": named[0] if named else None,
            "faq": "faq:w:parking" if "駐車場" in sentence else None,
            "certain": bool(named) or "駐車場" in sentence,
            "facets": [facet for word, facet in FACETS.items() if word in sentence],
        }


def found(text, parse=None):
    return asyncio.run(questions_in(text, parse or Parse()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MOVE_IN + WASTE, [MOVE_IN, WASTE]),
        (f"{MOVE_IN}\n{WASTE}", [MOVE_IN, WASTE]),
        (
            "How much is a residence certificate? And where do I put bulky waste?",
            ["How much is a residence certificate?", "And where do I put bulky waste?"],
        ),
        ("ठेगाना कहाँ सार्ने। बच्चा कहाँ दर्ता गर्ने।", ["ठेगाना कहाँ सार्ने।", "बच्चा कहाँ दर्ता गर्ने।"]),
        (WASTE + "駐車場はありますか。", [WASTE, "駐車場はありますか。"]),
    ],
)
def test_two_questions_are_two(text, expected):
    assert found(text) == (expected, False)


def test_a_story_before_belongs_to_the_first_question():
    assert found(MOVED + MOVE_IN + WASTE).texts == [f"{MOVED} {MOVE_IN}", WASTE]


def test_a_sentence_that_asks_on_belongs_to_the_question_before():
    assert found(f"{WASTE}いくらですか。{MOVE_IN}").texts == [f"{WASTE} いくらですか。", MOVE_IN]


def test_a_story_between_two_questions_is_kept():
    texts = found(f"{WASTE}明日は休みです。{MOVE_IN}").texts
    assert texts == [f"{WASTE} 明日は休みです。", MOVE_IN]


def test_no_more_than_three_of_five_questions_are_answered_and_that_is_said():
    five = [
        f"{word}はどこですか。" for word in ("転入届", "粗大ごみ", "児童手当", "住民票", "印鑑登録")
    ]
    assert found("".join(five)) == (five[:MOST_ANSWERED], True)
    assert found("".join(five[:MOST_ANSWERED])) == (five[:MOST_ANSWERED], False)


@pytest.mark.parametrize(
    "text",
    [
        MOVE_IN,
        WASTE * 2,
        MOVE_IN + "転入届はどこですか。",
        MOVED + MOVE_IN,
        MOVED + "粗大ごみがあります。",
        MOVE_IN + "ありがとうございます。",
        "こんにちは。元気ですか。",
        "1.5 km",
        "",
        "\n\n",
        "？！。",
    ],
)
def test_what_is_one_question_stays_whole(text):
    assert found(text) == ([text], False)


def test_one_sentence_is_not_even_parsed():
    parse = Parse()
    found(MOVE_IN, parse)
    assert not parse.asked


@pytest.mark.parametrize(
    "said", ["あのですね", "それで、困っています。", "ah well! ", "転入届です。", "?"]
)
def test_two_thousand_characters_of_rambling_are_one_message_and_cost_little(said):
    text, parse = (said * 2000)[:2000], Parse()
    assert found(text, parse) == ([text], False)
    assert sum(parse.asked.values()) <= MOST_READ


def test_of_questions_before_endless_rambling_the_rest_is_said_to_be_unread():
    texts, more = found(MOVE_IN + WASTE + "それで、困っています。" * MOST_READ)
    assert (len(texts), more) == (2, True)


@pytest.mark.parametrize(
    ("sentence", "understood", "expected"),
    [
        ("転入届は", {"procedure": "move-in", "certain": True, "facets": ["when"]}, "move-in"),
        ("転入届ですか", {"procedure": "move-in", "certain": True, "facets": []}, "move-in"),
        ("転入届?  ", {"procedure": "move-in", "certain": True, "facets": []}, "move-in"),
        ("転入届です", {"procedure": "move-in", "certain": True, "facets": []}, None),
        ("転入届ですか", {"procedure": "move-in", "certain": False, "facets": []}, None),
        ("いくらですか", {"procedure": None, "certain": False, "facets": ["cost"]}, None),
        ("駐車場は?", {"procedure": None, "faq": "faq:w:a", "certain": True}, "faq:w:a"),
        ("?", {}, None),
    ],
)
def test_a_sentence_asks_about_what_it_certainly_asks_about(sentence, understood, expected):
    assert subject_of(sentence, understood) == expected
