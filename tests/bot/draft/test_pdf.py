"""A draft is whole on paper, also where names, letters and words are not the usual ones."""

import ctypes
import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from babel.messages.pofile import read_po
from pydantic import ValidationError

from bot.draft.code import PIXELS, qr_png, qr_svg
from bot.draft.data import DraftData, as_json
from bot.draft.draft import Both, Draft, Line
from bot.draft.glyphs import GETA
from bot.draft.pdf import LARGE, print_draft
from bot.l10n.locales import load_languages
from tests.bot.draft.test_draft import DRAFT, LINES, SAMPLES, document, text_of

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT / "bot" / "draft" / "draft.schema.json"


def with_value(value: str, own: str | None = None) -> Draft:
    return replace(DRAFT, lines=(Line("n", Both("氏名", own), Both(value), value),))


def boxes(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    text = page.get_textpage()
    return [text.get_charbox(i) for i in range(text.count_chars())]


def elements(page: pypdfium2.PdfPage) -> Iterator[object]:
    """The structure of a page, in the order of reading."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _with_children(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i))


def _with_children(element: object) -> Iterator[object]:
    yield element
    for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, i)
        if child:
            yield from _with_children(child)


def _utf16(ask: Callable[..., int], of: object) -> str:
    """What PDFium says of something, by its way of two calls."""
    length = ask(of, None, 0)
    held = ctypes.create_string_buffer(length)
    ask(of, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), length)
    return held.raw.decode("utf-16-le").rstrip("\0")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("བོད", GETA * 3),
        ("\ue000田", f"{GETA}田"),
        ("𪛖", GETA),
        ("\u0378", GETA),
    ],
    ids=["tibetan", "gaiji", "rare-kanji", "unassigned"],
)
def test_a_letter_without_glyph_is_a_geta_and_named_never_an_empty_box_or_a_failure(typed, shown):
    made = print_draft(with_value(typed))
    text = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
    assert shown in text
    assert made.replaced == set(typed) - {"田"}


def test_only_letters_without_glyph_are_replaced_wherever_they_stand():
    made = print_draft(replace(DRAFT, title=Both("転入届𪛖", "Moving-in")))
    assert made.replaced == {"𪛖"}


def test_what_the_reader_s_language_cannot_show_leaves_its_japanese_alone():
    made = print_draft(with_value("山田", own="མིང"))
    text = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
    assert "氏名" in text
    assert "山田" in text
    assert GETA not in text
    assert made.replaced


def test_a_usual_draft_has_nothing_replaced():
    assert print_draft(DRAFT).replaced == frozenset()


@pytest.mark.parametrize("locale", [tag for tag in SAMPLES if tag != "ja"])
def test_every_letter_of_our_texts_has_a_glyph(locale):
    language = load_languages(ROOT / "locales")[locale]
    letters = sorted(letters_of(ROOT / "locales" / (language.folder or "")))
    made = print_draft(replace(with_value("x", own=" ".join(letters)), locale=locale))
    assert made.replaced == frozenset()


def letters_of(folder: Path) -> set[str]:
    """What the translations of a language are written with."""
    found: set[str] = set()
    for path in sorted(folder.rglob("*.po")):
        with path.open("rb") as file:
            found.update(*(message.string for message in read_po(file) if message.id))
    assert found
    return {letter for letter in found if not letter.isspace()}


@pytest.mark.parametrize("control", ["\0", "\x01", "\x7f", "\x85", "\ud800"])
def test_controls_are_left_out(control):
    assert "山田" in text_of(with_value(f"山{control}田"))


@pytest.mark.parametrize("variant", ["辻󠄀", "葛󠄀城", "𠮷", "髙﨑", "①㈱"])
def test_variants_of_kanji_in_names_are_shown(variant):
    assert print_draft(with_value(variant)).replaced == frozenset()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(
    "word",
    ["W" * 150, "a" * 70 + "@example.jp", "東京都新宿区" * 34, "https://example.jp/" + "b" * 80],
)
def test_no_word_runs_out_of_its_column_and_it_is_copied_as_typed(word, large):
    pages = document(with_value(word), large=large)
    for page in pages:
        right = page.get_width() - 18 / 25.4 * 72 + 0.5
        assert all(box[2] <= right for box in boxes(page))
    assert word in re.sub(r"\s", "", text_of(with_value(word), large=large))


def test_all_of_large_print_is_large():
    page = document(DRAFT, large=True)[0]
    text = page.get_textpage()
    sizes = {
        pdfium.FPDFText_GetFontSize(text, i)
        for i in range(text.count_chars())
        if pdfium.FPDFText_GetUnicode(text, i) > ord(" ")
    }
    assert min(sizes) >= LARGE


def test_headings_and_the_table_s_header_are_tagged_and_the_code_has_words():
    page = document(DRAFT)[0]
    tags = [_utf16(pdfium.FPDF_StructElement_GetType, it) for it in elements(page)]
    assert [tag for tag in tags if re.fullmatch(r"H\d", tag)] == ["H1", "H2"]
    assert tags.count("TH") == 2
    assert tags.count("TD") == 2 * len(LINES)
    said = [_utf16(pdfium.FPDF_StructElement_GetAltText, it) for it in elements(page)]
    assert "番号 ABCD-2345" in said


def test_a_reader_of_japanese_gets_only_japanese():
    both = (DRAFT.title, DRAFT.notice, DRAFT.outcome)
    title, notice, outcome = (Both(it.ja) for it in both)
    lines = tuple(replace(it, label=Both(it.label.ja), value=Both(it.value.ja)) for it in LINES)
    made = replace(
        DRAFT, locale="ja", title=title, notice=notice, outcome=outcome, lines=lines,
        headings=replace(DRAFT.headings, item=Both("項目"), answer=Both("答え"), where=Both("所")),
    )  # fmt: skip
    assert not re.search("[a-z]", text_of(made))


@pytest.mark.parametrize(
    ("locale", "lang"), [("vi", "vi"), ("zh-Hant", "zh-TW"), ("fil", "fil"), ("my", "my")]
)
def test_the_document_is_japanese_and_words_of_the_reader_have_their_own_language(locale, lang):
    pdf = print_draft(replace(DRAFT, locale=locale)).pdf
    assert b"/Lang(ja)" in pdf
    assert f"/Lang({lang})".encode() in opened(pdf)


def opened(pdf: bytes) -> bytes:
    """The streams of a file that are compressed by Flate."""
    found = b""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        with suppress(zlib.error):
            found += zlib.decompressobj().decompress(stream)
    return found


def test_it_is_marked_as_tagged():
    assert b"/MarkInfo<</Marked true" in print_draft(DRAFT).pdf


@pytest.mark.parametrize("large", [False, True])
def test_a_hundred_people_of_a_family_are_all_there_in_order_each_page_with_the_code(large):
    people = tuple(
        Line(f"family.{n}", Both(f"世帯員{n}", f"Member {n}"), Both(f"山田 {n}郎"))
        for n in range(100)
    )
    pages = document(replace(DRAFT, lines=people), large=large)
    texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all("ABCD-2345" in text for text in texts)
    assert re.findall(r"山田 (\d+)郎", "".join(texts)) == [str(n) for n in range(100)]


def test_json_is_what_its_schema_says():
    said = json.loads(SCHEMA.read_text("utf-8"))
    assert said.pop("$schema").startswith("https://json-schema.org/")
    assert said == DraftData.model_json_schema(mode="serialization")
    DraftData.model_validate_json(as_json(DRAFT))


@pytest.mark.parametrize("wrong", [{"submitted": True}, {"format": "x"}, {"more": 1}])
def test_what_the_schema_does_not_know_is_no_draft(wrong):
    with pytest.raises(ValidationError):
        DraftData.model_validate({**json.loads(as_json(DRAFT)), **wrong})


@pytest.mark.parametrize("text", ["ABCD-2345", "https://example.jp/d/ABCD-2345"])
def test_a_code_can_be_a_png_too_as_large_as_its_svg(text):
    png = qr_png(text)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    side = int.from_bytes(png[16:20], "big")
    assert f'width="{side // PIXELS}"' in qr_svg(text)
