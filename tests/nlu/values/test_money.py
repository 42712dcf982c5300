"""Sums of yen become whole yen; other currencies and bare numbers become nothing."""

import pytest

from nlu.values.money import Money
from tests.nlu.values.conftest import rows


@pytest.mark.parametrize(("locale", "text", "expected"), rows("money"))
def test_a_sum_is_in_whole_yen(values, locale, text, expected):
    assert " ".join(str(one.yen) for one in values(Money, text, locale)) == expected
