"""A model of transformers as one of CTranslate2: a quarter of the size, several times as fast."""

import shutil
from pathlib import Path

from bot.translation.engines.packages import package, quiet_transformers
from bot.translation.errors import BrokenModel
from bot.translation.local.manifest import CONVERTED, ORIGINAL

NEEDED = ("torch", "transformers", "sentencepiece", "ctranslate2")


def check_packages() -> None:
    """Before gigabytes are downloaded.

    Raises:
        PackageMissing: a package that converts is not installed.
    """
    for name in NEEDED:
        package(name, "Converting a model")


def convert(folder: Path) -> Path:
    """Converts what lies in ``original`` into ``ctranslate2``, weights in int8.

    Raises:
        PackageMissing: a package that converts is not installed.
        BrokenModel: it is no model, or one that CTranslate2 has no conversion for.
    """
    check_packages()
    converters = package("ctranslate2", "Converting a model").converters
    part = folder / f"{CONVERTED}.part"
    converter = converters.TransformersConverter(str(folder / ORIGINAL))
    with quiet_transformers("Converting a model"):
        try:
            converter.convert(str(part), quantization="int8", force=True)
        except (OSError, ValueError, LookupError, AttributeError, RuntimeError) as error:
            raise BrokenModel(folder, f"it could not be converted: {error}") from error
    shutil.rmtree(folder / CONVERTED, ignore_errors=True)
    return part.rename(folder / CONVERTED)
