"""The language of a message, and of what does not show one."""

import csv
from pathlib import Path

import pytest

from bot.language import identify

QUESTIONS = Path(__file__).parent.parent / "understanding"


@pytest.mark.parametrize(
    ("text", "reader", "expected"),
    [
        ("住民票", None, "ja"),
        ("住民票", "zh-Hans", "zh-Hans"),
        ("住民票多少钱", None, "zh-Hans"),
        ("需要什麼資料", None, "zh-Hant"),
        ("マイナンバーカード丢了怎么办", None, "zh-Hans"),
        ("juminhyo wa ikura desu ka", None, "ja"),
        ("bao nhieu tien", None, "vi"),
        ("how much?", None, "en"),
        ("Wie viel kostet eine Meldebescheinigung?", None, "de"),
        ("주민표는 얼마예요?", None, "ko"),
        ("यो ठाउँमा बसाइँ सरेर आएँ, के लैजानुपर्छ?", None, "ne"),
        ("बच्चा जन्मियो, के गर्ने?", None, "ne"),
        ("कति पैसा लाग्छ", None, "ne"),
        ("स्वास्थ्य बीमामा कसरी प्रवेश गर्ने", None, "ne"),
        ("मैं यहाँ नया आया हूँ, मुझे क्या करना चाहिए?", None, "hi"),
        ("बच्चे का जन्म हुआ है", None, "hi"),
        ("कितना पैसा लगेगा", None, "hi"),
        ("प्रमाणपत्र", "hi", "hi"),
        ("Magkano ang residence certificate?", None, "fil"),
        ("Paano magparehistro ng bata", None, "fil"),
        ("Berapa biaya surat keterangan domisili?", None, "id"),
        ("saya baru pindah ke sini, harus bagaimana", None, "id"),
        ("¿Cuánto cuesta el certificado de residencia?", None, "es"),
        ("me acabo de mudar, que tengo que hacer", None, "es"),
        ("Quanto custa o comprovante de residência?", None, "pt"),
        ("você pode me ajudar", None, "pt"),
        ("Combien coûte le certificat de résidence ?", None, "fr"),
        ("comment faire pour inscrire mon enfant", None, "fr"),
        ("我想申請住民票", None, "zh-Hant"),
        ("請問搬家要辦什麼手續", None, "zh-Hant"),
        ("孩子出生了怎么办", None, "zh-Hans"),
        ("bao nhiêu tiền", None, "vi"),
        ("OK", "vi", None),
        ("OK", None, None),
        ("😀", None, None),
    ],
)
def test_the_language_is_identified(text: str, reader: str | None, expected: str | None) -> None:
    assert identify(text, reader) == expected


@pytest.mark.parametrize("locale", ["ja", "en", "vi", "zh_Hans"])
def test_at_least_nine_of_ten_development_questions_are_identified(locale: str) -> None:
    with (QUESTIONS / f"{locale}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = sum(identify(row["text"]) == row["locale"] for row in rows)
    assert right / len(rows) >= 0.9
