"""The files of words are complete and say what is wrong with a broken one."""

import pytest
import yaml

from nlu.values.grammar.spellings import EVERYWHERE, FOLDER, load_grammars, spellings
from nlu.values.grammar.templates import TemplateError
from nlu.values.grammar.words import WordsError, read_words
from tests.nlu.values.conftest import ROOT

REGISTRY = yaml.safe_load((ROOT / "locales/locales.yml").read_text(encoding="utf-8"))
LANGUAGES = {tag.partition("-")[0] for tag in REGISTRY}


@pytest.fixture(scope="module")
def grammars():
    return load_grammars()


def test_every_language_of_ours_has_its_words():
    assert {path.stem for path in FOLDER.glob("*.yml")} == LANGUAGES | {EVERYWHERE}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_can_say_dates_money_and_all_counts(grammars, language):
    grammar = grammars[language].written
    assert {template.shape for template in grammar.dates} >= {"said", "ago", "ahead", "never"}
    assert grammar.money
    assert {template.shape for template in grammar.counts} == {"person", "child", "copy", "item"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("dayz: {today: 0}", "'dayz' is none of"),
        ("counts: {cats: ['{n} cats']}", "'cats' is none of"),
        ("units: {fortnight: weeks}", "'weeks' is none of"),
        ("days: [today]", "'word: value' pairs"),
        ("said: '{day}'", "a list of templates"),
        ("said: ['{Day}']", "in lower case"),
    ],
)
def test_a_broken_file_says_what_to_do(tmp_path, text, complaint):
    path = tmp_path / "xx.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WordsError, match=rf"xx\.yml.*{complaint}"):
        read_words(path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("said: ['{fortnight} ago']", "no words for {fortnight}"),
        ("said: ['{n}{n}']", "redefinition"),
        ("said: ['({day}']", "missing"),
    ],
)
def test_a_broken_template_is_shown(tmp_path, text, complaint):
    path = tmp_path / "xx.yml"
    path.write_text(f"cldr: null\n{text}", encoding="utf-8")
    with pytest.raises(TemplateError, match=complaint):
        spellings(read_words(path))
