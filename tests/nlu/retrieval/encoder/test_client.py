"""What does not come, or is not what was asked for, is an encoder that is away."""

import base64
import logging
import time

import pytest

from nlu.retrieval.encoder.client import LONGEST, sent
from nlu.retrieval.encoder.patience import Away
from tests.nlu.retrieval.encoder.conftest import packed


def test_vectors_come_in_the_order_of_the_texts(server, encoder_at):
    server.answers["/encode"] = lambda _: (200, packed("m", [[1, 0], [0, 1]]))
    made = encoder_at(server.url).vectors(["a", "b"], "query")
    assert made.model == "m"
    assert made.rows.tolist() == [[1, 0], [0, 1]]


@pytest.mark.parametrize(
    "answer",
    [
        (404, {"reason": "not loaded"}),
        (500, b""),
        (302, b""),
        (200, b""),
        (200, b"<html>"),
        (200, []),
        (200, None),
        (200, {}),
        (200, {"model": "m"}),
        (200, {"model": "m", "vectors": 3}),
        (200, {"model": "m", "vectors": "AAA"}),
        (200, {"model": "m", "vectors": base64.b64encode(b"123").decode()}),
        (200, packed("m", [[float("nan"), 0.0]])),
    ],
)
def test_an_answer_that_is_none_is_told_without_the_text(answer, server, encoder_at, caplog):
    server.answers["/encode"] = lambda _: answer
    encoder = encoder_at(server.url)
    with pytest.raises(Away) as said:
        encoder.vectors(["転入届"], "query")
    assert server.url in str(said.value)
    with caplog.at_level(logging.INFO):
        assert encoder.question("転入届") is None
    assert "転入届" not in caplog.text + str(said.value)
    assert encoder.missed == 1


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"scores": []}),
        (200, {"scores": [1.0]}),
        (200, {"scores": [[1.0], [2.0]]}),
        (200, {"scores": ["high", "low"]}),
        (200, {"scores": [1.0, None]}),
        (200, b'{"scores": [1.0, NaN]}'),
    ],
)
def test_scores_that_are_not_one_number_a_text_are_none(answer, server, encoder_at):
    server.answers["/rerank"] = lambda _: answer
    assert encoder_at(server.url).scores("転入届", ["a", "b"]) is None


@pytest.mark.parametrize("said", [{}, {"encoder": "m"}, {"encoder": None, "reranker": 0, "x": 1}])
def test_a_stranger_on_the_port_is_no_encoder(said, server, encoder_at):
    server.answers["/health"] = lambda _: (200, said)
    with pytest.raises(Away):
        encoder_at(server.url).models()


def test_a_question_waits_only_as_long_as_is_set(server, encoder_at):
    server.answers["/encode"] = lambda _: (time.sleep(1.5), (200, packed("m", [[1, 0]])))[1]
    encoder = encoder_at(server.url, timeout=0.2)
    begin = time.monotonic()
    assert [encoder.question("転入届") for _ in range(10)] == [None] * 10
    assert time.monotonic() - begin < 1
    assert server.asked == ["/encode"]


def test_a_reranker_that_is_away_does_not_keep_the_encoder_from_being_asked(server, encoder_at):
    server.answers["/rerank"] = lambda _: (503, {"reason": "failed"})
    server.answers["/encode"] = lambda _: (200, packed("m", [[1, 0]]))
    encoder = encoder_at(server.url)
    assert encoder.scores("a", ["b"]) is None
    assert encoder.question("a").rows.tolist() == [[1, 0]]


@pytest.mark.parametrize(
    ("text", "expected"), [("転入届", "転入届"), ("a\udc00b", "a?b"), ("転" * 9999, "転" * LONGEST)]
)
def test_what_is_sent_is_short_and_can_be_read(text, expected):
    assert sent(text) == expected
