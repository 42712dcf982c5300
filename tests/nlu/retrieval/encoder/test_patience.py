"""Who is away is not asked at every question, and the log says so once."""

import logging

import pytest

from nlu.retrieval.encoder.patience import PAUSE, Away, Patience


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def away():
    raise Away("refused")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def patience(clock):
    return Patience("encoder", clock)


def test_an_answer_is_passed_on(patience):
    assert patience.ask(lambda: 3) == 3
    assert patience.missed == 0


def test_after_one_in_vain_nobody_is_asked_for_a_while(patience, clock):
    assert patience.ask(away) is None
    clock.now = PAUSE - 1
    assert patience.ask(lambda: 3) is None
    clock.now = PAUSE
    assert patience.ask(lambda: 3) == 3
    assert patience.missed == 2


def test_being_away_and_being_back_are_said_once_each(patience, clock, caplog):
    with caplog.at_level(logging.INFO):
        for now in (0, PAUSE, 2 * PAUSE):
            clock.now = now
            patience.ask(away)
        for now in (3 * PAUSE, 4 * PAUSE):
            clock.now = now
            patience.ask(lambda: 3)
    assert [record.message for record in caplog.records] == [
        "encoder.away retrieval goes on without it: refused",
        "encoder.back",
    ]


def test_other_failures_are_not_hidden(patience):
    with pytest.raises(ZeroDivisionError):
        patience.ask(lambda: 1 // 0)
