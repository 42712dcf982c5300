"""The table can be read back, and a field that is not known stays empty."""

import csv
from io import StringIO

import pytest

from bot.opendata.csv_table import COLUMNS, csv_table
from bot.opendata.edition import Edition

Row = dict[str, str]
NOT_IN_OUR_RECORDS = (
    "通称", "収入条件", "家族構成条件", "給付上限額", "公募開始日",
    "公募終了日", "添付ファイル", "表示優先度",
)  # fmt: skip


def read(table: str) -> dict[str, Row]:
    rows = csv.DictReader(StringIO(table, newline=""), strict=True)
    assert tuple(rows.fieldnames or ()) == COLUMNS
    return {row["制度番号"]: row for row in rows}


@pytest.fixture(scope="module")
def rows(edition: Edition) -> dict[str, Row]:
    return read(csv_table(edition, "ja"))


def test_there_is_one_row_a_procedure(rows: dict[str, Row], edition: Edition) -> None:
    assert set(rows) == {edition.identifier(record) for record in edition.procedures.values()}
    assert all(None not in row and None not in row.values() for row in rows.values())


def test_a_row_says_what_the_record_says(rows: dict[str, Row]) -> None:
    row = rows["sample-ward/residence-certificate"]
    assert row["制度所管組織"] == row["地域"] == "さくら区"
    assert "300円" in row["費用"]
    assert row["連絡先"].splitlines()[0] == "03-0000-1010"
    assert rows["tokyo/passport"]["制度所管組織"] == "東京都"
    assert rows["sample-ward/move-in"]["費用"].endswith("無料")
    assert len(rows["sample-ward/move-in"]["根拠法令"].splitlines()) == 2


@pytest.mark.parametrize("column", NOT_IN_OUR_RECORDS)
def test_what_is_not_known_is_not_guessed(rows: dict[str, Row], column: str) -> None:
    assert {row[column] for row in rows.values()} == {""}


def test_unchecked_records_have_no_day_and_a_remark(rows: dict[str, Row], edition: Edition) -> None:
    for record in edition.procedures.values():
        row = rows[edition.identifier(record)]
        assert bool(row["最終更新日"]) == (record.checked_on is not None)
        assert ("見比べていません" in row["備考"]) == (record.checked_on is None)
        assert ("見本" in row["備考"]) == edition.there.packs[record.id].sample


def test_no_placeholder_is_left(rows: dict[str, Row]) -> None:
    assert [cell for row in rows.values() for cell in row.values() if "{" in cell] == []


def test_the_table_can_be_in_another_language(edition: Edition) -> None:
    row = read(csv_table(edition, "en"))["sample-ward/move-in"]
    assert row["制度名"] == "Moving-in notification"
    assert row["電子申請の有無"] == "一部"
