"""The word tables of this folder, checked as they are read."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter

from bot.catalogue.yaml_source import read_yaml

Word = Annotated[str, StringConstraints(min_length=1, strict=True)]
"""YAML reads a bare no or 1 as something else: then the table is refused."""


class Table(BaseModel):
    """The part of a table for one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class YesNo(Table):
    """Words that agree, words that do not, those of neither, and polite words beside them."""

    affirm: list[Word]
    deny: list[Word]
    unsure: list[Word] = []
    polite: list[Word] = []


class Opening(Table):
    """What people say before and after their name."""

    before: list[Word]
    after: list[Word] = []


class Ordinals(Table):
    """How one option of a list is named: in order, in a frame, all or none of them."""

    ordinals: list[Word] = []
    frames: list[Word] = []
    around: list[Word] = []
    between: list[Word] = []
    all: list[Word]
    none: list[Word]
    negations: list[Word]


class NumberWords(Table):
    """Numbers from 0 in words; ``nobody`` are 0 too.

    ``polite`` words end an answer, ``scales`` multiply the digits before them.
    """

    cardinals: list[list[Word]]
    nobody: list[Word]
    polite: list[Word] = []
    scales: dict[Word, int] = {}


@cache
def yes_no() -> dict[str, YesNo]:
    """`yes_no.yml` by locale.

    Raises:
        pydantic.ValidationError: the table has another form (so for all of these).
    """
    return TypeAdapter(dict[str, YesNo]).validate_python(_data("yes_no.yml"))


@cache
def openings() -> dict[str, Opening]:
    """`openings.yml` by locale."""
    return TypeAdapter(dict[str, Opening]).validate_python(_data("openings.yml"))


@cache
def ordinals() -> dict[str, Ordinals]:
    """`ordinals.yml` by locale."""
    return TypeAdapter(dict[str, Ordinals]).validate_python(_data("ordinals.yml"))


@cache
def number_words() -> dict[str, NumberWords]:
    """`numbers.yml` by locale."""
    return TypeAdapter(dict[str, NumberWords]).validate_python(_data("numbers.yml"))


def _data(name: str) -> object:
    return read_yaml(Path(__file__).with_name(name)).data
