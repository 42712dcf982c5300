"""Long nouns are opened into short words where that says the same, and only there."""

import pytest

from bot.plain.compounds import compounds
from bot.plain.rewrite import rewrite

OPENED = {
    "検査実施件数": "調べた数",
    "患者数": "病気の人の数",
    "参加者数": "参加した人の数",
    "流行状況": "流行がどうなっているか",
    "図書館の利用状況": "図書館をどう使っているか",
    "この施設の利用時間": "この施設を使う時間",
    "外国への渡航歴がある人": "外国へ行ったことがある人",
    "電話相談窓口": "電話の相談をする所",
    "相談窓口へ": "相談する所へ",
    "市公式ホームページ": "市のホームページ",
    "市公式サイト": "市のサイト",
    "車の数に限りがあります。": "車の数が少ないです。",
    "住所変更について": "住所を変えることについて",
    "データ収集をしています。": "データを集めています。",
    "感染予防のため": "病気がうつらないようにするため",
    "新着情報": "新しいお知らせ",
    "市役所に相談": "市役所に相談する",
}

KEPT = [
    "児童手当の申請期間",
    "過半数",
    "自動更新",
    "無料検査",
    "定期検査",
    "複数",
    "個人情報",
    "市による相談窓口",
    "市・県相談窓口",
    "検査の結果",
    "その結果",
]
"""No clause can stand there, or the first noun is not what is done."""


@pytest.mark.parametrize("text", OPENED)
def test_a_long_noun_is_opened(text: str) -> None:
    assert rewrite(text).text == OPENED[text]


@pytest.mark.parametrize("text", KEPT)
def test_a_noun_that_cannot_be_opened_stays(text: str) -> None:
    assert rewrite(text).text == text


def test_a_request_does_not_follow_a_no() -> None:
    assert "の着用して" not in rewrite("マスクの着用をお願いします。").text
    assert "のつけて" not in rewrite("マスクの着用をお願いします。").text


def test_every_head_says_something_after_its_noun() -> None:
    for head, said in compounds().heads.items():
        assert said.act or said.thing, head
        assert said.act is None or "~" in said.act, head
        assert said.thing is None or "~" not in said.thing, head


def test_a_light_or_manner_word_is_no_object() -> None:
    assert compounds().manners & compounds().objects.keys() == set()
