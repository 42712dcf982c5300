"""How translations are searched for, the same in every engine."""

from collections.abc import Sequence

BEAM = 2
"""Hypotheses followed; more are slower and change a question of a line or two seldom."""

PATIENCE = 2
"""CTranslate2 ends at the first ``BEAM * PATIENCE`` finished hypotheses. With 1, its default, it
takes ends that come too soon: 95 % of the small model's sentences right instead of 99 %, which
is what transformers gets (measured with bench/small_marian.py)."""


MOST = 400
"""Tokens; the families that count positions count to 512 at least."""


def longest_answer(rows: Sequence[Sequence[int]]) -> int:
    """Tokens; a translation that gets longer than this is going round in circles."""
    return min(2 * max(map(len, rows), default=0) + 32, MOST)
