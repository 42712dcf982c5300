"""What the town column says beside the town, a row of the real shape each."""

from pathlib import Path

import pytest

from bot.addresses.ken_all import Record, read_table
from bot.addresses.place import Place
from bot.addresses.towns import places
from tests.bot.addresses.rows import SHINJUKU, cp932, old

TAGA = ("25443", "ｼｶﾞｹﾝ", "滋賀県", "ｲﾇｶﾐｸﾞﾝﾀｶﾞﾁｮｳ", "犬上郡多賀町")
TOSHIMA = ("13362", "ﾄｳｷｮｳﾄ", "東京都", "ﾄｼﾏﾑﾗ", "利島村")
KOTOHIRA = ("37403", "ｶｶﾞﾜｹﾝ", "香川県", "ﾅｶﾀﾄﾞｸﾞﾝｺﾄﾋﾗﾁｮｳ", "仲多度郡琴平町")
TONOSHO = ("37322", "ｶｶﾞﾜｹﾝ", "香川県", "ｼｮｳｽﾞｸﾞﾝﾄﾉｼｮｳﾁｮｳ", "小豆郡土庄町")
SAPPORO = ("01101", "ﾎｯｶｲﾄﾞｳ", "北海道", "ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ", "札幌市中央区")
NAGOYA = ("23105", "ｱｲﾁｹﾝ", "愛知県", "ﾅｺﾞﾔｼﾅｶﾑﾗｸ", "名古屋市中村区")
HIRONO = ("03507", "ｲﾜﾃｹﾝ", "岩手県", "ｸﾉﾍｸﾞﾝﾋﾛﾉﾁｮｳ", "九戸郡洋野町")
KYOTO = ("26102", "ｷｮｳﾄﾌ", "京都府", "ｷｮｳﾄｼｶﾐｷﾞｮｳｸ", "京都市上京区")
CHITOSE = ("01224", "ﾎｯｶｲﾄﾞｳ", "北海道", "ﾁﾄｾｼ", "千歳市")


def read(tmp_path: Path, *rows: str) -> list[Place]:
    table = read_table(cp932(tmp_path / "KEN_ALL.CSV", *rows))
    records = list(table.records())
    assert all(isinstance(record, Record) for record in records), records
    return [place for _, place in places(r for r in records if isinstance(r, Record))]


def test_a_town_that_is_not_listed_is_empty(tmp_path: Path) -> None:
    unlisted, listed = read(
        tmp_path,
        old("1600000", SHINJUKU, "ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ", "以下に掲載がない場合"),
        old("1600021", SHINJUKU, "ｶﾌﾞｷﾁｮｳ", "歌舞伎町"),
    )
    assert (unlisted.town, unlisted.kana.town, unlisted.unlisted) == ("", "", True)
    assert (listed.town, listed.kana.town, listed.unlisted) == ("歌舞伎町", "カブキチョウ", False)


def test_a_city_without_any_listed_town_is_not_unlisted(tmp_path: Path) -> None:
    (place,) = read(tmp_path, old("1600000", SHINJUKU, "ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ", "以下に掲載がない場合"))
    assert (place.town, place.unlisted) == ("", False)


def test_all_of_a_village_has_no_town(tmp_path: Path) -> None:
    (place,) = read(tmp_path, old("1000301", TOSHIMA, "ﾄｼﾏﾑﾗｲﾁｴﾝ", "利島村一円"))
    assert (str(place), place.kana.town) == ("東京都利島村", "")


def test_ichien_in_taga_is_a_town(tmp_path: Path) -> None:
    (place,) = read(tmp_path, old("5220317", TAGA, "ｲﾁｴﾝ", "一円"))
    assert (place.town, place.kana.town) == ("一円", "イチエン")


def test_a_town_that_only_ends_like_all_of_something_stays(tmp_path: Path) -> None:
    (place,) = read(tmp_path, old("5220317", TAGA, "ﾏﾂｲﾁｴﾝ", "松一円"))
    assert place.town == "松一円"


@pytest.mark.parametrize(
    ("town", "note"),
    [
        ("琴平町の次に１～４２６番地がくる場合（川東）", "１〜４２６番地、川東"),
        ("琴平町の次に４２７番地以降がくる場合（川西）", "４２７番地以降、川西"),
        ("琴平町の次に番地がくる場合", ""),
    ],
)
def test_where_numbers_follow_the_city_there_is_no_town(
    tmp_path: Path, town: str, note: str
) -> None:
    kana = "ｺﾄﾋﾗﾁｮｳﾉﾂｷﾞﾆ1-426ﾊﾞﾝﾁｶﾞｸﾙﾊﾞｱｲ(ｶﾜﾋｶﾞｼ)"
    (place,) = read(tmp_path, old("7660002", KOTOHIRA, kana, town))
    assert (place.town, place.kana.town, place.note) == ("", "", note)


@pytest.mark.parametrize(
    ("kana", "town", "note"),
    [
        ("ｵｵﾄﾞｵﾘﾆｼ(1-19ﾁｮｳﾒ)", "大通西（１～１９丁目）", "１〜１９丁目"),
        ("ｵｵﾄﾞｵﾘﾆｼ(20-28ﾁｮｳﾒ)", "大通西（２０～２８丁目）", "２０〜２８丁目"),
        ("ｵｵﾄﾞｵﾘﾆｼ(ｿﾉﾀ)", "大通西（その他）", "その他"),
        ("ｵｵﾄﾞｵﾘﾆｼ(88-2ﾊﾞﾝﾁ)", "大通西（８８－２番地）", "８８−２番地"),
        (
            "ｵｵﾄﾞｵﾘﾆｼ(1ﾁｮｳﾒ､2ﾁｮｳﾒ<651ﾊﾞﾝﾁ>ｲｶﾞｲ)",
            "大通西（１丁目、２丁目「６５１番地」以外）",
            "１丁目、２丁目「６５１番地」以外",
        ),
    ],
)
def test_what_stands_in_parentheses_is_a_note(
    tmp_path: Path, kana: str, town: str, note: str
) -> None:
    (place,) = read(tmp_path, old("0600042", SAPPORO, kana, town))
    assert (place.town, place.kana.town, place.note) == ("大通西", "オオドオリニシ", note)


def test_kyotos_streets_are_one_note(tmp_path: Path) -> None:
    streets = "大宮通椹木町下る、大宮通丸太町上る"
    (place,) = read(tmp_path, old("6028134", KYOTO, "ｲｯﾁｮｳﾒ", f"一町目（{streets}）"))
    assert (place.town, place.kana.town, place.note) == ("一町目", "イッチョウメ", streets)


def test_floors_are_of_a_building_in_a_town(tmp_path: Path) -> None:
    rows = [
        old("1600023", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸ(ﾂｷﾞﾉﾋﾞﾙｦﾉｿﾞｸ)", "西新宿（次のビルを除く）"),
        old("1631001", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(1ｶｲ)", "西新宿新宿パークタワー（１階）"),
        old(
            "1631090",
            SHINJUKU,
            "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(ﾁｶｲ･ｶｲｿｳﾌﾒｲ)",
            "西新宿新宿パークタワー（地階・階層不明）",
        ),
    ]
    town, first, unknown = read(tmp_path, *rows)
    assert (town.town, town.note, town.building) == ("西新宿", "次のビルを除く", "")
    assert (first.town, first.building, first.floor) == ("西新宿", "新宿パークタワー", "１階")
    assert (first.kana.town, first.kana.building) == ("ニシシンジュク", "シンジュクパークタワー")
    assert unknown.floor == "地階・階層不明"


def test_a_part_of_a_building_stays_with_it(tmp_path: Path) -> None:
    _, first = read(
        tmp_path,
        old("4500002", NAGOYA, "ﾒｲｴｷ(1ﾁｮｳﾒ)", "名駅（１丁目）"),
        old(
            "4506201",
            NAGOYA,
            "ﾒｲｴｷﾐｯﾄﾞﾗﾝﾄﾞｽｸｴｱ(ｺｳｿｳﾄｳ)(1ｶｲ)",
            "名駅ミッドランドスクエア（高層棟）（１階）",
        ),
    )
    assert (first.town, first.building) == ("名駅", "ミッドランドスクエア（高層棟）")
    assert first.kana.building == "ミッドランドスクエア(コウソウトウ)"
    assert first.floor == "１階"


def test_a_building_whose_town_is_not_in_the_table_is_not_taken_apart(tmp_path: Path) -> None:
    row = old("1631001", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(1ｶｲ)", "西新宿新宿パークタワー（１階）")
    (place,) = read(tmp_path, row)
    assert (place.town, place.building) == ("西新宿新宿パークタワー", "")
    assert place.floor == "１階"


def test_lots_are_a_note(tmp_path: Path) -> None:
    kana = "ﾀﾈｲﾁﾀﾞｲ15ﾁﾜﾘ-ﾀﾞｲ21ﾁﾜﾘ(ｶﾇｶ､ｼﾐｽﾞｶﾜ)"
    town = "種市第１５地割～第２１地割（鹿糠、清水川）"
    (place,) = read(tmp_path, old("0287914", HIRONO, kana, town))
    assert (place.town, place.kana.town) == ("種市", "タネイチ")
    assert place.note == "第１５地割〜第２１地割（鹿糠、清水川）"


def test_lots_that_repeat_their_town_are_one_town(tmp_path: Path) -> None:
    row = old("0295503", HIRONO, "ｱﾅｱｹ22ﾁﾜﾘ､ｱﾅｱｹ23ﾁﾜﾘ", "穴明２２地割、穴明２３地割")
    (place,) = read(tmp_path, row)
    assert (place.town, place.kana.town) == ("穴明", "アナアケ")
    assert place.note == "２２地割、穴明２３地割"


def test_towns_in_a_list_are_places_each(tmp_path: Path) -> None:
    found = read(tmp_path, old("7614103", TONOSHO, "ｺｳ､ｵﾂ(ｵｵｷﾄﾞ)", "甲、乙（大木戸）"))
    assert [(p.town, p.kana.town, p.note) for p in found] == [
        ("甲", "コウ", "大木戸"),
        ("乙", "オツ", "大木戸"),
    ]


def test_a_town_over_several_lines_is_joined_with_its_kana(tmp_path: Path) -> None:
    (place,) = read(
        tmp_path,
        old(
            "0660005",
            CHITOSE,
            "ｷｮｳﾜ(88-2､271-10､343-2､",
            "協和（８８－２、２７１－１０、３４３－２、",
        ),
        old("0660005", CHITOSE, "404-1､427-", "４０４－１、４２７－"),
        old("0660005", CHITOSE, "3ﾊﾞﾝﾁ)", "３番地）"),
    )
    assert (place.town, place.kana.town) == ("協和", "キョウワ")
    assert place.note == "８８−２、２７１−１０、３４３−２、４０４−１、４２７−３番地"


def test_kana_that_are_repeated_on_each_line_are_taken_once(tmp_path: Path) -> None:
    (place,) = read(
        tmp_path,
        old("6028134", KYOTO, "ｲｯﾁｮｳﾒ", "一町目（大宮通椹木町下る、大宮通"),
        old("6028134", KYOTO, "ｲｯﾁｮｳﾒ", "丸太町上る）"),
    )
    assert place.kana.town == "イッチョウメ"
    assert place.note == "大宮通椹木町下る、大宮通丸太町上る"


def test_two_records_of_one_code_are_not_joined(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        old("0600042", SAPPORO, "ｵｵﾄﾞｵﾘﾆｼ(1-19ﾁｮｳﾒ)", "大通西（１～１９丁目）"),
        old("0600042", SAPPORO, "ｵｵﾄﾞｵﾘﾋｶﾞｼ", "大通東"),
    )
    assert [place.town for place in found] == ["大通西", "大通東"]
