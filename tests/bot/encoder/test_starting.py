"""The supervisor starts an encoder where one is set, and Rasa is told where it is."""

from pathlib import Path

import pytest

from bot.settings import Settings
from bot.supervisor.briefly import free_port, started
from bot.supervisor.services import encoder_service, services
from bot.supervisor.supervise import CannotStart


def names(settings: Settings) -> list[str]:
    return [service.name for service in services(settings)]


def rasa_environment_of(settings: Settings) -> dict[str, str]:
    rasa = next(service for service in services(settings) if service.name.startswith("Rasa"))
    return dict(rasa.environment)


def test_without_a_folder_nothing_is_started_and_rasa_knows_of_nothing() -> None:
    assert "encoder" not in names(Settings())
    assert not [name for name in rasa_environment_of(Settings()) if "ENCODER" in name]


@pytest.mark.parametrize("setting", ["encoder", "reranker"])
def test_with_either_folder_rasa_gets_the_address(setting: str, tmp_path: Path) -> None:
    settings = Settings(**{setting: tmp_path, "encoder_port": 7001, "var": tmp_path})
    environment = rasa_environment_of(settings)
    assert "encoder" in names(settings)
    assert environment["MADOGUCHI_ENCODER_URL"] == "http://127.0.0.1:7001"
    assert environment["MADOGUCHI_ENCODER_TIMEOUT"] == "1.0"
    assert environment["MADOGUCHI_VECTORS"] == str(tmp_path / "vectors")


def test_a_folder_is_handed_on_whole_and_the_other_setting_is_not_inherited(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "model").mkdir()
    monkeypatch.chdir(tmp_path)
    service = encoder_service(Settings(encoder=Path("model")))
    assert service.environment["MADOGUCHI_ENCODER"] == str(tmp_path / "model")
    assert service.environment["MADOGUCHI_RERANKER"] == ""


@pytest.mark.parametrize("name", ["MADOGUCHI_ENCODER", "MADOGUCHI_ENCODER_QUERY_PROMPT"])
def test_a_variable_without_a_value_is_as_if_it_was_not_set(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "")
    assert Settings().encoder_url is None
    assert Settings().encoder_query_prompt is None


def test_a_service_that_ends_at_once_is_not_waited_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(encoder=tmp_path, encoder_port=free_port())
    with (
        pytest.raises(CannotStart, match="encoder did not start"),
        started(encoder_service(settings)),
    ):
        pass
    assert "it is no sentence-transformers model" in capfd.readouterr().err
