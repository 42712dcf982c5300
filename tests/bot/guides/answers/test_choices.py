"""An option is chosen by what says clearly which one, and by nothing else."""

import pytest

from bot.guides.answers.choices import Option, read_choice, read_choices
from bot.guides.answers.heard import Accepted, Heard, Rejected
from bot.guides.answers.tables import number_words, openings, ordinals

LOCALES = ["ja", "en", "zh-Hans", "zh-Hant", "ko", "vi", "ne", "my", "fil"]
WHOM = (
    Option("self", ("自分", "Myself", "我自己", "나 자신")),
    Option(
        "family",
        ("いっしょに住んでいる家族", "Family living with me", "一起住的家人", "함께 사는 가족"),
    ),
    Option(
        "other", ("ほかの人（手伝っている）", "Somebody else (I am helping)", "其他人", "다른 사람")
    ),
)
PAPERS = (
    Option("passport", ("パスポート", "Passport", "护照", "여권", "hộ chiếu")),
    Option("residence-card", ("在留カード", "Residence card", "在留卡")),
    Option("my-number-card", ("マイナンバーカード", "My Number Card", "个人编号卡")),
    Option("seal", ("はんこ", "Seal", "印章")),
    Option("bank-book", ("通帳とはんこ", "Bankbook and seal", "存折和印章")),
)


@pytest.mark.parametrize("table", [openings(), ordinals(), number_words()])
def test_every_locale_has_words(table: dict[str, object]) -> None:
    assert list(table)[: len(LOCALES)] == LOCALES


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("1", "self"), ("2", "family"), ("３", "other"), ("②", "family"), ("1番", "self"),
        ("1番です", "self"), ("二番", "family"), ("2番でお願いします", "family"),
        ("一番目", "self"), ("二番目です", "family"), ("2つ目", "family"), ("三つ目", "other"),
        ("第三", "other"), ("一番上", "self"), ("the second", "family"),
        ("The second one.", "family"), ("second please", "family"), ("number 3", "other"),
        ("No. 2", "family"), ("#1", "self"), ("option 2", "family"), ("2nd", "family"),
        ("two", "family"), ("one", "self"), ("I choose 3", "other"), ("(2)", "family"),
        ("第二个", "family"), ("第2個", "family"), ("选第一个", "self"), ("두 번째", "family"),
        ("2번이요", "family"), ("thứ hai", "family"), ("số 3", "other"), ("cái thứ 3", "other"),
        ("दोस्रो", "family"), ("ဒုတိယ", "family"), ("နံပါတ် ၃", "other"),
        ("pangalawa po", "family"), ("ang una", "self"), ("numero 2", "family"),
        ("ika-3", "other"), ("self", "self"), ("自分", "self"), ("自分です", "self"),
        ("自分。", "self"), ("myself", "self"), ("MYSELF!", "self"), ("我自己", "self"),
        ("다른 사람", "other"), ("ほかの人(手伝っている)", "other"), ("自分の手続きです", "self"),
        ("it's for myself", "self"), ("家族", "family"), ("家族です", "family"),
        ("family", "family"), ("my family", "family"), ("Somebody else", "other"),
        ("手伝っている", "other"), ("家人", "family"), ("myslef", "self"),
        ("Famly living with me", "family"), ("いっしょに住んでる家族", "family"),
        ("ほかのひと（手伝っている）", "other"),
    ],
)  # fmt: skip
def test_one_option_is_chosen(text: str, id: str) -> None:
    assert read_choice(Heard(text), WHOM) == Accepted(id)


@pytest.mark.parametrize(
    "text",
    [
        "4", "0", "12", "４番", "99", "tenth", "第四", "わかりません", "I don't know", "住民票",
        "3万円", "2人です", "a", "の", "the", "です", "自分ではありません", "not myself",
        "自分以外", "不是我自己", "elf", "ほげ", "xyz", "1.5", "-1", "me and you", "どれもない",
        "090-1234-5678", "himself",
    ],
)  # fmt: skip
def test_what_names_no_option_chooses_none(text: str) -> None:
    assert read_choice(Heard(text), WHOM) == Rejected("choice_unknown")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1と2", ("self", "family")),
        ("1,3", ("self", "other")),
        ("自分と家族", ("self", "family")),
        ("自分か、ほかの人（手伝っている）", ("other", "self")),
        ("myself and family", ("self", "family")),
    ],
)
def test_two_options_at_once_are_asked_back(text: str, ids: tuple[str, ...]) -> None:
    result = read_choice(Heard(text), WHOM)
    assert isinstance(result, Rejected)
    assert result.error == "choice_ambiguous"
    assert set(map(str, result.suggestions)) == set(ids)


def test_a_part_of_two_labels_is_asked_back() -> None:
    assert read_choice(Heard("カード"), PAPERS) == Rejected(
        "choice_ambiguous", ("residence-card", "my-number-card")
    )


@pytest.mark.parametrize("text", ["1日", "2日", "11日"])
def test_near_is_not_near_enough_where_a_digit_differs(text: str) -> None:
    options = (Option("one", ("1日",)), Option("two", ("2日",)), Option("eleven", ("11日",)))
    ids = {"1日": "one", "2日": "two", "11日": "eleven"}
    assert read_choice(Heard(text), options) == Accepted(ids[text])
    assert read_choice(Heard("3日"), options) == Rejected("choice_unknown")


@pytest.mark.parametrize(("text", "id"), [("同意します", "yes"), ("同意しません", "no")])
def test_not_is_never_a_misspelling(text: str, id: str) -> None:
    options = (Option("yes", ("同意します",)), Option("no", ("同意しません",)))
    assert read_choice(Heard(text), options) == Accepted(id)
    assert read_choice(Heard(text), [o for o in options if o.id != id]) == Rejected(
        "choice_unknown"
    )


def test_a_label_that_is_a_number_goes_before_its_place() -> None:
    options = (Option("two", ("2",)), Option("one", ("1",)))
    assert read_choice(Heard("1"), options) == Accepted("one")


def test_without_options_nothing_is_chosen() -> None:
    assert read_choice(Heard("1"), ()) == Rejected("choice_unknown")
    assert read_choices(Heard("1"), ()) == Rejected("choice_unknown")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("1", ["passport"]), ("1と3", ["passport", "my-number-card"]),
        ("1,3", ["passport", "my-number-card"]), ("１、３", ["passport", "my-number-card"]),
        ("3,1", ["passport", "my-number-card"]), ("1 3", ["passport", "my-number-card"]),
        ("1番と2番", ["passport", "residence-card"]),
        ("1番と2番です", ["passport", "residence-card"]),
        ("1・2・3", ["passport", "residence-card", "my-number-card"]),
        ("1, 2 and 3", ["passport", "residence-card", "my-number-card"]),
        ("1 và 2", ["passport", "residence-card"]), ("1和2", ["passport", "residence-card"]),
        ("1하고 2", ["passport", "residence-card"]), ("1 र 2", ["passport", "residence-card"]),
        ("1 နှင့် 2", ["passport", "residence-card"]), ("1 at 2", ["passport", "residence-card"]),
        ("first and third", ["passport", "my-number-card"]),
        ("一番目と二番目", ["passport", "residence-card"]), ("パスポート", ["passport"]),
        ("パスポートと在留カード", ["passport", "residence-card"]),
        ("Passport, residence card", ["passport", "residence-card"]),
        ("パスポートを持っています", ["passport"]), ("通帳とはんこ", ["bank-book"]),
        ("パスポートと通帳とはんこ", ["passport", "bank-book"]),
        ("Bankbook and seal", ["bank-book"]), ("护照和在留卡", ["passport", "residence-card"]),
        ("パスポート、3", ["passport", "my-number-card"]), ("1と1", ["passport"]),
        ("パスポト", ["passport"]), ("在留カードとパスポト", ["passport", "residence-card"]),
        ("マイナンバー", ["my-number-card"]), ("hộ chiếu", ["passport"]),
    ],
)  # fmt: skip
def test_several_are_chosen_in_the_order_of_the_list(text: str, ids: list[str]) -> None:
    assert read_choices(Heard(text), PAPERS) == Accepted(ids)


ALL = [word for table in ordinals().values() for word in table.all]
NONE = [word for table in ordinals().values() for word in table.none]


@pytest.mark.parametrize("text", [*ALL, "All of them.", "全部です", "ALL"])
def test_all_of_them(text: str) -> None:
    assert read_choices(Heard(text), PAPERS) == Accepted([option.id for option in PAPERS])


@pytest.mark.parametrize("text", [*NONE, "None.", "どれもない。", "どれもないです", "ないです"])
def test_none_of_them(text: str) -> None:
    assert read_choices(Heard(text), PAPERS) == Accepted([])


@pytest.mark.parametrize(
    "text",
    [
        "9", "1と9", "0", "パスポートとヘルメット", "ヘルメット", "パスポートはありません",
        "no passport", "all except 2", "パスポート以外", "わかりません", "1から9", "1-3", "13",
        "passports of the world unite and more, tomorrow 7", "not the passport", "xyz", "1,2,x",
    ],
)  # fmt: skip
def test_a_part_that_names_nothing_spoils_the_whole(text: str) -> None:
    assert read_choices(Heard(text), PAPERS) == Rejected("choice_unknown")


def test_a_part_of_two_labels_is_asked_back_among_several() -> None:
    assert read_choices(Heard("カード"), PAPERS) == Rejected(
        "choice_ambiguous", ("residence-card", "my-number-card")
    )
