"""From a route on the disk to an engine that runs it."""

from collections.abc import Callable, Mapping, Sequence

from bot.translation.engines.ctranslate2 import CTranslate2Engine
from bot.translation.engines.packages import is_installed
from bot.translation.engines.transformers import TransformersEngine
from bot.translation.errors import BrokenModel
from bot.translation.local.manifest import EngineName, LocalModel
from bot.translation.local.route import Leg
from bot.translation.translation import Engine

ENGINES: Mapping[EngineName, Callable[[LocalModel, int], Engine]] = {
    "ctranslate2": CTranslate2Engine,
    "transformers": TransformersEngine,
}
"""The faster one first."""

RUNS_ON: Mapping[EngineName, str] = {"ctranslate2": "ctranslate2", "transformers": "torch"}
"""The package that an engine cannot do without."""


def load_engine(model: LocalModel, threads: int, only: EngineName | None = None) -> Engine:
    """The model in the first engine that it is there for and that is installed.

    Raises:
        BrokenModel: a file is not what was installed, or it is not there for this engine.
        PackageMissing: no engine is installed.
        EngineFailed: the engine cannot read the model.
    """
    model.verify()
    there = [name for name in ENGINES if name in model.manifest.engines and only in (None, name)]
    if not there:
        raise BrokenModel(model.folder, f"its weights for {only} were not kept")
    name = next((name for name in there if is_installed(RUNS_ON[name])), there[0])
    return ENGINES[name](model, threads)


def load_route(legs: Sequence[Leg], threads: int) -> Engine:
    """An engine for a whole way from language to language; raises as `load_engine` does."""
    engines = [load_engine(leg.model, threads) for leg in legs]
    return engines[0] if len(engines) == 1 else Chain(legs, engines)


class Chain:
    """Several models, one after the other."""

    def __init__(self, legs: Sequence[Leg], engines: Sequence[Engine]) -> None:
        self._legs = tuple(zip(legs, engines, strict=True))
        self.name = " + ".join(dict.fromkeys(engine.name for engine in engines))
        self.model = " + ".join(engine.model for engine in engines)

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Each text by itself, in order, over the languages of the legs.

        Raises:
            EngineFailed: a model cannot take these texts.
        """
        said = list(texts)
        for leg, engine in self._legs:
            said = engine.translate(said, leg.source, leg.target)
        return said
