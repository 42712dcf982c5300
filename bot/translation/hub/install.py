"""Download, check, convert, write the manifest: a model is there when its manifest is."""

from collections.abc import Callable
from pathlib import Path

from bot.translation.hub.catalogue import KnownModel
from bot.translation.hub.conversion import check_packages, convert
from bot.translation.hub.download import WEIGHTS, Hub
from bot.translation.local.manifest import ORIGINAL, Description, LocalModel, write_manifest

Say = Callable[[str], None]


def install(
    known: KnownModel, folder: Path, hub: Hub, say: Say, keep_weights: bool = False
) -> LocalModel:
    """Gets a model into ``folder``; what an earlier attempt got is not fetched again.

    Raises:
        TranslationError: which says what stood in the way.
    """
    check_packages()
    files = hub.files(known)
    size = sum(file.size for file in files) / 1e6
    say(f"{known.repo}: {len(files)} files, {size:,.0f} MB from {hub.endpoint}")
    for number, file in enumerate(files, 1):
        say(f"{number}/{len(files)} {file.path}, {file.size / 1e6:,.1f} MB")
        hub.fetch(known, file, folder / ORIGINAL)
    say("All files are as the hub says. Converting to CTranslate2, int8 …")
    description = Description(
        family=known.family,
        licence=known.licence,
        origin=f"{hub.endpoint}/{known.repo}/tree/{known.revision}",
        sources=known.sources,
        targets=known.targets,
    )
    return finish(folder, description, keep_weights)


def finish(folder: Path, description: Description, keep_weights: bool) -> LocalModel:
    """Converts what lies in ``original`` and writes the manifest.

    Raises:
        TranslationError: it could not be converted.
    """
    convert(folder)
    if keep_weights:
        return write_manifest(folder, description, ("ctranslate2", "transformers"))
    for name in WEIGHTS:
        (folder / ORIGINAL / name).unlink(missing_ok=True)
    return write_manifest(folder, description, ("ctranslate2",))
