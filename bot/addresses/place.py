"""What a postal code means: a town in a city, a part of one, or floors of a building."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kana:
    """Readings in full-width katakana; empty where the place has no such part."""

    prefecture: str
    city: str
    town: str = ""
    building: str = ""


@dataclass(frozen=True)
class Place:
    """One place of a postal code; a code may have several, and a town several codes."""

    prefecture: str
    """都道府県."""

    city: str
    """市区町村, with its 郡 or its 市 before a 区."""

    town: str
    """町域; empty where the code is for the city (town not listed, 一円, 番地 right after it)."""

    kana: Kana

    note: str = ""
    """Which part of the town it is, as Japan Post says it: １〜１９丁目, その他, 次のビルを除く."""

    building: str = ""
    """A building with codes of its own."""

    floor: str = ""
    """Its floor: １階, 地階・階層不明."""

    unlisted: bool = False
    """For the towns that the table does not list, of a city whose other towns it lists."""

    def __str__(self) -> str:
        """What stands on an envelope before the house number."""
        return f"{self.prefecture}{self.city}{self.town}"
