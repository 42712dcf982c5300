"""The trained model that fits the sources as they are now."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from bot.settings import ROOT, Settings

TRAINED_FROM = (
    "config.yml",
    "nlu/analysis.py",
    "nlu/components",
    "nlu/data",
    "nlu/dialogue/domain.yml",
    "nlu/dialogue/rules.yml",
    "nlu/features.py",
    "requirements/rasa.txt",
)
"""Not the catalogue and not the retriever: a changed text needs no training."""

SUFFIXES = {".py", ".yml", ".txt"}


def model_path(settings: Settings) -> Path:
    """Where the model for these sources is or will be; its name is their fingerprint."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return settings.var / "models" / f"{digest.hexdigest()[:16]}.tar.gz"


def _sources() -> Iterator[Path]:
    for name in TRAINED_FROM:
        path = ROOT / name
        yield from (
            [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES)
        )
