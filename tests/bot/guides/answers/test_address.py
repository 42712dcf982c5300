"""An address keeps its words; only the digits and hyphens of its house number change."""

import pytest

from bot.guides.answers.address import read_address
from bot.guides.answers.heard import Accepted, Heard, Rejected


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("東京都新宿区西新宿二丁目8番1号", "東京都新宿区西新宿二丁目8番1号"),
        ("東京都新宿区西新宿２丁目８番１号", "東京都新宿区西新宿2丁目8番1号"),
        ("東京都新宿区西新宿一丁目２番３号", "東京都新宿区西新宿一丁目2番3号"),
        ("東京都新宿区西新宿二丁目八番一号", "東京都新宿区西新宿二丁目8番1号"),
        ("西新宿2-8-1", "西新宿2-8-1"),
        ("西新宿２－８－１", "西新宿2-8-1"),
        ("西新宿2ー8ー1", "西新宿2-8-1"),
        ("西新宿2−8‐1", "西新宿2-8-1"),
        ("西新宿2の8の1", "西新宿2-8-1"),
        ("西新宿2 - 8 - 1", "西新宿2-8-1"),
        ("新宿区四谷三丁目十二番地", "新宿区四谷三丁目12番地"),
        ("千代田区三番町2", "千代田区三番町2"),
        ("千代田区六番町10番地", "千代田区六番町10番地"),
        ("港区六本木6-10-1 森タワー３階", "港区六本木6-10-1 森タワー3階"),
        ("八王子市元本郷町三丁目24番1号", "八王子市元本郷町三丁目24番1号"),
        ("西新宿2-8-1　コーポ三田　101号室", "西新宿2-8-1 コーポ三田 101号室"),
        ("西新宿2-8-1 スカイーハイツ", "西新宿2-8-1 スカイーハイツ"),
        ("サンーコート2ー8", "サンーコート2-8"),
        ("2-8-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo", "2-8-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo"),
        ("221B Baker Street, London", "221B Baker Street, London"),
        ("12 Nguyễn Huệ, Quận 1", "12 Nguyễn Huệ, Quận 1"),
        ("北京市建国路88号", "北京市建国路88号"),
        ("서울시 강남구 테헤란로 1", "서울시 강남구 테헤란로 1"),
        ("काठमाडौं वडा नं. ३", "काठमाडौं वडा नं. 3"),
        ("小笠原村父島字西町無番地", "小笠原村父島字西町無番地"),
        ("岩手県盛岡市本宮第一地割3", "岩手県盛岡市本宮第一地割3"),
        ("東京都新宿区西新宿2-8-1。", "東京都新宿区西新宿2-8-1"),
        ("港区芝55", "港区芝55"),
        ("西新宿二の八の一", "西新宿2-8-1"),
        ("北三条西6丁目", "北三条西6丁目"),
        ("前橋市二之宮町1", "前橋市二之宮町1"),
    ],
)
def test_the_words_stay_and_the_numbers_are_plain(text: str, address: str) -> None:
    assert read_address(Heard(text)) == Accepted(address)


@pytest.mark.parametrize(
    "text",
    [
        "1-2-3",
        "１－２－３",
        "2番3号",
        "2丁目3番1号",
        "二丁目八番一号",
        "101号室",
        "12345",
        "3階",
        "一丁目",
        "港区1",
        "港区芝5",
        "2-8-1 A",
    ],
)
def test_a_house_number_needs_a_town(text: str) -> None:
    assert read_address(Heard(text)) == Rejected("address_without_town")


@pytest.mark.parametrize(
    "text",
    [
        "東京都新宿区",
        "東京都新宿区西新宿",
        "新宿",
        "Shinjuku-ku, Tokyo",
        "千代田区三田",
        "わかりません",
        "三田市",
    ],
)
def test_a_town_needs_a_house_number(text: str) -> None:
    assert read_address(Heard(text)) == Rejected("address_without_number")


@pytest.mark.parametrize(
    "text",
    [
        "<b>新宿</b>1-2-3", "西新宿2-8-1<script>", "西新宿\x002-8-1", "西新宿2-8-1😀",
        "javascript:1", "西新宿{{7}}2-8", "西新宿&lt;2-8-1", "西新宿${x}1", "西新宿\x1b[2J 2-8-1",
    ],
)  # fmt: skip
def test_markup_is_in_no_address(text: str) -> None:
    assert read_address(Heard(text)) == Rejected("address_strange")


def test_two_hundred_characters_are_an_address() -> None:
    assert read_address(Heard("あ" * 199 + "1")) == Accepted("あ" * 199 + "1")
    assert read_address(Heard("あ" * 200 + "1")) == Rejected("address_too_long")


@pytest.mark.parametrize("code", ["〒160-0023 ", "〒1600023", "160-0023 ", "〒１６０－００２３　"])
def test_the_postal_code_is_no_part_of_it(code: str) -> None:
    assert read_address(Heard(f"{code}西新宿2-8-1")) == Accepted("西新宿2-8-1", corrected=True)
    assert read_address(Heard(code)) == Rejected("address_without_town")
