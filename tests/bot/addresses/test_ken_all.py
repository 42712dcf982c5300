"""Files as they come: encodings, zips, marks, and lines that are broken."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from bot.addresses.errors import UnreadableTable
from bot.addresses.ken_all import Record, Skipped, read_table
from tests.bot.addresses.rows import SHINJUKU, cp932, old, utf8

KABUKICHO = old("1600021", SHINJUKU, "ｶﾌﾞｷﾁｮｳ", "歌舞伎町")
FULL_WIDTH = (
    '13104,"160  ","1600021","トウキョウト","シンジュクク","カブキチョウ",'
    '"東京都","新宿区","歌舞伎町",0,0,0,0,0,0'
)


def records(path: Path) -> list[Record | Skipped]:
    return list(read_table(path).records())


def test_both_files_read_the_same(tmp_path: Path) -> None:
    one = records(cp932(tmp_path / "KEN_ALL.CSV", KABUKICHO))
    assert one == records(utf8(tmp_path / "utf_ken_all.csv", FULL_WIDTH))
    assert isinstance(one[0], Record)
    assert one[0].town_kana == "カブキチョウ"


@pytest.mark.parametrize(
    "content",
    [
        f"\ufeff{FULL_WIDTH}\r\n",
        f"{FULL_WIDTH}\n",
        f"{FULL_WIDTH}\r\n\r\n",
        f"{FULL_WIDTH}\r\n\x1a",
        FULL_WIDTH,
        FULL_WIDTH.replace('"', ""),
    ],
    ids=["BOM", "LF", "empty line", "end-of-file mark", "no last line break", "no quotes"],
)
def test_how_a_file_was_saved_does_not_matter(tmp_path: Path, content: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content.encode())
    (record,) = records(path)
    assert isinstance(record, Record)
    assert (record.area, record.code, record.town) == ("13104", "1600021", "歌舞伎町")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("13104,1600021,東京都", "3 columns instead of 15"),
        (FULL_WIDTH.replace("1600021", "160002"), "not a postal code"),
        (FULL_WIDTH.replace("13104,", "1310,"), "not the code of a municipality"),
        (FULL_WIDTH.replace('"歌舞伎町"', '""'), "a name is missing"),
        (FULL_WIDTH.replace('"歌舞伎町"', '"歌舞伎町'), "quote"),
        (FULL_WIDTH.replace("歌舞伎町", "歌舞伎町（１丁目"), "that no line closes"),
        (FULL_WIDTH.replace("歌舞伎町", "３番地）"), "that no line opens"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(
    tmp_path: Path, row: str, reason: str
) -> None:
    other = FULL_WIDTH.replace("1600021", "1600022")
    first, broken, last = records(utf8(tmp_path / "table.csv", FULL_WIDTH, row, other))
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(broken, Skipped)
    assert str(broken).startswith("line 2: ")
    assert reason in broken.reason
    assert broken.broken


def test_a_town_with_a_broken_line_in_it_is_left_out_whole(tmp_path: Path) -> None:
    first, broken, piece, last = (
        old("1600021", SHINJUKU, "ｶﾌﾞｷﾁｮｳ", town)
        for town in ("歌舞伎町（１、", "", "３、", "４丁目）")
    )
    found = records(cp932(tmp_path / "KEN_ALL.CSV", first, broken, piece, last, KABUKICHO))
    assert [f.line for f in found] == [2, 1, 5]
    assert isinstance(found[-1], Record)
    assert str(found[1]) == "line 1: one of the lines of this town is broken"


def test_a_line_in_another_encoding_does_not_change_the_others(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"{FULL_WIDTH}\r\n".encode() * 3 + f"{KABUKICHO}\r\n".encode("cp932"))
    *good, broken = records(path)
    assert all(isinstance(record, Record) for record in good)
    assert broken == Skipped(4, "not utf-8")


def test_an_abolished_code_is_left_out_but_not_broken(tmp_path: Path) -> None:
    row = FULL_WIDTH.removesuffix("0,0") + "2,6"
    assert records(utf8(tmp_path / "del.csv", row)) == [Skipped(1, "abolished", broken=False)]


def test_a_zip_is_read_with_the_day_of_its_table(tmp_path: Path) -> None:
    path = tmp_path / "ken_all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("KEN_ALL.CSV", (2026, 10, 1, 0, 0, 0)), KABUKICHO.encode("cp932")
        )
    table = read_table(path)
    assert table.made == date(2026, 10, 1)
    assert len(list(table.records())) == 1


@pytest.mark.parametrize("names", [(), ("a.txt",), ("a.csv", "b.csv")])
def test_a_zip_without_one_table_is_refused(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = tmp_path / "ken_all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    with pytest.raises(UnreadableTable, match="CSV files in the zip"):
        read_table(path)


def test_a_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ken_all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("KEN_ALL.CSV", KABUKICHO * 50)
    content = bytearray(path.read_bytes())
    content[60:80] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match="damaged"):
        read_table(path)


@pytest.mark.parametrize("missing", ["nowhere.csv", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(UnreadableTable):
        read_table(tmp_path / missing)
