"""A document is found by its names in the catalogue and by what people call it."""

from datetime import date

import pytest

from nlu.values.documents import (
    Document,
    DocumentWords,
    UnknownDocument,
    load_documents,
    parts_of,
)
from tests.nlu.values.conftest import ROOT, rows

RECORD = """
id: move-in
title: 転入届
documents:
  - {id: residence-card, name: 在留カードか特別永住者証明書}
  - {id: passport, name: パスポート}
  - {id: phone, name: 電話番号}
"""
WORDS = """
or_words: ["か", " or "]
joints: ["と"]
endings: [カード, 証明書, パスポート]
names: {passport: [旅券]}
no_documents: [phone]
too_general: []
"""


@pytest.mark.parametrize(("locale", "text", "expected"), rows("documents"))
def test_a_name_gives_the_documents_id(values, locale, text, expected):
    assert " ".join(one.id for one in values(Document, text, locale)) == expected


def test_a_document_knows_the_procedures_that_ask_for_it(reader):
    found = reader.read("転出証明書", "ja", date(2026, 11, 18))
    assert "move-in" in found[0].value.procedures


@pytest.fixture
def small(tmp_path):
    (tmp_path / "procedures/_common").mkdir(parents=True)
    (tmp_path / "locales").mkdir()
    (tmp_path / "procedures/_common/move-in.yml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "words.yml").write_text(WORDS, encoding="utf-8")
    return tmp_path


def load(folder):
    return load_documents(folder / "procedures", folder / "locales", folder / "words.yml")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("在留カード", "residence-card"),
        ("特別永住者証明書", "residence-card"),
        ("旅券", "passport"),
    ],
)
def test_alternatives_and_other_names_count(small, name, id):
    assert load(small).names[name].id == id


def test_things_that_are_no_documents_are_not_looked_for(small):
    assert "電話番号" not in load(small).names


def test_a_name_for_a_document_that_no_procedure_has_is_an_error(small):
    text = WORDS.replace("passport: [", "pasport: [")
    (small / "words.yml").write_text(text, encoding="utf-8")
    with pytest.raises(UnknownDocument, match=r"words\.yml.*pasport"):
        load(small)


def test_a_translated_name_has_its_parts():
    words = DocumentWords([" or "], ["と"], ["カード", "証明書"], {}, [], [])
    name = "Residence card (在留カード zairyū kādo) or certificate (特別永住者証明書)"
    parts = {part for part, _ in parts_of(name, words)}
    assert parts >= {"Residence card", "在留カード", "zairyū kādo", "特別永住者証明書"}


def test_brackets_that_name_no_document_are_not_a_name():
    words = DocumentWords([" or "], ["と"], ["カード"], {}, [], [])
    assert "手数料" not in {part for part, _ in parts_of("Money for the fee (手数料)", words)}


def test_every_procedure_of_the_catalogue_loads():
    assert len(load_documents(ROOT / "procedures", ROOT / "locales").names) > 1000
