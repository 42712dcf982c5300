"""The translators that the models of this machine make possible, each loaded when first needed."""

import logging
import threading
from collections.abc import Mapping
from pathlib import Path

from bot.l10n.locales import Language
from bot.translation.engines.load import load_route
from bot.translation.errors import BrokenModel, TranslationError
from bot.translation.local.manifest import LocalModel, model_folders, read_model
from bot.translation.local.route import route
from bot.translation.protection.terms import terms_between
from bot.translation.translator import Translator

logger = logging.getLogger(__name__)


class Translators:
    """Looks at the folder of models once; the door is opened again after one was added."""

    def __init__(self, models: Path, locales: Path, threads: int) -> None:
        self._locales = locales
        self._threads = threads
        self._models = readable_models(models)
        self._loaded: dict[tuple[str, str], Translator | None] = {}
        self._lock = threading.Lock()

    @property
    def models(self) -> tuple[LocalModel, ...]:
        """The models that are here, by name."""
        return self._models

    def can(self, source: str, target: str) -> bool:
        """Whether there is a way from one language into the other."""
        return bool(route(self._models, source, target))

    def between(
        self, source: str, target: str, languages: Mapping[str, Language]
    ) -> Translator | None:
        """The translator of a pair (BCP 47); None if there is no way or its model is unusable."""
        with self._lock:
            if (source, target) not in self._loaded:
                self._loaded[source, target] = self._load(source, target, languages)
            return self._loaded[source, target]

    def _load(
        self, source: str, target: str, languages: Mapping[str, Language]
    ) -> Translator | None:
        legs = route(self._models, source, target)
        if not legs:
            return None
        try:
            engine = load_route(legs, self._threads)
        except TranslationError as error:
            logger.error("translation.unusable: %s", error)
            return None
        return Translator(
            engine, source, target, terms_between(self._locales, languages, source, target)
        )


def readable_models(models: Path) -> tuple[LocalModel, ...]:
    """All models with a sound manifest; the others are logged."""
    found: list[LocalModel] = []
    for folder in model_folders(models):
        try:
            found.append(read_model(folder))
        except BrokenModel as error:
            logger.error("translation.unusable: %s", error)
    return tuple(found)
