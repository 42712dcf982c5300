"""A model's folder: what its manifest must say, and which models lead where."""

from pathlib import Path

import pytest
import yaml

from bot.translation.errors import BrokenModel, TranslationError
from bot.translation.local.manifest import LocalModel, Manifest, model_folders, read_model
from bot.translation.local.route import route
from bot.translation.translators import readable_models

GOOD = {"family": "m2m100", "licence": "MIT", "origin": "a test", "engines": ["ctranslate2"]}


def written(folder: Path, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    data = {**GOOD, "files": {}, **changes}
    kept = {key: value for key, value in data.items() if value is not None}
    (folder / "model.yml").write_text(yaml.safe_dump(kept))
    return folder


def model(name: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> LocalModel:
    manifest = Manifest(**GOOD, files={}, sources=sources, targets=targets)
    return LocalModel(Path(name), manifest)


def test_a_model_without_a_list_does_all_languages_of_its_family(tmp_path: Path) -> None:
    found = read_model(written(tmp_path / "m"))
    assert found.translates("my", "ja")
    assert found.translates("zh-Hant", "km")
    assert not found.translates("ja", "ja")
    assert not found.translates("tlh", "ja")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"family": "parrot"}, "there is no family parrot"),
        ({"sources": ["ja", "tlh"]}, "m2m100 has no tlh"),
        ({"engines": []}, "engines"),
        ({"engines": ["marian"]}, "engines"),
        ({"licence": None}, "licence"),
        ({"colour": "blue"}, "colour"),
        ({"files": ["model.bin"]}, "files"),
    ],
)
def test_a_manifest_of_another_form_is_refused(tmp_path: Path, changes: dict, said: str) -> None:
    with pytest.raises(BrokenModel, match=said):
        read_model(written(tmp_path / "m", **changes))


@pytest.mark.parametrize("content", [b"", b"a: [", b"- 1", b"\xff\xfe"])
def test_a_file_that_is_no_manifest_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "model.yml").write_bytes(content)
    with pytest.raises(BrokenModel, match=str(tmp_path)):
        read_model(tmp_path)


def test_a_file_that_the_manifest_names_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BrokenModel, match=r"ctranslate2/model.bin is missing"):
        read_model(written(tmp_path / "m", files={"ctranslate2/model.bin": "0"})).verify()


def test_an_unfinished_download_is_no_model_and_a_broken_one_does_not_hide_the_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "unfinished/original").mkdir(parents=True)
    written(tmp_path / "broken", family="parrot")
    written(tmp_path / "good")
    assert [folder.name for folder in model_folders(tmp_path)] == ["broken", "good"]
    assert [found.name for found in readable_models(tmp_path)] == ["good"]
    assert readable_models(tmp_path / "not there") == ()


def test_a_way_is_direct_or_over_english() -> None:
    to_english, on = model("to-en", ("id", "th"), ("en",)), model("en-ja", ("en",), ("ja",))
    direct = model("id-ja", ("id",), ("ja",))
    both = [to_english, on]
    assert [leg.model.name for leg in route(both, "id", "ja")] == ["to-en", "en-ja"]
    assert [leg.model.name for leg in route([*both, direct], "id", "ja")] == ["id-ja"]
    assert [leg.model.name for leg in route(both, "en", "ja")] == ["en-ja"]
    assert route(both, "ko", "ja") == ()
    assert route([on], "id", "ja") == ()
    assert route([], "id", "ja") == ()


def test_every_error_says_what_to_do(tmp_path: Path) -> None:
    assert issubclass(BrokenModel, TranslationError)
    assert "madoguchi models get small" in str(BrokenModel(tmp_path / "small", "it is broken"))
