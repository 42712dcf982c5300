"""A resident asks, the whole chain answers."""

from itertools import product

import pytest

from bot.catalogue.load import load_catalogue
from bot.catalogue.vocabulary import Facet
from bot.l10n.locales import load_languages
from tests.e2e.conftest import ROOT, Installation

QUESTIONS = [
    # question, procedure, facet, locale, a fact that must be there
    ("転入届はいつまでですか", "move-in", "when", "ja", "14日"),
    ("住民票はいくらですか", "residence-certificate", "cost", "ja", "300円"),
    ("How much is a residence certificate?", "residence-certificate", "cost", "en", "300 yen"),
    ("住民票多少钱", "residence-certificate", "cost", "zh-Hans", "300"),
    ("Bản sao phiếu cư dân bao nhiêu tiền?", "residence-certificate", "cost", "vi", "300"),
]


@pytest.mark.parametrize(("text", "procedure", "facet", "locale", "fact"), QUESTIONS)
def test_a_question_is_answered_in_its_language_with_its_fact(
    installation: Installation, text: str, procedure: str, facet: str, locale: str, fact: str
) -> None:
    answer = installation.say(text=text, municipality="sample-ward")
    first = answer["messages"][0]
    assert (first["procedure"], first["facet"], answer["locale"]) == (procedure, facet, locale)
    assert first["lang"] == locale
    assert fact in first["text"]
    assert answer["understood"]["intent"] == "ask"


def test_every_procedure_and_facet_answers_in_every_locale(installation: Installation) -> None:
    languages = list(load_languages(ROOT / "locales"))
    procedures = load_catalogue(ROOT / "procedures").procedures
    for place, (procedure, facet) in enumerate(product(sorted(procedures), Facet)):
        locale = languages[place % len(languages)]
        answer = installation.say(
            postback=f"ask:{procedure}:{facet}", locale=locale, municipality="sample-ward"
        )
        message = answer["messages"][0]
        assert message["kind"] == "answer"
        assert (message["procedure"], message["lang"]) == (procedure, locale)
        assert "{" not in message["text"]


def test_the_municipality_is_asked_once_and_only_when_it_matters(
    installation: Installation,
) -> None:
    same = installation.say("resident", text="転入届はいつまでですか")["messages"][0]
    assert same["kind"] == "answer"
    asked = installation.say("resident", text="住民票はいくらですか")["messages"][0]
    assert {c["postback"] for c in asked["choices"]} == {"in:sample-ward", "in:sample-city"}
    told = installation.say("resident", postback="in:sample-city")["messages"][0]
    assert "250円" in told["text"]
    assert "見本市" in told["text"]
    again = installation.say("resident", text="印鑑登録証明書はいくらですか")["messages"][0]
    assert "250円" in again["text"]


@pytest.mark.parametrize(
    "said", ["さくら区です", "I live in Sakura-ku", "さくらくに すんでいます", "我住在樱区"]
)
def test_the_municipality_can_be_said_in_words(installation: Installation, said: str) -> None:
    name = f"words-{abs(hash(said))}"
    installation.say(name, text="住民票はいくらですか")
    told = installation.say(name, text=said)["messages"][0]
    assert (told["procedure"], told["facet"]) == ("residence-certificate", "cost")
    assert "300" in told["text"]


def test_every_answer_says_who_is_in_charge_first(installation: Installation) -> None:
    for procedure, charge in {
        "move-in": "担当：さくら区",
        "water-start": "担当：東京都",
        "pension-join": "担当：国",
    }.items():
        answer = installation.say(postback=f"ask:{procedure}:what", municipality="sample-ward")
        blocks = answer["messages"][0]["blocks"]
        assert [b["type"] for b in blocks[:2]] == ["title", "charge"]
        assert blocks[1]["lines"][0].startswith(charge)


def test_a_followup_without_subject_keeps_the_procedure(installation: Installation) -> None:
    installation.say("followup", text="住民票がほしいです", municipality="sample-ward")
    answer = installation.say("followup", text="いくらですか", municipality="sample-ward")
    assert answer["messages"][0]["procedure"] == "residence-certificate"
    assert "300円" in answer["messages"][0]["text"]


def test_a_facet_without_any_subject_is_asked_back(installation: Installation) -> None:
    answer = installation.say(text="いくらですか")
    assert answer["messages"][0]["kind"] == "choices"
    assert 2 <= len(answer["messages"][0]["choices"]) <= 4


def test_what_is_not_ours_is_refused_with_what_can_be_asked_and_a_person(
    installation: Installation,
) -> None:
    message = installation.say(text="今日の天気を教えて")["messages"][0]
    assert message["kind"] == "choices"
    assert message["choices"][-1]["postback"] == "person"
    assert not message["procedure"]


def test_a_person_can_be_reached(installation: Installation) -> None:
    message = installation.say(postback="person", municipality="sample-ward")["messages"][0]
    assert message["kind"] == "handoff"
    assert "03-0000-1000" in message["text"]


def test_an_answer_of_a_sample_ward_says_so(installation: Installation) -> None:
    answer = installation.say(text="転入届はいつまでですか", municipality="sample-ward")
    notes = [b["lines"][0] for b in answer["messages"][0]["blocks"] if b["type"] == "note"]
    assert any("見本" in note for note in notes)
    assert any("まだ出典と見比べていません" in note for note in notes)


def test_a_language_without_texts_gets_english_and_japanese(installation: Installation) -> None:
    answer = installation.say(text="Wie viel kostet eine Meldebescheinigung für meinen Sohn?")
    assert answer["locale"] == "de"
    languages = [block["lang"] for block in answer["messages"][0]["blocks"]]
    assert languages[0] == "de"
    assert {"en", "ja"} <= set(languages)


def test_the_reader_can_overrule_the_language(installation: Installation) -> None:
    assert installation.say("chosen", text="住民票", locale="vi")["locale"] == "vi"
    assert installation.say("chosen", text="いくらですか")["locale"] == "vi"


def test_the_last_answer_is_shown_again_in_another_language(installation: Installation) -> None:
    import httpx

    installation.say("again", text="転入届はいつまでですか")
    url = f"{installation.url}/api/conversations/again/messages"
    shown = httpx.get(url, params={"locale": "en"}).json()
    assert "14 days" in shown["messages"][0]["text"]


def test_the_command_line_asks_the_same_door(installation: Installation) -> None:
    done = installation.madoguchi("ask", "転入届はいつまでですか", "--mode", "plain,furigana")
    assert done.returncode == 0, done.stderr
    assert "14日（じゅうよっか）" in done.stdout


def test_the_page_is_served_in_the_readers_language(installation: Installation) -> None:
    import httpx

    page = httpx.get(installation.url, headers={"Accept-Language": "vi"})
    assert 'lang="vi"' in page.text
    assert "{{" not in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
