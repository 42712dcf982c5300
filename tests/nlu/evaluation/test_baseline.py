"""No locale may fall behind what it has reached before."""

import pytest
import yaml

from nlu.evaluation.baseline import TOLERATED, drops, measured, write_baseline
from nlu.evaluation.questions import REFUSED
from tests.nlu.evaluation.outcomes import outcome


def reached(right, of=100, locale="ja"):
    """``right`` of the questions of a locale are understood."""
    wrong = [outcome(named="move-in", locale=locale)] * (of - right)
    return [outcome(locale=locale)] * right + wrong


@pytest.fixture
def baseline(tmp_path):
    path = tmp_path / "baseline.yml"
    write_baseline(reached(90) + reached(80, locale="vi"), path)
    return path


def test_what_is_reached_is_kept_for_every_locale(baseline):
    text = baseline.read_text(encoding="utf-8")
    assert text.startswith("#")
    assert yaml.safe_load(text)["ja"] == {"intent": 100.0, "procedure": 90.0, "facet": 100.0}
    assert list(yaml.safe_load(text)) == ["ja", "vi", "all"]


def test_a_drop_of_more_than_two_points_is_found(baseline):
    (line,) = drops(reached(87) + reached(84, locale="vi"), baseline)
    assert line == "ja: procedure fell from 90.0 to 87.0 percent"


def test_a_drop_of_two_points_is_chance(baseline):
    assert TOLERATED == 2.0
    assert list(drops(reached(88) + reached(80, locale="vi"), baseline)) == []


def test_what_rises_is_no_drop(baseline):
    assert list(drops(reached(100) + reached(100, locale="vi"), baseline)) == []


def test_a_locale_that_is_no_longer_measured_has_fallen(baseline):
    fallen = list(drops(reached(90), baseline))
    assert {line.split(":")[0] for line in fallen} == {"vi"}
    assert len(fallen) == 3


def test_a_new_locale_has_nothing_to_fall_from(baseline):
    outcomes = reached(90) + reached(80, locale="vi") + reached(83, locale="en")
    assert list(drops(outcomes, baseline)) == []


def test_a_drop_in_refusing_is_found_too(tmp_path):
    path = tmp_path / "baseline.yml"
    write_baseline([outcome(REFUSED, None)] * 10, path)
    (first, *_) = drops([outcome(REFUSED, "birth")] * 10, path)
    assert first == "ja: refused fell from 100.0 to 0.0 percent"


def test_only_what_is_better_the_higher_is_measured():
    assert set(measured(reached(1, 2))["all"]) == {"intent", "procedure", "facet"}
