"""What is exported is asked for by name and is in force."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.opendata.edition import Edition, ExportError
from bot.render.renderer import Renderer
from tests.bot.opendata.conftest import DAY


def test_japanese_is_in_every_edition(renderer: Renderer) -> None:
    edition = Edition.of(renderer, "sample-ward", ["en"], DAY)
    assert [language.tag for language in edition.languages] == ["ja", "en"]


@pytest.mark.parametrize("municipality", ["", "tokyo", "_common", "nowhere"])
def test_only_a_municipality_is_exported(renderer: Renderer, municipality: str) -> None:
    with pytest.raises(ExportError, match="sample-ward, sample-city"):
        Edition.of(renderer, municipality, ["ja"], DAY)


@pytest.mark.parametrize("locale", ["xx", "", "JA", "ja,en"])
def test_a_locale_that_is_not_there_is_refused(renderer: Renderer, locale: str) -> None:
    with pytest.raises(ExportError, match="there are: ja"):
        Edition.of(renderer, "sample-ward", [locale], DAY)


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org", "ftp://example.org/"])
def test_a_base_that_makes_no_addresses_is_refused(renderer: Renderer, base: str) -> None:
    with pytest.raises(ExportError, match="ends with a slash"):
        Edition.of(renderer, "sample-ward", ["ja"], DAY, base)


def test_what_is_not_in_force_is_left_out_and_named(edition: Edition) -> None:
    record = edition.there.procedures["move-in"]
    lapsed = record.model_copy(update={"valid_until": DAY - timedelta(days=1)})
    there = replace(edition.there, procedures={**edition.there.procedures, "move-in": lapsed})
    assert replace(edition, there=there).left_out == ["move-in"]
    assert "move-in" not in replace(edition, there=there).procedures


def test_a_procedure_with_a_lapsed_fact_is_left_out(renderer: Renderer) -> None:
    later = Edition.of(renderer, "sample-ward", ["ja"], date(2030, 1, 1))
    assert "pension-join" in later.left_out
