"""Codes to places and back, of the sample and of a loaded table."""

import re
import threading
from datetime import date
from pathlib import Path

import pytest

from bot.addresses.errors import (
    BrokenIndex,
    BrokenTable,
    NotAPostcode,
    NotWritten,
    PostcodesError,
    UnreadableTable,
)
from bot.addresses.ken_all import Record, read_table
from bot.addresses.loading import Loaded, load
from bot.addresses.postcodes import FILE, SAMPLE, Postcodes
from tests.bot.addresses.rows import SHINJUKU, cp932, old

TODAY = date(2026, 11, 25)
TOSHIMA = ("13116", "ﾄｳｷｮｳﾄ", "東京都", "ﾄｼﾏｸ", "豊島区")
YOKOTE = ("05203", "ｱｷﾀｹﾝ", "秋田県", "ﾖｺﾃｼ", "横手市")
SAPPORO = ("01101", "ﾎｯｶｲﾄﾞｳ", "北海道", "ｻｯﾎﾟﾛｼﾁｭｳｵｳｸ", "札幌市中央区")
KYOTO = ("26102", "ｷｮｳﾄﾌ", "京都府", "ｷｮｳﾄｼｶﾐｷﾞｮｳｸ", "京都市上京区")
MIZUHO = ("13303", "ﾄｳｷｮｳﾄ", "東京都", "ﾆｼﾀﾏｸﾞﾝﾐｽﾞﾎﾏﾁ", "西多摩郡瑞穂町")
FUCHU = ("34208", "ﾋﾛｼﾏｹﾝ", "広島県", "ﾌﾁｭｳｼ", "府中市")
TOKYOS_FUCHU = ("13206", "ﾄｳｷｮｳﾄ", "東京都", "ﾌﾁｭｳｼ", "府中市")
YATOMI = ("23235", "ｱｲﾁｹﾝ", "愛知県", "ﾔﾄﾐｼ", "弥富市")
KISOSAKI = ("24303", "ﾐｴｹﾝ", "三重県", "ｸﾜﾅｸﾞﾝｷｿｻｷﾁｮｳ", "桑名郡木曽岬町")
UNLISTED = ("ｲｶﾆｹｲｻｲｶﾞﾅｲﾊﾞｱｲ", "以下に掲載がない場合")
TOWER = "西新宿新宿パークタワー"
ROWS = (
    old("1600000", SHINJUKU, *UNLISTED),
    old("1600022", SHINJUKU, "ｼﾝｼﾞｭｸ", "新宿"),
    old("1600023", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸ(ﾂｷﾞﾉﾋﾞﾙｦﾉｿﾞｸ)", "西新宿（次のビルを除く）"),
    old("1631001", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(1ｶｲ)", "西新宿新宿パークタワー（１階）"),
    old("1631005", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(5ｶｲ)", "西新宿新宿パークタワー（５階）"),
    old("1631090", SHINJUKU, "ﾆｼｼﾝｼﾞｭｸｼﾝｼﾞｭｸﾊﾟｰｸﾀﾜｰ(ﾁｶｲ･ｶｲｿｳﾌﾒｲ)", f"{TOWER}（地階・階層不明）"),
    old("1700013", TOSHIMA, "ﾋｶﾞｼｲｹﾌﾞｸﾛ(ﾂｷﾞﾉﾋﾞﾙｦﾉｿﾞｸ)", "東池袋（次のビルを除く）"),
    old("1706005", TOSHIMA, "ﾋｶﾞｼｲｹﾌﾞｸﾛｻﾝｼｬｲﾝ60(5ｶｲ)", "東池袋サンシャイン６０（５階）"),
    old("0190501", YOKOTE, "ｼﾞｭｳﾓﾝｼﾞﾏﾁｳﾃﾞｺｼ", "十文字町腕越"),
    old("0600042", SAPPORO, "ｵｵﾄﾞｵﾘﾆｼ(1-19ﾁｮｳﾒ)", "大通西（１～１９丁目）"),
    old("0640820", SAPPORO, "ｵｵﾄﾞｵﾘﾆｼ(20-28ﾁｮｳﾒ)", "大通西（２０～２８丁目）"),
    old("0600001", SAPPORO, "ｷﾀ1ｼﾞｮｳﾆｼ", "北一条西"),
    old("6028134", KYOTO, "ｲｯﾁｮｳﾒ", "一町目（大宮通椹木町下る、大宮通丸太町上る）"),
    old("6028103", KYOTO, "ｲｯﾁｮｳﾒ", "一町目（松屋町通出水下る）"),
    old("1901221", MIZUHO, "ﾊｺﾈｶﾞｻｷ", "箱根ケ崎"),
    old("7260003", FUCHU, "ﾓﾄﾏﾁ", "元町"),
    old("1830022", TOKYOS_FUCHU, "ﾐﾔﾆｼﾁｮｳ", "宮西町"),
    old("4980000", YATOMI, *UNLISTED),
    old("4980000", KISOSAKI, *UNLISTED),
)  # fmt: skip


def loaded(tmp_path: Path, *rows: str) -> Loaded:
    return load(cp932(tmp_path / "KEN_ALL.CSV", *rows), tmp_path / "var", TODAY, lambda _: None)


@pytest.fixture
def table(tmp_path: Path) -> Postcodes:
    loaded(tmp_path, *ROWS)
    return Postcodes.open(tmp_path / "var")


@pytest.fixture
def sample(tmp_path: Path) -> Postcodes:
    return Postcodes.open(tmp_path)


def test_without_a_loaded_table_the_sample_answers_and_says_so(sample: Postcodes) -> None:
    (place,) = sample.places("1600023")
    assert str(place) == "東京都新宿区西新宿"
    assert sample.edition.sample
    assert sample.codes("東京都新宿区西新宿二丁目8番1号") == ("1600023",)


def test_every_row_of_the_sample_can_be_read() -> None:
    records = list(read_table(SAMPLE).records())
    assert len(records) > 150
    assert [record for record in records if not isinstance(record, Record)] == []


def test_the_sample_has_all_wards_and_no_row_twice() -> None:
    records = [r for r in read_table(SAMPLE).records() if isinstance(r, Record)]
    assert {r.city for r in records if "13101" <= r.area <= "13123"} >= {"千代田区", "江戸川区"}
    assert len({r.area for r in records if "13101" <= r.area <= "13123"}) == 23
    assert len({(r.code, r.town) for r in records}) == len(records)


def test_a_loaded_table_takes_the_samples_place(table: Postcodes) -> None:
    assert not table.edition.sample
    assert (table.edition.source, table.edition.loaded) == ("KEN_ALL.CSV", TODAY)
    assert table.places("1000001") == ()


@pytest.mark.parametrize(
    "code", ["1600023", "160-0023", "〒160-0023", " 160 0023 ", "１６０－００２３"]
)
def test_a_code_is_read_with_or_without_a_hyphen(table: Postcodes, code: str) -> None:
    assert [str(place) for place in table.places(code)] == ["東京都新宿区西新宿"]


@pytest.mark.parametrize(
    "code",
    ["", "160002", "16000234", "新宿", "160-00a3", "1600023; DROP TABLE place"],
)
def test_what_is_no_code_is_refused(table: Postcodes, code: str) -> None:
    with pytest.raises(NotAPostcode):
        table.places(code)


def test_an_unknown_code_has_no_places(table: Postcodes) -> None:
    assert table.places("9999999") == ()


def test_a_code_of_two_prefectures_has_both(table: Postcodes) -> None:
    assert [str(place) for place in table.places("4980000")] == [
        "愛知県弥富市",
        "三重県桑名郡木曽岬町",
    ]


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("東京都新宿区西新宿二丁目8番1号", ["1600023"]),
        ("新宿区西新宿2-8-1", ["1600023"]),
        ("〒160-0023 東京都 新宿区 西新宿２－８－１", ["1600023"]),
        ("東京都新宿区新宿1-1-1", ["1600022"]),
        ("新宿区西新宿3-7-1 新宿パークタワー5階", ["1631005"]),
        ("新宿区西新宿3-7-1 新宿パークタワー５F", ["1631005"]),
        ("新宿区西新宿3-7-1 新宿パークタワー", ["1631090"]),
        ("豊島区東池袋3-1-1サンシャイン60 5階", ["1706005"]),
        ("横手市十文字町腕越1", ["0190501"]),
        ("札幌市中央区大通西19丁目1番", ["0600042"]),
        ("札幌市中央区大通西二十丁目", ["0640820"]),
        ("札幌市中央区大通西", ["0600042", "0640820"]),
        ("北海道札幌市中央区北1条西2丁目", ["0600001"]),
        ("京都市上京区大宮通椹木町下る一町目817", ["6028134"]),
        ("京都市上京区一町目", ["6028134", "6028103"]),
        ("瑞穂町箱根ヶ崎2335", ["1901221"]),
        ("東京都西多摩郡瑞穂町大字箱根が崎", ["1901221"]),
        ("府中市宮西町2-24", ["1830022"]),
        ("府中市元町1", ["7260003"]),
        ("東京都府中市元町1", []),
        ("愛知県弥富市", ["4980000"]),
        ("東京都新宿区なし町1", []),
        ("東京都新宿区", []),
        ("西新宿2-8-1", []),
        ("", []),
        ("%' OR 1=1 --", []),
    ],
)
def test_an_address_has_the_codes_of_its_longest_town(
    table: Postcodes, address: str, codes: list[str]
) -> None:
    assert list(table.codes(address)) == codes


def test_threads_share_a_table(table: Postcodes) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(table.places("1600023"))))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8


def test_loading_tells_what_was_skipped(tmp_path: Path) -> None:
    gone = ROWS[0].removesuffix("0,0") + "2,6"
    result = loaded(tmp_path, *ROWS, gone)
    assert [str(skip) for skip in result.skipped] == ["line 20: abolished"]
    assert result.edition.places == 19


def test_a_table_with_many_broken_lines_leaves_the_old_one(tmp_path: Path) -> None:
    loaded(tmp_path, *ROWS)
    with pytest.raises(
        BrokenTable, match=re.escape("1 of 2 lines cannot be read (line 2: 1 columns")
    ):
        loaded(tmp_path, ROWS[1], "broken")
    assert Postcodes.open(tmp_path / "var").places("1901221")


def test_an_empty_table_leaves_the_old_one(tmp_path: Path) -> None:
    loaded(tmp_path, *ROWS)
    with pytest.raises(UnreadableTable, match="empty"):
        loaded(tmp_path)
    assert Postcodes.open(tmp_path / "var").places("1901221")


def test_who_reads_while_a_table_is_loaded_reads_on(tmp_path: Path) -> None:
    loaded(tmp_path, *ROWS)
    before = Postcodes.open(tmp_path / "var")
    loaded(tmp_path, ROWS[1])
    assert before.places("1901221")
    assert Postcodes.open(tmp_path / "var").places("1901221") == ()
    assert [path.name for path in (tmp_path / "var").iterdir()] == [FILE]


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(NotWritten):
        loaded(tmp_path, *ROWS)


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(BrokenIndex, match="postcodes load"):
        Postcodes.open(tmp_path)


def test_no_address_is_in_an_error() -> None:
    assert "西新宿" not in str(NotAPostcode())
    assert issubclass(NotAPostcode, PostcodesError)
