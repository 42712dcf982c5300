"""Downloads: whole, verified, gone on with, and refused in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.translation.errors import (
    CorruptDownload,
    HubRefused,
    HubUnreachable,
    LicenceNotAccepted,
    NotWritten,
    UnknownModel,
)
from bot.translation.hub.catalogue import KnownModel, known_model, known_models
from bot.translation.hub.install import install
from bot.translation.local.families import families
from bot.translation.local.manifest import LocalModel, read_model
from tests.bot.translation import hub_server

pytest.importorskip("huggingface_hub", reason="huggingface_hub is not installed")
from bot.translation.hub.download import Hub, git_sha1

NOBODY_LISTENS = "http://127.0.0.1:9"
WEIGHTS = bytes(range(256)) * 96_000
WRITTEN_AT_ONCE = 10 * 1024 * 1024
"""By huggingface_hub: what a broken line has brought beyond its last multiple is asked again."""

MODEL = KnownModel(
    repo="town/model",
    revision="v1",
    family="marian",
    licence="Apache-2.0",
    download=10,
    memory=10,
    sources=("id",),
    targets=("ja",),
)


@pytest.fixture
def hub() -> Iterator[hub_server.Hub]:
    files = {
        "config.json": b'{"model_type": "marian"}',
        "source.spm": b"pieces",
        "pytorch_model.bin": WEIGHTS,
        "README.md": b"# A model",
        "tf_model.h5": b"another format",
    }
    with hub_server.serving(files) as serving:
        yield serving


def fetch_all(hub: hub_server.Hub, into: Path) -> list[Path]:
    client = Hub(hub.url)
    return [client.fetch(MODEL, file, into) for file in client.files(MODEL)]


def test_only_what_is_needed_is_fetched_and_it_is_what_the_hub_has(
    hub: hub_server.Hub, tmp_path: Path
) -> None:
    assert [path.name for path in fetch_all(hub, tmp_path)] == hub.fetched
    assert hub.fetched == ["source.spm", "config.json", "pytorch_model.bin"]
    for name in hub.fetched:
        assert (tmp_path / name).read_bytes() == hub.files[name]
    assert {path.name for path in tmp_path.iterdir()} == set(hub.fetched)


def test_safetensors_are_preferred_to_pickles(hub: hub_server.Hub, tmp_path: Path) -> None:
    hub.files["model.safetensors"] = b"numbers"
    fetch_all(hub, tmp_path)
    assert "pytorch_model.bin" not in hub.fetched


def test_a_line_that_breaks_is_gone_on_with(hub: hub_server.Hub, tmp_path: Path) -> None:
    hub.breaks["pytorch_model.bin"] = 15_000_000
    fetch_all(hub, tmp_path)
    assert hub.ranges == [("pytorch_model.bin", f"bytes={WRITTEN_AT_ONCE}-")]
    assert (tmp_path / "pytorch_model.bin").read_bytes() == WEIGHTS


def test_a_download_that_was_stopped_is_gone_on_with_the_next_day(
    hub: hub_server.Hub, tmp_path: Path
) -> None:
    (tmp_path / "pytorch_model.bin.part").write_bytes(WEIGHTS[:4_000_000])
    fetch_all(hub, tmp_path)
    assert hub.ranges == [("pytorch_model.bin", "bytes=4000000-")]
    assert (tmp_path / "pytorch_model.bin").read_bytes() == WEIGHTS


def test_what_is_there_already_is_not_fetched_again(hub: hub_server.Hub, tmp_path: Path) -> None:
    fetch_all(hub, tmp_path)
    hub.fetched.clear()
    fetch_all(hub, tmp_path)
    assert hub.fetched == []


def test_a_file_that_was_changed_here_is_fetched_again(hub: hub_server.Hub, tmp_path: Path) -> None:
    fetch_all(hub, tmp_path)
    (tmp_path / "config.json").write_bytes(b'{"model_type": "marien"}')
    fetch_all(hub, tmp_path)
    assert (tmp_path / "config.json").read_bytes() == hub.files["config.json"]


@pytest.mark.parametrize("name", ["pytorch_model.bin", "config.json"])
def test_a_file_that_arrives_changed_is_refused_and_deleted(
    hub: hub_server.Hub, tmp_path: Path, name: str
) -> None:
    hub.lies[name] = hub.files[name][:-1] + b"?"
    with pytest.raises(CorruptDownload, match=rf"{name} arrived corrupted.*run the command again"):
        fetch_all(hub, tmp_path)
    assert not list(tmp_path.glob(f"{name}*"))


def test_a_part_that_is_not_of_this_file_is_noticed(hub: hub_server.Hub, tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin.part").write_bytes(b"of another model")
    with pytest.raises(CorruptDownload):
        fetch_all(hub, tmp_path)
    fetch_all(hub, tmp_path)
    assert (tmp_path / "pytorch_model.bin").read_bytes() == WEIGHTS


def test_a_hub_that_does_not_answer_is_one_sentence() -> None:
    with pytest.raises(HubUnreachable) as reason:
        Hub(NOBODY_LISTENS).files(MODEL)
    said = str(reason.value)
    assert NOBODY_LISTENS in said
    assert "HF_ENDPOINT" in said
    assert "\n" not in said


def test_a_model_that_the_hub_does_not_have_is_refused(hub: hub_server.Hub) -> None:
    with pytest.raises(HubRefused, match=r"town/model"):
        Hub(hub.url).files(MODEL.model_copy(update={"revision": "v2"}))


def test_a_model_without_weights_is_refused(hub: hub_server.Hub) -> None:
    del hub.files["pytorch_model.bin"]
    with pytest.raises(HubRefused, match="no weights"):
        Hub(hub.url).files(MODEL)


def test_a_folder_that_cannot_be_written_is_named(hub: hub_server.Hub, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match=str(tmp_path)):
        fetch_all(hub, tmp_path / "file" / "original")


def test_git_names_a_file_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "hello"
    path.write_bytes(b"hello\n")
    assert git_sha1(path) == "ce013625030ba8dba906f756967f9e9ca394464a"


def test_the_catalogue_is_sound() -> None:
    for name, known in known_models().items():
        assert name == name.lower()
        assert known.family in families()
        languages = families()[known.family].languages.keys()
        assert {*known.sources, *known.targets} <= languages
        assert len(known.revision) == 40
    assert "not for commercial" in known_models()["nllb-200-distilled-600m"].caution.lower()
    with pytest.raises(UnknownModel, match="m2m100-418m"):
        known_model("m2m100")


def test_a_model_of_the_hub_is_one_of_this_machine(small: LocalModel, tmp_path: Path) -> None:
    said: list[str] = []
    with hub_server.serving(hub_server.files_of(small.folder / "original")) as hub:
        install(MODEL, tmp_path / "small", Hub(hub.url), said.append)
    model = read_model(tmp_path / "small")
    model.verify()
    assert model.manifest.engines == ("ctranslate2",)
    assert model.manifest.origin == f"{hub.url}/town/model/tree/v1"
    assert not list((tmp_path / "small").rglob("*.safetensors"))
    assert said[0].startswith("town/model: 7 files, ")


def test_the_licence_is_named_where_it_was_not_accepted() -> None:
    assert "CC-BY-NC-4.0" in str(LicenceNotAccepted("nllb", "CC-BY-NC-4.0"))
