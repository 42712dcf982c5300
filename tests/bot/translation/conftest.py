"""The small model that bench/small_marian.py trains on our own texts, and engines that fail."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from bench.phrase_pairs import Pair, phrase_pairs
from bot.l10n.locales import Language, load_languages
from bot.settings import Settings
from bot.translation.local.manifest import LocalModel
from tests.conftest import ROOT

LOCALES = ROOT / "locales"
SOURCE = "id"


class Speaks:
    """An engine that says what a function makes of each text."""

    name = "test"
    model = "test"

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.asked: list[str] = []

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        self.asked += texts
        return [self.say(text) for text in texts]


def loses_the_last_of_several(text: str) -> str:
    """As models do with long texts: of several placeholders the last one goes missing."""
    *kept, last = re.findall(r"X\d+X", text) or [""]
    return text.replace(last, "") if kept else text


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Language]:
    return load_languages(LOCALES)


@pytest.fixture(scope="session")
def pairs() -> tuple[Pair, ...]:
    return phrase_pairs(LOCALES, SOURCE).learnt


@pytest.fixture(scope="session")
def small() -> LocalModel:
    """Trained if it is not there for the texts as they are: less than a minute."""
    for package in ("torch", "transformers", "sentencepiece", "ctranslate2"):
        pytest.importorskip(package, reason=f"{package} is not installed: no model to train")
    from bench.small_marian import folder_of, small_model

    return small_model(folder_of(Settings()), LOCALES)


@pytest.fixture(scope="session")
def models(small: LocalModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models with the small one in it, as a town has it."""
    folder = tmp_path_factory.mktemp("models")
    (folder / small.name).symlink_to(small.folder)
    return folder
