"""What all tests share: the project's own catalogue and texts, read once."""

from pathlib import Path

import pytest

from bot.render.renderer import Renderer

ROOT = Path(__file__).parent.parent

collect_ignore = ["nlu"]
"""These run in Rasa's environment, see the Makefile."""


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer.load(ROOT / "procedures", ROOT / "locales")
