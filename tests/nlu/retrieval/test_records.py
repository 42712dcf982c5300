"""Procedures, life events and FAQs are read with their texts in every locale."""

import json
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import PoFileError

from nlu.retrieval.finder import Finder
from nlu.retrieval.records import (
    Entry,
    read_catalogue,
    read_corpus,
    read_life_events,
    read_municipalities,
    read_translations,
)
from tests.nlu.retrieval.catalogue import LIFE_EVENTS, MOVE_IN, WASTE, Catalogue, message

ROOT = Path(__file__).parents[3]
OURS = ROOT / "procedures", ROOT / "locales"
TRANSLATED = {path.parts[-3] for path in OURS[1].glob("*/LC_MESSAGES/procedures.po")}


@pytest.fixture
def catalogue(tmp_path):
    catalogue = Catalogue(tmp_path)
    catalogue.write("_common/move-in.yml", MOVE_IN)
    catalogue.write("life_events.yml", LIFE_EVENTS)
    catalogue.translate(
        "vi",
        {
            "move-in:title": "Thông báo chuyển đến",
            "move-in:aliases": "chuyển nhà\nđăng ký cư trú\n",
            "move-in:situations": "mới dọn đến khu này\n",
            "life-event.moving:situations": "sắp chuyển nhà\nvừa thuê phòng\n",
        },
    )
    return catalogue


def only(entries):
    (entry,) = entries
    return entry


def test_a_procedure_has_its_texts_in_every_locale_and_each_line_is_one(catalogue):
    entry = only(read_catalogue(*catalogue.folders))
    assert entry.id == "move-in"
    titles = (("ja", "転入届"), ("vi", "Thông báo chuyển đến"), ("en", "tennyū todoke"))
    assert entry.title == titles
    aliases = [("ja", "引っ越してきた"), ("ja", "住民登録")]
    assert entry.alias == (*aliases, ("vi", "chuyển nhà"), ("vi", "đăng ký cư trú"))
    told = (("ja", "上京して一人暮らしを始めました"), ("vi", "mới dọn đến khu này"))
    assert entry.situation == told
    assert entry.body == (("ja", "新しい住所を届ける手続きです。"),)
    assert entry.reading == "てんにゅうとどけ"


def test_a_life_event_is_told_by_its_situations_in_every_locale(catalogue):
    events = {entry.id: entry for entry in read_life_events(*catalogue.folders)}
    assert set(events) == set(LIFE_EVENTS)
    told = (("ja", "引っ越します"), ("ja", "新しい家に移ります"))
    assert events["moving"].situation == (*told, ("vi", "sắp chuyển nhà"), ("vi", "vừa thuê phòng"))
    assert events["having-a-baby"].situation == (("ja", "赤ちゃんが生まれます"),)
    assert not events["moving"].title


def test_without_life_events_there_are_none(catalogue):
    (catalogue.procedures / "life_events.yml").unlink()
    assert read_life_events(*catalogue.folders) == []


def test_a_procedure_without_situations_has_none(catalogue):
    catalogue.write("ward/bulky-waste.yml", WASTE)
    entries = {entry.id: entry for entry in read_catalogue(*catalogue.folders)}
    assert entries["bulky-waste"].situation == ()


def test_what_a_ward_changes_of_a_shared_procedure_is_found_once(catalogue):
    catalogue.write("ward/move-in.yml", {"id": "move-in", "facts": {"fee": 300}})
    catalogue.write("city/move-in.yml", {**MOVE_IN, "title": "転入の届出"})
    catalogue.write("ward/pack.yml", {"id": "ward", "title": "区"})
    assert only(read_catalogue(*catalogue.folders)).title[0] == ("ja", "転入届")


def test_answers_of_a_faq_are_entries_of_their_own(catalogue):
    faq = {"entries": [{"id": "parking", "question": "駐車場は?", "answer": "あります。"}]}
    catalogue.write("ward/faq.yml", faq)
    entry = read_catalogue(*catalogue.folders)[-1]
    assert entry.id == "faq:ward:parking"
    assert (entry.title, entry.body) == ((("ja", "駐車場は?"),), (("ja", "あります。"),))


def test_stale_and_missing_translations_are_left_out(catalogue):
    stale = message("move-in:title", "cũ", "#, fuzzy\n")
    catalogue.translate("vi", "\n".join([stale, message("move-in:aliases", "")]))
    entry = only(read_catalogue(*catalogue.folders))
    assert {locale for locale, _ in entry.title + entry.alias} == {"ja", "en"}


def test_a_changed_translation_is_read_anew(catalogue):
    path = catalogue.locales / "vi" / "LC_MESSAGES" / "procedures.po"
    assert read_translations(path)["move-in:title"] == "Thông báo chuyển đến"
    catalogue.translate("vi", {"move-in:title": "mới"})
    assert read_translations(path) == {"move-in:title": "mới"}


def test_a_translation_with_the_marks_of_a_merge_is_not_read_by_half(catalogue):
    catalogue.translate("vi", f"<<<<<<< HEAD\n{message('move-in:title', 'a')}=======\n")
    with pytest.raises(PoFileError):
        read_catalogue(*catalogue.folders)


@pytest.mark.parametrize("text", ["title: [", "title: a\n\tb: c", "- : : -"])
def test_a_record_that_is_no_yaml_is_not_read(catalogue, text):
    catalogue.write("_common/move-in.yml", text)
    with pytest.raises(yaml.YAMLError):
        read_catalogue(*catalogue.folders)


def test_the_names_of_wards_and_cities_are_known_in_all_languages(catalogue):
    ward = {"id": "sakura", "kind": "ward", "name": "さくら区", "reading": "さくらく"}
    catalogue.write("sakura/pack.yml", {**ward, "romaji": "Sakura-ku"})
    catalogue.write("tokyo/pack.yml", {"id": "tokyo", "kind": "metropolis", "name": "東京都"})
    catalogue.translate("vi", {"sakura:name": "Quận Sakura (さくら区)"})
    names = read_municipalities(*catalogue.folders)
    assert set(names) == {"sakura"}
    assert {"さくら区", "さくらく", "Sakura-ku"} <= set(names["sakura"])
    assert "Quận Sakura" in {name.strip() for name in names["sakura"]}
    assert all(name.strip() for name in names["sakura"])


def test_of_an_entry_only_some_locales_are_kept_and_texts_without_one():
    texts = (("ja", "転入届"), ("vi", "chuyển đến"), ("", "42"))
    kept = Entry("a", texts, texts, texts, texts, "よみ").within(frozenset({"ja"}))
    assert kept.title == kept.alias == kept.situation == kept.body == (("ja", "転入届"), ("", "42"))
    assert (kept.id, kept.reading) == ("a", "よみ")


def test_a_corpus_is_read_line_by_line(tmp_path):
    rows = [{"_id": 1, "title": "t", "text": "x"}, {"id": "b", "text": "y"}]
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    first, second = read_corpus(path)
    assert (first.id, first.title, first.body) == ("1", (("", "t"),), (("", "x"),))
    assert (second.id, second.title) == ("b", (("", ""),))


def test_the_projects_own_catalogue_is_read_in_every_locale():
    entries = read_catalogue(*OURS)
    for entry in entries:
        assert {"ja", "en", "vi", "zh_Hans", "ja@yasashii"} <= {locale for locale, _ in entry.title}
        assert entry.alias
        assert entry.situation
        assert entry.body


def test_the_projects_own_life_events_are_told_in_every_locale():
    events = read_life_events(*OURS)
    assert events
    for event in events:
        assert {locale for locale, _ in event.situation} == {"ja", *TRANSLATED}


@pytest.mark.parametrize("locale", ["ja", "en", "vi", "ne"])
def test_each_situation_of_the_project_tells_its_own_life_event(locale):
    events = read_life_events(*OURS)
    finder = Finder(events)
    for event in events:
        for spoken in [text for tag, text in event.situation if tag == locale]:
            found = finder.find(spoken, 1, locale)
            assert (spoken, found.candidates[0].id) == (spoken, event.id)
            assert found.evidence.letters == pytest.approx(1.0)
