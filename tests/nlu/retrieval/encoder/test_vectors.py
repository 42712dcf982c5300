"""Vectors come back as they were kept; a disk that fails costs time, not answers."""

import logging
import multiprocessing
import sqlite3
import time

import numpy as np
import pytest

from nlu.retrieval.encoder.vectors import VectorStore

VECTORS = {"転入届": np.array([0.6, 0.8], dtype=np.float32), "": np.array([1, 0], dtype=np.float32)}


@pytest.fixture
def store(tmp_path):
    return VectorStore(tmp_path / "var" / "vectors")


def test_what_was_kept_is_read_as_it_was_returned(store):
    kept = store.keep("m", "query", VECTORS)
    read = store.read("m", "query", [*VECTORS, "other"])
    assert read.keys() == VECTORS.keys()
    for text, vector in VECTORS.items():
        assert np.array_equal(read[text], kept[text])
        assert np.allclose(read[text], vector, atol=5e-4)


@pytest.mark.parametrize(("model", "kind"), [("n", "query"), ("m", "passage")])
def test_another_model_and_another_kind_have_vectors_of_their_own(store, model, kind):
    store.keep("m", "query", VECTORS)
    assert store.read(model, kind, list(VECTORS)) == {}


def test_more_texts_than_a_statement_takes_are_read(store):
    many = {f"text {n}": np.array([n, 1], dtype=np.float32) for n in range(1200)}
    store.keep("m", "query", many)
    read = store.read("m", "query", list(many))
    assert [int(read[text][0]) for text in many] == list(range(1200))


def test_a_vector_that_is_kept_again_is_the_new_one(store):
    store.keep("m", "query", VECTORS)
    store.keep("m", "query", {"転入届": np.array([0, 1], dtype=np.float32)})
    assert store.read("m", "query", ["転入届"])["転入届"].tolist() == [0, 1]


@pytest.mark.parametrize("break_it", ["not a folder", "not a database", "another table"])
def test_a_broken_disk_is_said_and_done_without(break_it, tmp_path, caplog):
    store = VectorStore(tmp_path / "vectors")
    if break_it == "not a folder":
        (tmp_path / "vectors").write_text("")
    else:
        (tmp_path / "vectors").mkdir()
        file = tmp_path / "vectors/m.sqlite"
        if break_it == "not a database":
            file.write_bytes(b"not a database" * 100)
        else:
            with sqlite3.connect(file) as database:
                database.execute("CREATE TABLE vectors (x)")
    with caplog.at_level(logging.WARNING), store.filling("m"):
        assert store.read("m", "query", ["転入届"]) == {}
        assert store.keep("m", "query", VECTORS).keys() == VECTORS.keys()
    assert "vectors.not_kept" in caplog.text
    assert "転入届" not in caplog.text


def fill(folder, begun, order):
    with VectorStore(folder).filling("m"):
        begun.set()
        time.sleep(0.5)
        order.put("first")


def test_one_process_at_a_time_encodes(tmp_path):
    context = multiprocessing.get_context("spawn")
    begun, order = context.Event(), context.Queue()
    other = context.Process(target=fill, args=(tmp_path, begun, order))
    other.start()
    assert begun.wait(60)
    with VectorStore(tmp_path).filling("m"):
        order.put("second")
    other.join()
    assert [order.get(timeout=10), order.get(timeout=10)] == ["first", "second"]
