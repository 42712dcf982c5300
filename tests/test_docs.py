"""Docs that cannot drift: what they list is what there is."""

import re

from bot.settings import ROOT, Settings


def test_every_setting_is_documented_with_its_default() -> None:
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`MADOGUCHI_([A-Z_]+)`", text))
    assert documented == {name.upper() for name in Settings.model_fields}


def test_every_file_that_the_architecture_names_exists() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+\.(?:py|yml)|[\w./-]+/)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
