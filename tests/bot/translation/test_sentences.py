"""Texts are cut where a reader would, and nothing is lost between the pieces."""

import pytest

from bot.translation.protection.sentences import LONGEST, lines, sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("届け出です。14日以内です！", ["届け出です。", "14日以内です！"]),
        (
            "It is 3.5 km. Go to www.example.org now.",
            ["It is 3.5 km.", "Go to www.example.org now."],
        ),
        ("「本当？」と聞く。はい。", ["「本当？」と聞く。", "はい。"]),
        ("फॉर्म दें। फिर आएँ।", ["फॉर्म दें।", "फिर आएँ।"]),
        ("ទៅ។ មក។", ["ទៅ។", "មក។"]),
        ("One\nTwo. Three", ["One", "Two.", "Three"]),
        ("no end", ["no end"]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, pieces: list[str]) -> None:
    assert [piece.text.strip() for piece in sentences(text)] == pieces


@pytest.mark.parametrize(
    "text",
    [
        "One. Two.\n\n Three。四",
        "word " * 200,
        "あ" * (2 * LONGEST + 7),
        "End. " * 100,
        "\n\n",
        "a",
    ],
)
@pytest.mark.parametrize("cut", [lines, sentences])
def test_the_pieces_are_the_text_and_none_is_too_long(cut, text: str) -> None:
    pieces = cut(text)
    assert "".join(piece.text + piece.space for piece in pieces) == text
    assert max((len(piece.text) for piece in pieces), default=0) <= LONGEST


def test_a_line_stays_whole_while_a_model_can_take_it() -> None:
    assert [piece.text for piece in lines("One. Two.\nThree.")] == ["One. Two.", "Three."]
