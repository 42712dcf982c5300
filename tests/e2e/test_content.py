"""Editors change files while the door is open: what is right is live, a mistake stops nothing."""

import os
import time
from pathlib import Path

import pytest

from tests.e2e.conftest import Installation, wait_for

LIVE_WITHIN = 2.0
"""Seconds, as promised for changed texts."""

FOUND_WITHIN = 20.0
"""Seconds; the index of names is made anew in the background."""


@pytest.fixture
def move_in(installation: Installation):
    path = installation.var / "procedures/_common/move-in.yml"
    before = path.read_text(encoding="utf-8")
    yield path
    write(path, before)


def write(path: Path, text: str) -> None:
    """In one go, as editors do."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)


def said(installation: Installation, postback: str) -> str:
    answer = installation.say(postback=postback, locale="ja", municipality="sample-ward")
    return answer["messages"][0]["text"]


def test_a_changed_text_is_live_within_two_seconds(
    installation: Installation, move_in: Path
) -> None:
    text = move_in.read_text(encoding="utf-8")
    write(move_in, text.replace("引っ越す前には届けられません。", "早すぎる届けは受け取れません。"))
    begin = time.monotonic()
    wait_for(lambda: "早すぎる届け" in said(installation, "ask:move-in:when"), 10)
    assert time.monotonic() - begin < LIVE_WITHIN + 0.5  # the last answer itself takes a moment


def test_a_mistake_leaves_what_was_right_and_says_file_and_line(
    installation: Installation, move_in: Path
) -> None:
    before = said(installation, "ask:move-in:when")
    write(move_in, move_in.read_text(encoding="utf-8").replace("title: 転入届", "title: ["))
    log = installation.var / "log/door.log"
    wait_for(lambda: f"{move_in}:" in log.read_text(encoding="utf-8"), 10)
    assert said(installation, "ask:move-in:when") == before


def test_a_faq_table_answers_at_once(installation: Installation, tmp_path: Path) -> None:
    table = tmp_path / "faq.csv"
    table.write_text(
        "質問,回答,分類,URL\n"
        "駐車場はありますか,地下に三十台分あります。,施設,https://www.city.sakura-sample.example/\n",
        encoding="utf-8",
    )
    done = installation.madoguchi("import-faq", str(table), "--pack", "sample-ward")
    assert done.returncode == 0, done.stderr
    wait_for(
        lambda: (
            "地下に三十台分"
            in installation.say(text="駐車場はありますか", municipality="sample-ward")["messages"][
                0
            ]["text"]
        ),
        FOUND_WITHIN,
    )


def test_a_table_with_mistakes_is_refused_with_its_lines(
    installation: Installation, tmp_path: Path
) -> None:
    table = tmp_path / "faq.csv"
    table.write_text("質問,回答\n開いていますか,\n", encoding="utf-8")
    done = installation.madoguchi("import-faq", str(table), "--pack", "sample-city")
    assert done.returncode == 1
    assert f"{table}:2:" in done.stderr
    assert "Traceback" not in done.stderr
