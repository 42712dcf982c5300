"""Rows in the shape of Japan Post's files: the old one's and the new one's."""

from pathlib import Path

TOKYO = ("ﾄｳｷｮｳﾄ", "東京都")
SHINJUKU = ("13104", *TOKYO, "ｼﾝｼﾞｭｸｸ", "新宿区")


def old(code: str, area: tuple[str, str, str, str, str], kana: str, town: str) -> str:
    """A row of KEN_ALL.CSV: half-width kana and parentheses in the kana."""
    number, prefecture_kana, prefecture, city_kana, city = area
    cells = (f"{code[:3]}  ", code, prefecture_kana, city_kana, kana, prefecture, city, town)
    return f"{number}," + ",".join(f'"{cell}"' for cell in cells) + ",0,0,0,0,0,0"


def cp932(path: Path, *rows: str) -> Path:
    path.write_bytes("".join(f"{row}\r\n" for row in rows).encode("cp932"))
    return path


def utf8(path: Path, *rows: str) -> Path:
    path.write_bytes("".join(f"{row}\r\n" for row in rows).encode())
    return path
