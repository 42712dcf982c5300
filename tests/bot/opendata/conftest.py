"""One edition of the sample ward in every language, made once."""

import json
from datetime import date
from typing import Any

import pytest

from bot.opendata.cpsv_ap import json_ld
from bot.opendata.edition import Edition
from bot.render.renderer import Renderer

DAY = date(2026, 12, 1)


@pytest.fixture(scope="session")
def edition(renderer: Renderer) -> Edition:
    return Edition.of(renderer, "sample-ward", renderer.languages, DAY)


@pytest.fixture(scope="session")
def document(edition: Edition) -> str:
    return json_ld(edition)


@pytest.fixture(scope="session")
def nodes(document: str) -> dict[str, Any]:
    """The nodes of the graph by address, without the base."""
    graph = json.loads(document)["@graph"]
    return {node["@id"].removeprefix("https://madoguchi.example/"): node for node in graph}
