"""The processes of one installation, and how to see that each is healthy."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.settings import ROOT, Settings
from bot.supervisor.model import model_path

ONE_THREAD = {"TF_INTRA_OP_PARALLELISM_THREADS": "1", "TF_INTER_OP_PARALLELISM_THREADS": "1"}
"""One message is too little work to share out among threads; training is not."""


@dataclass(frozen=True)
class Service:
    """A process: what to run, where to ask for its health."""

    name: str
    command: tuple[str, ...]
    port: int
    setting: str
    """The setting that moves it to another port."""
    health: str
    environment: Mapping[str, str] = field(default_factory=dict)


def services(settings: Settings) -> list[Service]:
    """Rasa (one process or more), the action server, the front door; an encoder if one is set."""
    dialogue = ROOT / "nlu/dialogue"
    rasa = [
        Service(
            f"Rasa {number}" if settings.rasa_processes > 1 else "Rasa",
            (
                rasa_python(), "-m", "rasa", "run", "--model", str(model_path(settings)),
                "--endpoints", str(dialogue / "endpoints.yml"),
                "--credentials", str(dialogue / "credentials.yml"),
                "--interface", "127.0.0.1", "--port", str(port),
            ),
            port,
            "RASA_PORT",
            f"http://127.0.0.1:{port}/webhooks/door/",
            {**rasa_environment(settings), **encoder_environment(settings), **ONE_THREAD},
        )
        for number, port in enumerate(settings.rasa_ports, 1)
    ]  # fmt: skip
    actions = Service(
        "actions",
        (sys.executable, "-m", "rasa_sdk", "--actions", "actions",
         "--port", str(settings.actions_port)),
        settings.actions_port,
        "ACTIONS_PORT",
        f"{settings.actions_url}/health",
        {"SANIC_HOST": "127.0.0.1", **data_environment(settings)},
    )  # fmt: skip
    door = Service(
        "door",
        (sys.executable, "-m", "uvicorn", "--factory", "bot.channels.web.app:create_app",
         "--host", settings.host, "--port", str(settings.port), "--no-access-log"),
        settings.port,
        "PORT",
        f"http://{settings.host}:{settings.port}/health",
    )  # fmt: skip
    encoders = [encoder_service(settings)] if settings.encoder_url else []
    return [*encoders, *rasa, actions, door]


def encoder_service(settings: Settings) -> Service:
    """The process that runs encoder and reranker; it has read its folders when it is healthy."""
    folders = {"ENCODER": settings.encoder, "RERANKER": settings.reranker}
    named = {f"MADOGUCHI_{n}": str(path.resolve()) if path else "" for n, path in folders.items()}
    return Service(
        "encoder",
        (sys.executable, "-m", "bot.encoder"),
        settings.encoder_port,
        "ENCODER_PORT",
        f"{settings.encoder_url}/health",
        {**named, "MADOGUCHI_ENCODER_PORT": str(settings.encoder_port)},
    )


def rasa_python() -> str:
    """The interpreter of Rasa's environment."""
    return str(ROOT / ".venv-rasa/bin/python")


def rasa_environment(settings: Settings) -> dict[str, str]:
    """What Rasa's process needs to know; telemetry is off, it would call home."""
    return {
        "PYTHONPATH": str(ROOT),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "MADOGUCHI_ACTIONS_URL": f"{settings.actions_url}/webhook",
        "MADOGUCHI_TRACKER_DB": str(settings.var / "rasa.sqlite"),
        **data_environment(settings),
    }


def encoder_environment(settings: Settings) -> dict[str, str]:
    """Where the retriever finds the encoder and keeps its vectors; empty if none is set."""
    if not settings.encoder_url:
        return {}
    return {
        "MADOGUCHI_ENCODER_URL": settings.encoder_url,
        "MADOGUCHI_ENCODER_TIMEOUT": str(settings.encoder_timeout),
        "MADOGUCHI_ENCODER_LOCALES": settings.encoder_locales,
        "MADOGUCHI_VECTORS": str((settings.var / "vectors").resolve()),
    }


def data_environment(settings: Settings) -> dict[str, str]:
    """Where the catalogue and its translations are, for those who do not read `Settings`."""
    return {
        "MADOGUCHI_PROCEDURES": str(settings.procedures.resolve()),
        "MADOGUCHI_LOCALES": str(settings.locales.resolve()),
    }
