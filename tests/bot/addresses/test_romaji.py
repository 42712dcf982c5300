"""Names in Latin letters, as their towns write them."""

import pytest

from bot.addresses.place import Kana, Place
from bot.addresses.romaji import latin, romaji


@pytest.mark.parametrize(
    ("kana", "letters"),
    [
        ("ニシシンジュク", "nishishinjuku"),
        ("ユウラクチョウ", "yurakucho"),
        ("マルノウチ", "marunouchi"),
        ("オオテマチ", "otemachi"),
        ("コウエンジ", "koenji"),
        ("コウラク", "koraku"),
        ("カツウラ", "katsuura"),
        ("オオオカ", "ooka"),
        ("オオウラ", "oura"),
        ("ハッチョウボリ", "hatchobori"),
        ("ニッポリ", "nippori"),
        ("アヅマバシ", "azumabashi"),
        ("シンバシ", "shinbashi"),
        ("リョウゴク", "ryogoku"),
        ("キタ1ジョウ", "kita1jo"),
        ("", ""),
        ("ッ", ""),
        ("ー", ""),
    ],
)
def test_kana_become_letters(kana: str, letters: str) -> None:
    assert latin(kana) == letters


@pytest.mark.parametrize(
    ("city", "kana", "written"),
    [
        (
            "新宿区",
            Kana("トウキョウト", "シンジュクク", "ニシシンジュク"),
            "Nishishinjuku, Shinjuku-ku, Tokyo",
        ),
        (
            "広島市中区",
            Kana("ヒロシマケン", "ヒロシマシナカク", "モトマチ"),
            "Motomachi, Naka-ku, Hiroshima-shi, Hiroshima",
        ),
        (
            "西多摩郡瑞穂町",
            Kana("トウキョウト", "ニシタマグンミズホマチ"),
            "Mizuho-machi, Nishitama-gun, Tokyo",
        ),
        ("利島村", Kana("トウキョウト", "トシマムラ"), "Toshima-mura, Tokyo"),
        ("郡山市", Kana("フクシマケン", "コオリヤマシ"), "Koriyama-shi, Fukushima"),
        ("千歳市", Kana("ホッカイドウ", "チトセシ"), "Chitose-shi, Hokkaido"),
        ("京都市北区", Kana("キョウトフ", "キョウトシキタク"), "Kita-ku, Kyoto-shi, Kyoto"),
    ],
)
def test_a_place_goes_from_small_to_large(city: str, kana: Kana, written: str) -> None:
    assert romaji(Place("", city, "", kana)) == written
