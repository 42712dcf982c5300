"""A name is kept as it is written; what is said around it is not part of it."""

import pytest

from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.names import read_kana, read_name


@pytest.mark.parametrize(
    "name",
    [
        "山田太郎", "山田 花子", "佐々木", "髙橋", "𠮷野家", "ヴォ・ティ・ラン", "John O'Neill",
        "Anne-Marie", "J. R. Smith", "Nguyễn Văn An", "王伟", "王偉", "김철수", "राम बहादुर",
        "အောင်ဆန်း", "สมชาย ใจดี", "Ñuñez", "María José", "Đỗ", "Ång", "しまだ", "シマダ", "Sina",
        "Itsuki", "Iman Ali", "Silvia", "म्यान", "សុខា", "Mary Ann Dela Cruz", "Imelda", "田",
        "ஸ்ரீ", "නිමල්", "Müller", "是永", "Calliope",
    ],
)  # fmt: skip
def test_a_name_alone_stays_as_it_is(name: str) -> None:
    assert read_name(Heard(name)) == Accepted(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my name is John Smith", "John Smith"),
        ("My name is John Smith.", "John Smith"),
        ("I'm John", "John"),
        ("I’m John", "John"),
        ("This is Maria", "Maria"),
        ("私の名前は山田太郎です", "山田太郎"),
        ("私の名前は山田太郎です。", "山田太郎"),
        ("山田太郎といいます", "山田太郎"),
        ("山田太郎と申します", "山田太郎"),
        ("山田です", "山田"),
        ("わたしは山田といいます", "山田"),
        ("氏名は山田 太郎", "山田 太郎"),
        ("tôi tên là Nguyễn Văn An", "Nguyễn Văn An"),
        ("Tên tôi là Lan", "Lan"),
        ("我叫王伟", "王伟"),
        ("我的名字是王偉", "王偉"),
        ("제 이름은 김철수입니다", "김철수"),
        ("저는 김철수예요", "김철수"),
        ("मेरो नाम राम हो", "राम"),
        ("ကျွန်မနာမည်က အောင်ဆန်း ပါ", "အောင်ဆန်း"),
        ("Ang pangalan ko ay Jose Rizal", "Jose Rizal"),
        ("Ako si Maria", "Maria"),
        ("「山田」", "山田"),
    ],
)
def test_my_name_is_is_not_part_of_it(text: str, name: str) -> None:
    assert read_name(Heard(text)) == Accepted(name, corrected=True)


def test_spaces_are_one() -> None:
    assert read_name(Heard("  山田　　太郎 ")) == Accepted("山田 太郎")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<b>山田</b>", "https://example.com", "www.example.com",
        "example.com", "山田123", "12345", "090-1234-5678", "山田😀", "😀", "{{7*7}}",
        "山田;drop", "a@b.jp", "---", "山田=太郎", "山田\x00太郎", "&lt;b", "$x", "・・",
        "javascript:alert", "山田_太郎", "山田/太郎", "(株)山田", "a\\b",
    ],
)  # fmt: skip
def test_what_is_in_no_name_is_strange(text: str) -> None:
    assert read_name(Heard(text)) == Rejected("name_strange")


def test_sixty_letters_are_a_name_and_sixty_one_are_not() -> None:
    assert read_name(Heard("あ" * 60)) == Accepted("あ" * 60)
    assert read_name(Heard("あ" * 61)) == Rejected("name_too_long")


@pytest.mark.parametrize("text", ["my name is", "私の名前は", "我叫"])
def test_an_opening_without_a_name_says_nothing(text: str) -> None:
    assert read_name(Heard(text)) == Rejected("nothing_said")


@pytest.mark.parametrize(
    ("text", "kana", "corrected"),
    [
        ("ヤマダ タロウ", "ヤマダ タロウ", False),
        ("やまだ たろう", "ヤマダ タロウ", True),
        ("やまだたろう", "ヤマダタロウ", True),
        ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ", True),
        ("ヤマダ　タロウ", "ヤマダ タロウ", False),
        ("やまだ　　たろう", "ヤマダ タロウ", True),
        ("ジョン・スミス", "ジョン・スミス", False),
        ("ﾖｰｺ", "ヨーコ", True),
        ("ヨ-コ", "ヨーコ", True),
        ("ヴォ ティ ラン", "ヴォ ティ ラン", False),
        ("ゔぉ", "ヴォ", True),
        ("やまだたろうです", "ヤマダタロウ", True),
        ("読み方はやまだです", "ヤマダ", True),
        ("いすゞ", "イスヾ", True),
        ("ヱビス", "ヱビス", False),
        ("っしー", "ッシー", True),
    ],
)
def test_the_reading_of_a_name_is_katakana(text: str, kana: str, corrected: bool) -> None:
    assert read_kana(Heard(text)) == Accepted(kana, corrected)


@pytest.mark.parametrize(
    "text",
    [
        "山田太郎", "Yamada Taro", "ヤマダ太郎", "やまだ Taro", "123", "ヤマダ1", "김철수", "ー",
        "・", "ヤマダ<b>", "ヤマダ！タロウ", "王", "やまだ@", "ア😀", "<script>", "Nguyễn",
    ],
)  # fmt: skip
def test_anything_else_is_no_reading(text: str) -> None:
    assert read_kana(Heard(text)) == Rejected("kana_expected")


def test_a_reading_may_be_sixty_long() -> None:
    assert read_kana(Heard("ア" * 60)) == Accepted("ア" * 60)
    assert read_kana(Heard("ア" * 61)) == Rejected("name_too_long")
