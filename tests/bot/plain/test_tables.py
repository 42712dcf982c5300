"""The tables themselves: no facts in them, no word twice, nothing that leads on to another."""

import re
from pathlib import Path

import pytest
import yaml

from bot.plain.honorifics import honorifics
from bot.plain.predicate import verb
from bot.plain.table import word_table

HERE = Path(__file__).parents[3] / "bot/plain"
TERMS = yaml.safe_load((HERE / "terms.yml").read_text(encoding="utf-8"))
WORDS = [pair for section in word_table().values() for pair in section.items()]


def test_there_are_several_hundred_words() -> None:
    assert len(WORDS) > 700


@pytest.mark.parametrize("name", ["words", "terms", "honorifics"])
def test_no_line_stands_twice(name: str) -> None:
    lines = re.findall(r"(?m)^ *([^\s#:-]+): ", (HERE / f"{name}.yml").read_text(encoding="utf-8"))
    assert sorted(lines) == sorted(set(lines))


def test_no_word_is_a_number_or_brings_one() -> None:
    assert [pair for pair in WORDS if re.search(r"[0-9０-９]", "".join(pair))] == []
    assert [term for term, said in TERMS.items() if re.search(r"\d", term + said)] == []


def test_a_term_is_not_replaced_by_the_word_table() -> None:
    assert TERMS.keys() & {said for said, _ in WORDS} == set()


def test_a_word_of_respect_has_a_verb() -> None:
    table = honorifics()
    said = [*table.verbs.values(), *table.requests.values()]
    assert [word for word in said if word and not verb(word)] == []
