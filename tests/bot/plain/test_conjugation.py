"""Verbs and adjectives in every form that the rewriter puts them in."""

import pytest

from bot.plain.conjugation import Need, Unconjugable, conjugate, voiced
from bot.plain.morph import words
from bot.plain.predicate import nominal, replaced, request, verb
from bot.plain.table import word_table

FORMS = {
    "書く": "書か 書き 書い 書く 書け 書ける 書かれる 書かせる 書こう",
    "急ぐ": "急が 急ぎ 急い 急ぐ 急げ 急げる 急がれる 急がせる 急ごう",
    "出す": "出さ 出し 出し 出す 出せ 出せる 出される 出させる 出そう",
    "待つ": "待た 待ち 待っ 待つ 待て 待てる 待たれる 待たせる 待とう",
    "死ぬ": "死な 死に 死ん 死ぬ 死ね 死ねる 死なれる 死なせる 死のう",
    "呼ぶ": "呼ば 呼び 呼ん 呼ぶ 呼べ 呼べる 呼ばれる 呼ばせる 呼ぼう",
    "住む": "住ま 住み 住ん 住む 住め 住める 住まれる 住ませる 住もう",
    "送る": "送ら 送り 送っ 送る 送れ 送れる 送られる 送らせる 送ろう",
    "払う": "払わ 払い 払っ 払う 払え 払える 払われる 払わせる 払おう",
    "行く": "行か 行き 行っ 行く 行け 行ける 行かれる 行かせる 行こう",
    "見せる": "見せ 見せ 見せ 見せる 見せれ 見せられる 見せられる 見せさせる 見せよう",
    "借りる": "借り 借り 借り 借りる 借りれ 借りられる 借りられる 借りさせる 借りよう",
    "勉強する": "勉強し 勉強し 勉強し 勉強する 勉強すれ 勉強できる 勉強される "
    "勉強させる 勉強しよう",
    "持ってくる": "持ってこ 持ってき 持ってき 持ってくる 持ってくれ 持ってこられる "
    "持ってこられる 持ってこさせる 持ってこよう",
    "来る": "来 来 来 来る 来れ 来られる 来られる 来させる 来よう",
}
NEEDS = (
    Need.NEGATIVE,
    Need.STEM,
    Need.TE,
    Need.PLAIN,
    Need.CONDITIONAL,
    Need.POTENTIAL,
    Need.PASSIVE,
    Need.CAUSATIVE,
    Need.VOLITIONAL,
)


@pytest.mark.parametrize("lemma", FORMS)
def test_every_form_of_every_class_is_right(lemma: str) -> None:
    found = verb(lemma)
    assert found
    forms = [conjugate(found.lemma, found.kind, need) for need in NEEDS]
    assert " ".join(forms) == FORMS[lemma]


def test_an_adjective_has_its_own_forms() -> None:
    assert conjugate("難しい", "形容詞", Need.TE) == "難しかっ"
    assert conjugate("難しい", "形容詞", Need.STEM) == "難しく"
    assert conjugate("難しい", "形容詞", Need.CONDITIONAL) == "難しけれ"


@pytest.mark.parametrize(
    ("lemma", "kind", "need"),
    [
        ("難しい", "形容詞", Need.PASSIVE),
        ("ある", "五段-ラ行", Need.NEGATIVE),
        ("べし", "文語助動詞-ベシ", Need.PLAIN),
        ("本", "", Need.STEM),
        ("かか", "五段-カ行", Need.STEM),
    ],
)
def test_a_form_that_does_not_exist_is_an_error(lemma: str, kind: str, need: Need) -> None:
    with pytest.raises(Unconjugable):
        conjugate(lemma, kind, need)


def test_te_is_voiced_after_four_endings_only() -> None:
    heard = {lemma for lemma in FORMS if voiced(lemma, verb(lemma).kind)}  # type: ignore[union-attr]
    assert heard == {"急ぐ", "死ぬ", "呼ぶ", "住む"}


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("居住した", "住む", "住んだ"),
        ("記入し", "書く", "書き"),
        ("記入せず", "書く", "書かず"),
        ("記入しない", "書く", "書かない"),
        ("記入しなければ", "書く", "書かなければ"),
        ("記入すれば", "書く", "書けば"),
        ("記入された", "書く", "書かれた"),
        ("飲んだ", "食べる", "食べた"),
        ("控えて", "しない", "しなくて"),
        ("控えてください", "しない", "しないでください"),
        ("異なります", "違う", "違います"),
        ("混雑します", "人が多い", "人が多いです"),
    ],
)
def test_a_new_verb_takes_the_form_of_the_old_one(text: str, said: str, expected: str) -> None:
    morphs = list(words(text))
    if "サ変" in morphs[0].tag:
        morphs = morphs[1:]
    new = verb(said)
    assert new
    assert "".join(m.surface for m in replaced(morphs[0], new, morphs[1:])) == expected


@pytest.mark.parametrize(
    ("noun", "lemma"),
    [
        ("申し込み", "申し込む"),
        ("届け", "届ける"),
        ("知らせ", "知らせる"),
        ("引っ越し", "引っ越す"),
    ],
)
def test_the_verb_behind_a_noun_is_found(noun: str, lemma: str) -> None:
    found = nominal(noun)
    assert found
    assert found.lemma == lemma


def test_a_noun_without_a_verb_has_none() -> None:
    assert nominal("写真") is None


def test_a_request_is_voiced_where_it_must() -> None:
    like = words("です")[-1]
    for lemma, expected in {"住む": "住んでください", "書く": "書いてください"}.items():
        found = verb(lemma)
        assert found
        assert "".join(m.surface for m in request(found, like)) == expected


def test_every_verb_on_the_left_has_a_verb_on_the_right() -> None:
    wrong = [
        (said, instead)
        for section in word_table().values()
        for said, instead in section.items()
        if said.endswith("する")
        and not said.startswith("に")
        and verb(said)
        and not (instead and verb(instead))
    ]
    assert wrong == []
