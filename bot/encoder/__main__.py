"""``python -m bot.encoder``: loads what is set and serves it on loopback until it is stopped."""

import os
import sys

import uvicorn

from bot.encoder.errors import EncoderError
from bot.encoder.folder import model_folders
from bot.encoder.models import Encoder, Reranker
from bot.encoder.service import Models, create_app
from bot.settings import Settings

OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Set before the libraries are imported: a model is read from its folder and nowhere else."""

KEPT_OPEN = 3_600
"""Seconds: Rasa's connection is not to be closed while it thinks of the next question."""


def main() -> None:
    """Exits with 1 and one sentence if a model cannot be loaded."""
    os.environ.update(OFFLINE)
    settings = Settings()
    try:
        models = load(settings)
    except EncoderError as reason:
        sys.exit(str(reason))
    print(f"Loaded: {', '.join(filter(None, models.names().values()))}", flush=True)
    app = create_app(models)
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=settings.encoder_port,
        access_log=False,
        log_level="warning",
        timeout_keep_alive=KEPT_OPEN,
    )


def load(settings: Settings) -> Models:
    """Raises EncoderError: nothing is set, or what is set cannot be loaded."""
    folders = {folder.role: folder for folder in model_folders(settings)}
    if not folders:
        raise EncoderError("Neither MADOGUCHI_ENCODER nor MADOGUCHI_RERANKER is set.")
    return Models(
        Encoder(folders["encoder"], settings) if "encoder" in folders else None,
        Reranker(folders["reranker"], settings) if "reranker" in folders else None,
    )


if __name__ == "__main__":
    main()
