"""Numbers in digits, kanji and words."""

import re

import pytest

from nlu.values.grammar.spellings import load_grammars


@pytest.fixture(scope="module")
def value():
    grammars = load_grammars()

    def of(language, written):
        numerals = grammars[language].written.numerals
        match = re.fullmatch(numerals.pattern, written)
        return numerals.value(written) if match else None

    return of


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("ja", "14", 14),
        ("ja", "十四", 14),
        ("ja", "二十", 20),
        ("ja", "二〇二六", 2026),
        ("ja", "三〇", 30),
        ("ja", "3万5千", 35000),
        ("ja", "1.5万", 15000),
        ("ja", "2億6千万", 260_000_000),
        ("ja", "壱万", 10000),
        ("ja", "1,000,000", 1_000_000),
        ("zh", "两百", 200),
        ("zh", "廿", 20),
        ("zh", "一百零三", 103),
        ("en", "two hundred and five", 205),
        ("en", "twenty-one", 21),
        ("en", "twelve hundred", 1200),
        ("vi", "hai mươi lăm", 25),
        ("vi", "một trăm linh năm", 105),
        ("ko", "삼만오천", 35000),
        ("ko", "스무", 20),
        ("th", "สองร้อยห้าสิบ", 250),
        ("th", "๓๐๐", 300),
        ("my", "၁၂", 12),
        ("ne", "दुई हजार", 2000),
        ("ne", "1,00,000", 100_000),
        ("fr", "1 000", 1000),
        ("fr", "deux mille cinq cents", 2500),
        ("id", "dua puluh", 20),
        ("km", "ប្រាំមួយ", 6),
    ],
)
def test_a_number_has_its_value(value, language, written, expected):
    assert value(language, written) == expected


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ja", "十百"),
        ("ja", "三四"),
        ("ja", "1,00"),
        ("ja", "1.5"),
        ("ja", "9999999999999"),
        ("ja", ""),
        ("ja", "万円"),
        ("en", "five twenty"),
        ("en", "two three"),
        ("ko", "이"),
    ],
)
def test_what_is_no_number_has_none(value, language, written):
    assert value(language, written) is None
