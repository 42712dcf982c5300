"""Texts in, vectors and scores out, over HTTP from a process of its own."""

import asyncio
import base64
import os
import subprocess
import sys
from pathlib import Path

import httpx
import numpy as np
import pytest

from bot.encoder.folder import looked_at
from bot.encoder.models import Encoder
from bot.encoder.service import Models, create_app, pieces
from bot.settings import Settings
from tests.conftest import ROOT

LONG = "転入届はいつまでに出しますか。" * 667


def encoded(service: httpx.Client, *texts: str, kind: str = "query") -> np.ndarray:
    answer = service.post("/encode", json={"texts": texts, "kind": kind}, timeout=60)
    answer.raise_for_status()
    said = answer.json()
    rows = np.frombuffer(base64.b64decode(said["vectors"]), "<f4")
    return rows.reshape(len(texts), said["dimension"])


def scored(service: httpx.Client, query: str, *texts: str) -> list[float]:
    answer = service.post("/rerank", json={"query": query, "texts": texts}, timeout=60)
    answer.raise_for_status()
    return answer.json()["scores"]


def test_health_names_what_is_loaded(service: httpx.Client) -> None:
    loaded = service.get("/health").raise_for_status().json()
    assert loaded["encoder"].startswith("encoder-")
    assert loaded["reranker"].startswith("reranker-")


def test_vectors_have_length_one_and_like_texts_are_near(service: httpx.Client) -> None:
    rows = encoded(service, "粗大ごみの収集", "粗大ごみの収集。", "転入届は14日以内")
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_a_vector_does_not_depend_on_the_texts_beside_it(service: httpx.Client) -> None:
    together = encoded(service, "粗大ごみ", LONG, "", "転入届")
    alone = np.concatenate([encoded(service, text) for text in ("粗大ごみ", LONG, "", "転入届")])
    assert np.allclose(together, alone, atol=1e-5)


def test_questions_and_answers_get_the_models_own_prompts(service: httpx.Client) -> None:
    question, answer = encoded(service, "転入届"), encoded(service, "転入届", kind="passage")
    assert not np.allclose(question, answer, atol=1e-3)
    assert np.isfinite(encoded(service, "query: 転入届")).all()


def test_a_set_prompt_counts_more_than_the_models_own(models: Path) -> None:
    folder = looked_at("encoder", models / "encoder")
    settings = Settings(encoder_query_prompt="? ", encoder_passage_prompt="? ")
    own, other = Encoder(folder, Settings()), Encoder(folder, settings)
    question, answer = (other.encode(["転入届"], kind) for kind in ("query", "passage"))
    assert np.allclose(question, answer)
    assert not np.allclose(question, own.encode(["転入届"], "query"), atol=1e-3)
    assert own.name != other.name


def test_scores_come_in_the_order_of_the_texts(service: httpx.Client) -> None:
    texts = ["粗大ごみ", "転入届", "how much"]
    scores = scored(service, "転入届", *texts)
    backwards = scored(service, "転入届", *reversed(texts))
    assert np.allclose(scores, backwards[::-1], atol=1e-5)
    assert len(set(scores)) == 3


def test_ten_thousand_characters_are_read_as_far_as_the_model_can(service: httpx.Client) -> None:
    assert len(LONG) > 10_000
    assert encoded(service, LONG).shape == (1, 32)
    assert len(scored(service, LONG, LONG, "転入届")) == 2


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("/encode", {}, "body.texts"),
        ("/encode", {"texts": [], "kind": "query"}, "body.texts"),
        ("/encode", {"texts": "転入届", "kind": "query"}, "body.texts"),
        ("/encode", {"texts": [None], "kind": "query"}, "body.texts.0"),
        ("/encode", {"texts": ["転入届"] * 257, "kind": "query"}, "body.texts"),
        ("/encode", {"texts": ["転" * 100_001], "kind": "query"}, "body.texts.0"),
        ("/encode", {"texts": ["転入届"], "kind": "title"}, "body.kind"),
        ("/encode", {"texts": ["転入届"], "kind": "query", "model": "other"}, "body.model"),
        ("/rerank", {"texts": ["転入届"]}, "body.query"),
        ("/rerank", {"query": "転入届", "texts": [{}]}, "body.texts.0"),
    ],
)
def test_a_wrong_request_is_told_where_and_not_what(
    service: httpx.Client, path: str, body, where: str
) -> None:
    answer = service.post(path, json=body)
    assert answer.status_code == 422
    assert where in answer.json()["reason"]
    assert "転" not in answer.text


def test_what_was_not_loaded_is_said_by_its_setting() -> None:
    async def asked() -> list[httpx.Response]:
        transport = httpx.ASGITransport(create_app(Models()))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return [
                await client.post("/encode", json={"texts": ["転入届"], "kind": "query"}),
                await client.post("/rerank", json={"texts": ["転入届"], "query": "転入届"}),
            ]

    answers = asyncio.run(asked())
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "MADOGUCHI_ENCODER" in answers[0].text
    assert "MADOGUCHI_RERANKER" in answers[1].text


def test_a_model_that_fails_is_said_without_the_text(models: Path) -> None:
    encoder = Encoder(looked_at("encoder", models / "encoder"), Settings())
    encoder._model.encode_query = None  # as a model whose code does not fit

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(create_app(Models(encoder)))
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.post("/encode", json={"texts": ["転入届"], "kind": "query"})

    answer = asyncio.run(asked())
    assert (answer.status_code, "転" in answer.text) == (503, False)
    assert "failed: TypeError" in answer.json()["reason"]


def test_the_process_ends_with_one_sentence_when_its_folder_is_no_model(tmp_path: Path) -> None:
    environment = {**os.environ, "MADOGUCHI_ENCODER": str(tmp_path)}
    command = [sys.executable, "-m", "bot.encoder"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "it is no sentence-transformers model" in done.stderr


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [([3], [[3]]), ([400, 400, 400], [[400, 400], [400]]), ([5000, 1], [[5000], [1]])],
)
def test_texts_are_encoded_in_pieces_that_a_question_can_wait_for(lengths, expected) -> None:
    texts = ["a" * length for length in lengths]
    assert [[len(text) for text in piece] for piece in pieces(texts)] == expected
