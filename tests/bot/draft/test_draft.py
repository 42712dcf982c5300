"""A draft can be read by people, by a screen reader and by the counter's systems, as typed."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from bot.draft.code import qr_svg
from bot.draft.data import as_csv, as_json
from bot.draft.draft import Both, Draft, Headings, Line
from bot.draft.pdf import as_pdf
from bot.l10n.locales import load_languages

ROOT = Path(__file__).parents[3]
HEADINGS = Headings(
    Both("項目", "Item"),
    Both("答え", "Answer"),
    Both("持って行く所", "Where"),
    Both("番号", "Code"),
)
LINES = (
    Line("name", Both("氏名", "Name"), Both("山田 太郎"), "山田 太郎"),
    Line(
        "moved_on", Both("異動年月日", "Moved"), Both("2026年4月1日", "April 1, 2026"), "2026-04-01"
    ),
    Line(
        "phone",
        Both("電話番号", "Phone"),
        Both("（窓口で聞きます）", "(ask)"),
        None,
        left_open=True,
    ),
)
DRAFT = Draft(
    "move-in", "sample-ward", "en", date(2026, 11, 25), "ABCD-2345",
    Both("転入届", "Moving-in notification"),
    Both("これは下書きです。", "This is a draft."),
    LINES,
    Both("窓口で見せてください。", "Show it at the counter."),
    ("さくら区役所", "午前8時30分から"),
    HEADINGS,
)  # fmt: skip
SAMPLES = {
    "ja": "引っ越した日", "ja-x-yasashii": "ひっこした 日", "en": "Moving date",
    "zh-Hans": "搬家日期", "zh-Hant": "搬家日期與戶籍", "ko": "이사한 날",
    "vi": "Ngày chuyển đến ở mới", "ne": "सरेको मिति",
    "my": "ပြောင်းရွှေ့သည့်နေ့", "fil": "Petsa ng paglipat", "id": "Tanggal pindah", "th": "วันที่ย้าย",
    "hi": "स्थानांतरण तिथि", "pt": "Data da mudança",
    "es": "Año de mudanza", "fr": "Déménagé à l’été",
    "km": "ថ្ងៃផ្លាស់ទី",
}  # fmt: skip


def document(draft: Draft, **how: bool) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(as_pdf(draft, **how))


def text_of(draft: Draft, **how: bool) -> str:
    pages = [page.get_textpage().get_text_bounded() for page in document(draft, **how)]
    return "\n".join(pages).replace("\r", "")


def test_both_languages_stand_beside_each_other_in_the_order_of_reading():
    text = text_of(DRAFT)
    said = ["転入届", "Moving-in notification", "これは下書きです。", "氏名", "Name", "山田 太郎",
            "異動年月日", "Moved", "2026年4月1日", "April 1, 2026", "電話番号", "さくら区役所",
            "Show it at the counter."]  # fmt: skip
    places = [text.index(part) for part in said]
    assert places == sorted(places)


def test_it_is_tagged_has_a_title_and_a_language():
    pdf = as_pdf(DRAFT)
    assert document(DRAFT).is_tagged()
    assert document(DRAFT).get_metadata_value("Title") == "転入届"
    assert b"/Lang" in pdf
    assert b"pdfuaid" in pdf


@pytest.mark.parametrize("locale", SAMPLES)
def test_every_language_of_ours_can_be_read_back(locale):
    own = Line("moved_on", Both("異動年月日", SAMPLES[locale]), Both("x"), "x")
    text = text_of(replace(DRAFT, locale=locale, lines=(own,)))
    wanted, found = (re.sub(r"\s", "", t) for t in (SAMPLES[locale], text))
    if locale == "km":  # PDFium says each syllable twice: reordered glyphs have an ActualText
        rest = iter(found)
        assert all(character in rest for character in wanted)
    else:
        assert wanted in found


def test_these_are_all_our_languages():
    assert set(SAMPLES) == set(load_languages(ROOT / "locales"))


@pytest.mark.parametrize(
    "typed", ['#import "x"', "*bold* _it_ $x^2$", "#panic()", "\\ // /* ", "<label> @ref", "[a](b)"]
)
def test_what_was_typed_is_never_markup(typed):
    text = text_of(replace(DRAFT, lines=(Line("n", Both("氏名"), Both(typed), typed),)))
    assert re.sub(r"\s", "", typed) in re.sub(r"\s", "", text)


def test_large_print_takes_more_room():
    many = replace(DRAFT, lines=LINES * 10)
    assert len(document(many, large=True)) > len(document(many))


@pytest.mark.parametrize("value", ["あ" * 200, "W" * 400, "", "𠮷野家", "名\u0301"])
def test_no_value_is_too_strange_for_it(value):
    assert document(replace(DRAFT, lines=(Line("n", Both("氏名"), Both(value), value),)))


def test_a_hundred_lines_go_over_pages_that_all_bear_the_code():
    pages = document(replace(DRAFT, lines=LINES * 34))
    assert len(pages) > 3
    assert all("ABCD-2345" in page.get_textpage().get_text_bounded() for page in pages)


def test_json_has_typed_values_and_says_that_nothing_was_submitted():
    data = json.loads(as_json(DRAFT))
    assert data["format"] == "madoguchi-draft/1"
    assert data["submitted"] is False
    assert data["reference"] == "ABCD-2345"
    assert [a["value"] for a in data["answers"]] == ["山田 太郎", "2026-04-01", None]
    assert [a["ask_at_counter"] for a in data["answers"]] == [False, False, True]


def test_csv_opens_in_a_spreadsheet_in_japanese():
    written = as_csv(DRAFT)
    assert written.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"))))
    assert rows[0] == ["id", "label", "answer"]
    assert rows[3] == ["moved_on", "異動年月日", "2026年4月1日"]


@pytest.mark.parametrize(
    "formula", ["=1+1", "+81 90", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "　=1"]
)
def test_no_answer_becomes_a_formula(formula):
    line = Line("n", Both("氏名"), Both(formula), formula)
    written = as_csv(replace(DRAFT, lines=(line,))).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(written)))[-1][2] == f"'{formula}"
    assert json.loads(as_json(replace(DRAFT, lines=(line,))))["answers"][0]["value"] == formula


def test_a_code_has_its_quiet_zone_and_is_black_on_white():
    svg = qr_svg("ABCD-2345")
    assert svg.startswith("<svg")
    assert 'fill="#fff"' in svg or 'fill="white"' in svg
