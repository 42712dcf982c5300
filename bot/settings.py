"""All settings, from the environment (`MADOGUCHI_…`); every default works offline."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).parent.parent


class Settings(BaseSettings):
    """Documented in docs/settings.md; a test keeps the two together."""

    model_config = SettingsConfigDict(env_prefix="MADOGUCHI_", env_ignore_empty=True)

    host: str = "127.0.0.1"
    """Address that the front door listens on; Rasa and the actions always use loopback."""

    port: int = 8000
    """Port of the front door."""

    rasa_port: int = 5105
    """Port of the first Rasa process, loopback only; further ones take the next numbers."""

    rasa_processes: int = Field(2, ge=1)
    """Rasa processes; each answers its share of the conversations and takes 1 GB of memory."""

    actions_port: int = 5155
    """Port of the action server, loopback only."""

    var: Path = ROOT / "var"
    """Folder for everything that is made at run time: models, databases, logs."""

    procedures: Path = ROOT / "procedures"
    """The catalogue."""

    locales: Path = ROOT / "locales"
    """The translations."""

    models: Path = Field(default_factory=lambda data: data["var"] / "models" / "translation")
    """Translation models, a folder each; without one, questions are not translated."""

    translation_threads: int = Field(2, ge=1)
    """Threads that a translation model may take."""

    encoder: Path | None = None
    """Folder of a sentence-transformers model; without one, meaning is not compared."""

    reranker: Path | None = None
    """Folder of a cross-encoder that puts the likeliest procedures in order."""

    encoder_port: int = 5165
    """Port of the process that runs both, loopback only."""

    encoder_threads: int = Field(2, ge=1)
    """Threads that it may take."""

    encoder_timeout: float = Field(1.0, gt=0)
    """Seconds that a question waits for it; then it is answered without."""

    encoder_query_prompt: str | None = None
    """What the model wants before a question; unset, what its own config says."""

    encoder_passage_prompt: str | None = None
    """What the model wants before an answer; unset, what its own config says."""

    encoder_locales: str = ""
    """Languages that both read, BCP 47 with commas; empty for a multilingual model."""

    key: SecretStr | None = None
    """Key that seals what residents told us, base64 of 32 bytes; unset, the file `var/key`."""

    old_keys: SecretStr = SecretStr("")
    """Keys of before, with commas: what they sealed can still be opened."""

    retention_days: int = Field(30, ge=1)
    """Days after which answers to guides are deleted, from the last one on."""

    longest_message: int = 2000
    """Characters a resident may send at once."""

    answer_timeout: float = 15.0
    """Seconds to wait for Rasa before the resident is told."""

    answer_late_for: int = 3600
    """Seconds for which an unanswered question is tried again; then it is said to be lost."""

    retry_every: float = 5.0
    """Seconds between two tries."""

    default_locale: str = "ja"
    """Language for readers of whom nothing is known."""

    @property
    def rasa_ports(self) -> range:
        """The ports of all Rasa processes."""
        return range(self.rasa_port, self.rasa_port + self.rasa_processes)

    @property
    def rasa_urls(self) -> list[str]:
        """Where the Rasa processes are reached."""
        return [f"http://127.0.0.1:{port}" for port in self.rasa_ports]

    @property
    def actions_url(self) -> str:
        """Where the action server is reached."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def encoder_url(self) -> str | None:
        """Where encoder and reranker are reached; None if neither is set."""
        return f"http://127.0.0.1:{self.encoder_port}" if self.encoder or self.reranker else None

    @property
    def database_url(self) -> str:
        """The door's own database."""
        return f"sqlite:///{self.var / 'door.sqlite'}"
