"""Real weights through the code that runs a town's model (bench/small_marian.py)."""

import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.phrase_pairs import Pair, phrase_pairs
from bot.l10n.locales import Language
from bot.translation.engines.load import Chain, load_engine, load_route
from bot.translation.engines.packages import package
from bot.translation.errors import BrokenModel, EngineFailed, PackageMissing, TranslationError
from bot.translation.local.manifest import CONVERTED, EngineName, LocalModel, read_model
from bot.translation.local.route import Leg
from bot.translation.protection.terms import terms_between
from bot.translation.translation import Engine
from bot.translation.translator import Translator
from tests.bot.translation.conftest import LOCALES, SOURCE

ENGINES: tuple[EngineName, ...] = ("ctranslate2", "transformers")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, small: LocalModel) -> Engine:
    return load_engine(small, threads=2, only=request.param)


@pytest.fixture(scope="module")
def translator(small: LocalModel, languages: Mapping[str, Language]) -> Translator:
    terms = terms_between(LOCALES, languages, SOURCE, "ja")
    return Translator(load_engine(small, threads=2), SOURCE, "ja", terms)


def right(engine: Engine, pairs: tuple[Pair, ...]) -> float:
    said = engine.translate([pair.source for pair in pairs], SOURCE, "ja")
    return sum(a == pair.japanese for a, pair in zip(said, pairs, strict=True)) / len(pairs)


def test_sentences_that_it_has_seen_come_back_right(engine: Engine, pairs) -> None:
    assert right(engine, pairs[::3]) > 0.95


def test_questions_that_it_has_not_seen_are_put_together_from_those_it_has(engine: Engine) -> None:
    kept_back = phrase_pairs(LOCALES, SOURCE).kept_back
    assert len(kept_back) > 3
    assert right(engine, kept_back) >= 0.8


def test_both_engines_say_the_same(small: LocalModel, pairs) -> None:
    texts = [pair.source for pair in pairs[::4]]
    one, other = (load_engine(small, 2, name).translate(texts, SOURCE, "ja") for name in ENGINES)
    same = sum(a == b for a, b in zip(one, other, strict=True))
    assert same / len(texts) > 0.97


def test_facts_come_through_a_real_model(translator: Translator, pairs) -> None:
    with_facts = [p for p in pairs if "X1X" in p.source and "X2X" not in p.source]
    done = [translator.translate(p.source.replace("X1X", "2.000")) for p in with_facts]
    wanted = [p.japanese.replace("X1X", "2.000") for p in with_facts]
    assert len(wanted) > 50
    assert sum(d.complete for d in done) / len(done) > 0.97
    assert sum(d.text == w for d, w in zip(done, wanted, strict=True)) / len(done) > 0.9
    assert {(d.engine, d.model) for d in done} == {("ctranslate2", "small-id-ja")}


def test_a_term_is_called_in_japanese_as_the_glossary_says(translator: Translator) -> None:
    done = translator.translate("Laporan pindah masuk Berapa lama?")
    assert (done.text, done.complete) == ("転入届 かかる時間は？", True)


def test_facts_that_a_real_model_loses_are_named(translator: Translator) -> None:
    text = "1 a 2 b 3 c 4 d 5 e 6 f 7 g 8 h 9 i 10 j 11 k 12 l"
    done = translator.translate(text)
    assert not done.complete
    assert done.shown == f"{done.text}（{text}）"
    assert set(done.lost) <= set(text.split())


def test_several_threads_may_ask_at_once(engine: Engine, pairs) -> None:
    texts = [pair.source for pair in pairs[:40]]
    alone = [engine.translate([text], SOURCE, "ja")[0] for text in texts]
    said: dict[int, str] = {}

    def ask(number: int) -> None:
        said[number] = engine.translate([texts[number]], SOURCE, "ja")[0]

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [said[n] for n in range(len(texts))] == alone


def test_nothing_to_translate_is_nothing_translated(engine: Engine) -> None:
    assert engine.translate([], SOURCE, "ja") == []


def test_a_text_longer_than_the_model_is_refused_not_cut(engine: Engine) -> None:
    with pytest.raises(EngineFailed, match="small-id-ja"):
        engine.translate(["air " * 2000], SOURCE, "ja")


def test_two_models_make_a_way(small: LocalModel) -> None:
    legs = Leg(small, SOURCE, "ja"), Leg(small, SOURCE, "ja")
    chain = load_route(legs, 2)
    assert isinstance(chain, Chain)
    assert (chain.name, chain.model) == ("ctranslate2", "small-id-ja + small-id-ja")
    once = load_engine(small, 2).translate(["Setelah itu"], SOURCE, "ja")
    assert chain.translate(["Setelah itu"], SOURCE, "ja") == load_engine(small, 2).translate(
        once, SOURCE, "ja"
    )


def test_a_package_that_is_missing_is_named_with_what_to_do() -> None:
    with pytest.raises(PackageMissing, match=r"Reading x .* not_there: `pip install not_there`"):
        package("not_there", "Reading x")


@pytest.fixture
def copied(small: LocalModel, tmp_path: Path) -> Path:
    """The model as an operator copies it."""
    return Path(shutil.copytree(small.folder, tmp_path / "copied"))


def test_a_copied_folder_is_a_model(copied: Path) -> None:
    engine = load_engine(read_model(copied), 1)
    assert engine.translate(["Setelah itu"], SOURCE, "ja") == ["このあと"]
    assert engine.model == "copied"


def test_a_model_without_its_weights_still_runs_on_ctranslate2(copied: Path) -> None:
    manifest = copied / "model.yml"
    kept = [line for line in manifest.read_text().splitlines() if "safetensors" not in line]
    manifest.write_text("\n".join(line for line in kept if line != "- transformers"))
    (copied / "original/model.safetensors").unlink()
    assert load_engine(read_model(copied), 1).name == "ctranslate2"
    with pytest.raises(BrokenModel, match="weights for transformers were not kept"):
        load_engine(read_model(copied), 1, "transformers")


@pytest.mark.parametrize("change", ["cut", "changed", "gone"])
def test_a_model_that_did_not_arrive_whole_is_refused(copied: Path, change: str) -> None:
    file = copied / CONVERTED / "model.bin"
    content = bytearray(file.read_bytes())
    content[1000] ^= 1
    if change == "gone":
        file.unlink()
    else:
        file.write_bytes(bytes(content) if change == "changed" else bytes(content[:2000]))
    with pytest.raises(BrokenModel, match=r"model.bin is .* `madoguchi models get copied`"):
        load_engine(read_model(copied), 1)


@pytest.mark.parametrize(("part", "said"), [("original", "no tokenizer"), (CONVERTED, "failed")])
def test_a_hand_made_model_without_a_part_is_refused(copied: Path, part: str, said: str) -> None:
    manifest = copied / "model.yml"
    manifest.write_text(manifest.read_text().partition("files:")[0] + "files: {}\n")
    shutil.rmtree(copied / part)
    with pytest.raises(TranslationError, match=said):
        load_engine(read_model(copied), 1, "ctranslate2")
