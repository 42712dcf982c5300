"""The true path: a model's folder, its service in a process, the client, the finder."""

import logging
import time

import numpy as np
import pytest

from nlu.components import procedure_retriever
from nlu.retrieval.encoder import meaning, patience
from nlu.retrieval.encoder.client import Encoder
from nlu.retrieval.encoder.matrix import PHRASE
from nlu.retrieval.encoder.reading import said_of
from nlu.retrieval.finder import WITNESSES, Finder, read_weights
from nlu.retrieval.records import Entry
from tests.nlu.retrieval.encoder.conftest import packed
from tests.nlu.retrieval.entries import MOVE_IN, WASTE

ANSWER = "粗大ごみの収集ではなく、施設の窓口で先に予約してください。"
BY_NAME = Entry("waste", (("ja", "粗大ごみの収集"),), body=(("ja", "申し込みは電話です。"),))
BY_ANSWER = Entry("hall", (("ja", "会場を使う"),), body=(("ja", ANSWER),))
FAQ = [BY_NAME, BY_ANSWER]
WORDS = {**dict.fromkeys(WITNESSES, 0.0), "words": 1.0, "sharpness": 1.0}
MEANING_TOO = {**WORDS, "meaning": 100.0}


def ids(finder, text, locale=None):
    return [candidate.id for candidate in finder.find(text, locale=locale).candidates]


@pytest.fixture
def only_encoder(service, encoder_at):
    """The service as if no reranker was set: its order would hide the encoder's."""
    encoder = encoder_at(service.url)
    encoder.models = lambda: Encoder.models(encoder)._replace(reranker=None)
    return encoder


def test_a_question_is_found_by_what_an_answer_means(only_encoder):
    without = Finder(FAQ, weights=WORDS)
    with_it = Finder(FAQ, weights=MEANING_TOO, encoder=only_encoder)
    assert with_it.wait_for_encoder()
    assert ids(without, ANSWER)[0] == "waste"
    assert ids(with_it, ANSWER)[0] == "hall"
    assert with_it.find(ANSWER).candidates[0].score > 90


def test_phrases_of_a_procedure_are_compared_and_not_its_body(only_encoder):
    finder = Finder([MOVE_IN, WASTE], weights=MEANING_TOO, encoder=only_encoder)
    assert finder.wait_for_encoder()
    index = finder._indexes_for(None).meaning
    assert index.likeness("ソファを捨てたい", None)[1] == pytest.approx(1, abs=0.01)
    assert index.likeness(WASTE.body[0][1], None)[1] < 0.95


def test_a_reranker_puts_the_first_in_order_and_shares_keep_theirs(service, encoder_at):
    encoder = encoder_at(service.url)
    entries = [MOVE_IN, WASTE, *FAQ]
    finder = Finder(entries, weights=MEANING_TOO, encoder=encoder)
    assert finder.wait_for_encoder()
    found = finder.find("粗大ごみの収集").candidates
    scores = encoder.scores("粗大ごみの収集", [said_of(entry, None) for entry in entries])
    places = {entry.id: place for place, entry in enumerate(entries)}
    order = [scores[places[candidate.id]] for candidate in found]
    assert order == sorted(order, reverse=True)
    shares = [candidate.share for candidate in found]
    assert shares == sorted(shares, reverse=True)
    assert 0 <= finder.find("粗大ごみの収集").evidence.lead <= 1


def test_only_the_first_twenty_are_put_in_order(service, encoder_at, monkeypatch):
    monkeypatch.setattr(meaning, "RERANKED", 2)
    entries = [Entry(f"e{n}", (("ja", f"粗大ごみ {n}"),)) for n in range(5)]
    index = meaning.MeaningIndex(entries, encoder_at(service.url))
    assert index.wait()
    places = np.array([4, 3, 2, 1, 0])
    reordered = index.reordered("粗大ごみ", places, None)
    assert set(reordered[:2]) == {4, 3}
    assert list(reordered[2:]) == [2, 1, 0]


@pytest.mark.parametrize("text", ["", " ", "…", "転" * 10_000, "a\ud800b", "\0"])
def test_any_text_is_taken(text, service, encoder_at):
    encoder = encoder_at(service.url)
    finder = Finder(FAQ, encoder=encoder)
    assert finder.wait_for_encoder()
    found = finder.find(text).candidates
    assert all(0 <= candidate.share <= 1 for candidate in found)
    assert encoder.missed == 0


def test_without_an_encoder_nothing_else_is_found_than_before():
    assert Finder(FAQ)._indexes_for(None).meaning is None
    assert not Finder(FAQ).wait_for_encoder()


def test_a_service_that_dies_is_done_without_and_said_once(mortal, encoder_at, caplog, monkeypatch):
    encoder = encoder_at(mortal.url, timeout=5.0)
    finder = Finder(FAQ, weights=MEANING_TOO, encoder=encoder)
    assert finder.wait_for_encoder()
    mortal.die()
    begin = time.monotonic()
    with caplog.at_level(logging.INFO, "nlu.retrieval.encoder.patience"):
        assert [ids(finder, ANSWER)[0] for _ in range(5)] == ["waste"] * 5
        assert time.monotonic() - begin < 2
        said = [line.split()[0] for line in said_by_patience(caplog)]
        assert said == ["encoder.away", "reranker.away"]
        assert ANSWER not in caplog.text
        mortal.start()
        monkeypatch.setattr(patience, "PAUSE", 0.0)
        encoder.encoding._again_at = encoder.reranking._again_at = 0.0
        finder.find(ANSWER)
        assert said_by_patience(caplog)[2:] == ["encoder.back", "reranker.back"]


def said_by_patience(caplog):
    return [record.message for record in caplog.records if record.name == patience.__name__]


def test_a_service_that_starts_later_is_found_when_it_is_there(
    mortal, encoder_at, caplog, monkeypatch
):
    monkeypatch.setattr(meaning, "BETWEEN_TRIES", 0.05)
    monkeypatch.setattr(patience, "PAUSE", 0.0)
    mortal.die()
    finder = Finder(FAQ, weights=MEANING_TOO, encoder=encoder_at(mortal.url))
    assert ids(finder, ANSWER)[0] == "waste"
    monkeypatch.setattr(meaning, "TRIES", 1)
    finder._indexes_for(None).meaning.wait()
    mortal.start()
    finder.find(ANSWER)
    assert finder.wait_for_encoder()
    assert caplog.text.count("encoder.away") == 1


def test_vectors_survive_a_restart_on_the_disk(service, encoder_at, server):
    first = encoder_at(service.url)
    index = meaning.MeaningIndex(FAQ, first)
    assert index.wait()
    server.answers["/health"] = lambda _: (200, first.models()._asdict())
    restarted = meaning.MeaningIndex(FAQ, encoder_at(server.url))
    assert restarted.wait()
    assert set(server.asked) == {"/health"}
    assert np.array_equal(restarted._matrix.rows, index._matrix.rows)
    changed = [BY_NAME, Entry("hall", (("ja", "会場を使うには"),), body=BY_ANSWER.body)]
    server.answers["/encode"] = lambda body: (503, asked_for.extend(body["texts"]))
    asked_for = []
    wait_in_vain(meaning.MeaningIndex(changed, encoder_at(server.url)), server)
    assert asked_for == ["会場を使うには"]


def wait_in_vain(index, server):
    deadline = time.monotonic() + 10
    while "/encode" not in server.asked and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.1)
    assert not index._complete


def test_another_model_is_never_compared_with_the_vectors_of_the_first(server, encoder_at):
    name = ["one-1"]
    server.answers["/health"] = lambda _: (200, {"encoder": name[0], "reranker": None})
    server.answers["/encode"] = lambda body: (
        200,
        packed(
            name[0], [[1.0, 0.0] if body["kind"] == PHRASE else [0.0, 1.0]] * len(body["texts"])
        ),
    )
    index = meaning.MeaningIndex(FAQ, encoder_at(server.url))
    assert index.wait()
    assert index.likeness("粗大ごみ", None).any()
    name[0] = "two-2"
    assert not index.likeness("粗大ごみ", None).any()
    index.likeness("粗大ごみ", None)
    assert index.wait()
    assert index.likeness("粗大ごみ", None).any()
    assert index._matrix.model == "two-2"


@pytest.mark.parametrize(
    ("locale", "is_read"), [("ja", True), ("ja-x-yasashii", True), (None, True), ("vi", False)]
)
def test_an_encoder_is_asked_in_the_languages_that_it_reads(locale, is_read, service, encoder_at):
    encoder = encoder_at(service.url, languages=frozenset({"ja", "en"}))
    index = meaning.MeaningIndex(FAQ, encoder)
    assert index.wait()
    assert index.likeness(ANSWER, locale).any() == is_read
    places = np.array([0, 1])
    if not is_read:
        assert index.reordered(ANSWER, places, locale) is places


def test_the_projects_weights_have_one_for_meaning_for_procedures_and_for_faqs():
    assert read_weights()["fusion"]["meaning"] > 0
    assert read_weights()["faq"]["meaning"] > 0


def test_rasas_component_takes_the_encoder_from_its_environment(monkeypatch, tmp_path):
    monkeypatch.delenv("MADOGUCHI_ENCODER_URL", raising=False)
    assert procedure_retriever.Encoder.from_environment() is None
    monkeypatch.setenv("MADOGUCHI_ENCODER_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("MADOGUCHI_ENCODER_LOCALES", "ja, en")
    monkeypatch.setenv("MADOGUCHI_VECTORS", str(tmp_path))
    encoder = procedure_retriever.Encoder.from_environment()
    assert (encoder.reads("en"), encoder.reads("en-GB"), encoder.reads("ko")) == (True, True, False)
