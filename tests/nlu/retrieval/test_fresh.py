"""A changed catalogue is found at once; a broken one leaves what was found before."""

import logging
import time

import pytest

from nlu.retrieval.fresh import FreshFinders
from tests.nlu.retrieval.catalogue import LIFE_EVENTS, MOVE_IN, WASTE, Catalogue, message

PATIENCE = 10.0
"""Seconds after which a change that was not found counts as lost."""


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    monkeypatch.setattr("nlu.retrieval.fresh.LOOK_EVERY", 0.0)
    catalogue = Catalogue(tmp_path)
    catalogue.write("ward/move-in.yml", MOVE_IN)
    catalogue.write("life_events.yml", LIFE_EVENTS)
    catalogue.translate("vi", {"move-in:title": "chuyển đến"})
    return catalogue


@pytest.fixture
def fresh(catalogue):
    return FreshFinders(*catalogue.folders, frozenset({"手続き"}))


def best(finder, text, locale=None):
    found = finder.find(text, locale=locale)
    return found.candidates[0].id if found.evidence.words else None


def eventually(true):
    """Whether something becomes true before patience ends."""
    end = time.monotonic() + PATIENCE
    while not (done := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return done


def test_procedures_and_life_events_are_found_from_the_beginning(fresh):
    finders = fresh.current()
    assert best(finders.procedures, "転入届") == "move-in"
    assert best(finders.life_events, "赤ちゃんが生まれます") == "having-a-baby"
    assert not finders.procedures.find("手続き").has_subject


def test_as_long_as_nothing_changes_nothing_is_indexed_anew(fresh):
    assert fresh.current() is fresh.current()


def test_a_new_procedure_is_found_without_restart(catalogue, fresh):
    assert best(fresh.current().procedures, "粗大ごみ") is None
    catalogue.write("ward/bulky-waste.yml", WASTE)
    assert eventually(lambda: best(fresh.current().procedures, "粗大ごみ") == "bulky-waste")


def test_a_new_translation_is_found_without_restart(catalogue, fresh):
    catalogue.translate("vi", {"move-in:title": "đăng ký cư trú"})
    assert eventually(lambda: best(fresh.current().procedures, "đăng ký cư trú", "vi"))
    assert best(fresh.current().procedures, "chuyển đến", "vi") is None


def test_a_new_life_event_is_found_without_restart(catalogue, fresh):
    catalogue.write(
        "life_events.yml", {**LIFE_EVENTS, "death": {"situations": "父が亡くなりました\n"}}
    )
    said = "父が亡くなりました"
    assert eventually(lambda: best(fresh.current().life_events, said) == "death")


def test_what_was_deleted_is_no_longer_found(catalogue, fresh):
    (catalogue.procedures / "ward" / "move-in.yml").unlink()
    assert eventually(lambda: best(fresh.current().procedures, "転入届") is None)


def test_of_many_changes_in_a_row_the_last_one_counts(catalogue, fresh):
    for name in ("婚姻届", "離婚届", "死亡届", "出生届"):
        catalogue.write("ward/move-in.yml", {**MOVE_IN, "title": name})
        fresh.current()
    assert eventually(lambda: best(fresh.current().procedures, "出生") == "move-in")
    time.sleep(0.3)
    assert best(fresh.current().procedures, "出生") == "move-in"


def test_the_lock_of_an_editor_changes_nothing(catalogue, fresh):
    before = fresh.current()
    (catalogue.procedures / "ward" / ".#move-in.yml").symlink_to("somebody@somewhere.42")
    assert fresh.current() is before


def test_files_are_not_looked_at_more_often_than_said(catalogue, fresh, monkeypatch):
    monkeypatch.setattr("nlu.retrieval.fresh.LOOK_EVERY", 3600.0)
    before = fresh.current()
    catalogue.write("ward/bulky-waste.yml", WASTE)
    assert fresh.current() is before


BROKEN = {
    "half written": ("ward/move-in.yml", "id: move-in\ntitle: ["),
    "empty": ("ward/move-in.yml", ""),
    "a list for a text": ("ward/move-in.yml", {**MOVE_IN, "aliases": ["引っ越し"]}),
    "no texts": ("ward/move-in.yml", {**MOVE_IN, "text": None}),
    "no reading": ("ward/move-in.yml", {"id": "move-in", "title": "転入届"}),
    "in Shift JIS": ("ward/move-in.yml", "title: 転入届".encode("shift_jis")),
    "life events in a list": ("life_events.yml", ["moving"]),
    "a life event without situations": ("life_events.yml", {"moving": {}}),
    "a FAQ without entries": ("ward/faq.yml", {"questions": []}),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_keeps_the_old_finders_until_it_is_mended(catalogue, fresh, kind, caplog):
    name, broken = BROKEN[kind]
    before = fresh.current()
    with caplog.at_level(logging.ERROR):
        catalogue.write(name, broken)
        assert eventually(lambda: fresh.current() and "procedures.broken" in caplog.text)
    assert fresh.current() is before
    mended = {"ward/move-in.yml": MOVE_IN, "life_events.yml": LIFE_EVENTS}
    catalogue.write(name, mended.get(name, {"entries": []}))
    assert eventually(lambda: fresh.current() is not before)
    assert best(fresh.current().procedures, "転入届") == "move-in"


def test_a_broken_translation_keeps_the_old_finders(catalogue, fresh, caplog):
    before = fresh.current()
    catalogue.translate("vi", f"<<<<<<< HEAD\n{message('move-in:title', 'a')}")
    assert eventually(lambda: fresh.current() and "procedures.broken" in caplog.text)
    assert fresh.current() is before
