"""CTranslate2 (int8) beside plain transformers (float32) on the small model of the tests."""

import statistics
import time
from collections.abc import Iterator, Sequence

from bench.phrase_pairs import phrase_pairs
from bot.l10n.locales import SOURCE as JAPANESE
from bot.settings import Settings
from bot.translation.engines.load import ENGINES, load_engine
from bot.translation.engines.packages import is_installed
from bot.translation.local.manifest import LocalModel
from bot.translation.translation import Engine

AT_ONCE = 32
WARM_UP = 20
"""Sentences that are not counted."""


def table() -> Iterator[str]:
    """The lines of a Markdown table."""
    if not is_installed("torch"):
        yield "| not measured: torch is not installed (requirements/torch.txt) |"
        return
    from bench.small_marian import SOURCE, folder_of, small_model

    settings = Settings()
    model = small_model(folder_of(settings), settings.locales)
    texts = [pair.source for pair in phrase_pairs(settings.locales, SOURCE).learnt]
    yield (
        f"| {len(texts)} sentences | sentences a second | p50 ms | p95 ms "
        f"| a second, {AT_ONCE} at once | weights |"
    )
    yield "|---|---|---|---|---|---|"
    for name in ENGINES:
        engine = load_engine(model, settings.translation_threads, name)
        _timed(engine, texts[:WARM_UP], SOURCE)
        yield _line(engine, texts, SOURCE, _weights(model, name))


def _timed(engine: Engine, texts: Sequence[str], source: str) -> float:
    """Milliseconds that some texts take together."""
    begin = time.perf_counter()
    engine.translate(texts, source, JAPANESE)
    return (time.perf_counter() - begin) * 1000


def _line(engine: Engine, texts: Sequence[str], source: str, weights: float) -> str:
    times = [_timed(engine, [text], source) for text in texts]
    batches = [texts[place : place + AT_ONCE] for place in range(0, len(texts), AT_ONCE)]
    together = sum(_timed(engine, batch, source) for batch in batches)
    at_once = len(texts) / together * 1000
    alone = len(texts) / sum(times) * 1000
    p50, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
    figures = f"{alone:.0f} | {p50:.1f} | {p95:.1f} | {at_once:.0f} | {weights:.1f} MB"
    return f"| {engine.name} | {figures} |"


def _weights(model: LocalModel, engine: str) -> float:
    """MB on the disk."""
    name = {"ctranslate2": "ctranslate2/model.bin", "transformers": "original/model.safetensors"}
    return (model.folder / name[engine]).stat().st_size / 1e6


if __name__ == "__main__":
    print("\n".join(table()))
