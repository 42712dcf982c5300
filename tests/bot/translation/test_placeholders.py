"""What a model must not touch does not reach it, and is back afterwards."""

import pytest

from bot.translation.protection.placeholders import protect

TERMS = {"전입신고": "転入届", "住民票": "住民票", "phiếu cư dân": "住民票", "seal": "印鑑"}


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("전화 03-1234-5678", "전화 X1X"),
        ("+81 3 1234 5678 or (03) 1234-5678.", "X1X or X2X."),
        ("2026-11-25, 25/11/2026, 2026. 11", "X1X, X2X, X3X. X4X"),
        ("8:30–17:00", "X1X"),
        ("Rp1.500,50 or ¥300", "RpX1X or ¥X2X"),
        ("https://www.city.example.jp/a?b=1에서", "X1X에서"),
        ("see www.example.jp.", "see X1X."),
        ("mado@example.lg.jp로", "X1X로"),
        ("until {deadline}", "until X1X"),
        ("300엔 300엔", "X1X엔 X2X엔"),
        ("전입신고를 14일 안에", "X1X를 X2X일 안에"),
        ("Phiếu  cư dân ở đâu", "X1X ở đâu"),
        ("a sealed seal", "a sealed X1X"),
        ("my X1X is 5", "my X1X is X2X"),
        ("", ""),
        ("nothing to protect", "nothing to protect"),
    ],
)
def test_facts_and_terms_are_taken_out(text: str, protected: str) -> None:
    assert protect(text, TERMS).text == protected


@pytest.mark.parametrize(
    "text", ["+81 3 1234 5678", "(03) 1234-5678", "8:30", "1,234.50", "{fee} X7X", "a@b.jp 3"]
)
def test_what_was_taken_out_is_put_back_as_it_was(text: str) -> None:
    protected = protect(text, TERMS)
    assert protected.restored(protected.text).text == text


def test_a_term_comes_back_as_the_target_language_calls_it() -> None:
    protected = protect("전입신고, phiếu cư dân, 3", TERMS)
    assert protected.restored(protected.text).text == "転入届, 住民票, 3"


def test_a_longer_term_is_not_cut_by_a_shorter_one() -> None:
    protected = protect("인감 등록 증명서", {"인감 등록": "印鑑登録", "인감 등록 증명서": "証明書"})
    assert [kept.called for kept in protected.kept] == ["証明書"]


@pytest.mark.parametrize("written", ["x1x", "X 1 X", "Ｘ１Ｘ", "X1 X"])
def test_a_placeholder_is_known_however_a_model_writes_it(written: str) -> None:
    assert protect("14 days", {}).restored(f"{written}日").text == "14日"


@pytest.mark.parametrize("said", ["日", "1日", "X日", "X11X日", "X1X日 X1X日"])
def test_a_fact_that_is_not_there_exactly_once_is_lost(said: str) -> None:
    assert protect("14 days", {}).restored(said).lost == ("14",)


def test_a_placeholder_that_we_never_set_is_not_shown() -> None:
    restored = protect("14 days", {}).restored("X1X日 X9X X0X")
    assert (restored.text.split(), restored.lost) == (["14日"], ())
