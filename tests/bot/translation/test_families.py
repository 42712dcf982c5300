"""Each family is told languages as its own tokenizer and its own conversion expect it."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.l10n.locales import load_languages
from bot.translation.engines.load import load_engine
from bot.translation.engines.tokens import Tokenizer
from bot.translation.hub.install import finish
from bot.translation.local.families import families
from bot.translation.local.manifest import ORIGINAL, Description, LocalModel
from tests.bot.translation.conftest import LOCALES

TEXT = "Bahasa yang dilayani"
SMALL = {"d_model": 16, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2}
SMALL |= {"decoder_attention_heads": 2, "encoder_ffn_dim": 16, "decoder_ffn_dim": 16}


@pytest.fixture(scope="session")
def transformers() -> Any:
    for package in ("torch", "sentencepiece", "ctranslate2"):
        pytest.importorskip(package, reason=f"{package} is not installed: no model to make")
    return pytest.importorskip("transformers", reason="transformers is not installed")


def vocabulary(pairs: Any, **more: object) -> bytes:
    """A SentencePiece model of our own texts."""
    import sentencepiece

    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for p in pairs for text in (p.source, p.japanese)]),
        model_writer=written,
        vocab_size=1200,
        hard_vocab_limit=False,
        character_coverage=1.0,
        minloglevel=2,
        **more,
    )
    return written.getvalue()


def make_m2m100(transformers: Any, pairs: Any, folder: Path) -> None:
    import sentencepiece

    proto = vocabulary(pairs)
    (folder / "sentencepiece.bpe.model").write_bytes(proto)
    pieces = sentencepiece.SentencePieceProcessor(model_proto=proto)
    words = [pieces.id_to_piece(n) for n in range(3, pieces.vocab_size())]
    numbers = {word: n for n, word in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}
    (folder / "vocab.json").write_text(json.dumps(numbers))
    from transformers.models.m2m_100 import tokenization_m2m_100 as m2m100

    codes = m2m100.FAIRSEQ_LANGUAGE_CODES["m2m100"]
    special = {"additional_special_tokens": [f"__{code}__" for code in codes]}
    (folder / "special_tokens_map.json").write_text(json.dumps(special))
    settings = {"tokenizer_class": "M2M100Tokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    size = len(numbers) + len(tokenizer.lang_token_to_id) + tokenizer.num_madeup_words
    config = transformers.M2M100Config(vocab_size=size, max_position_embeddings=256, **SMALL)
    transformers.M2M100ForConditionalGeneration(config).save_pretrained(folder)


def make_nllb(transformers: Any, pairs: Any, folder: Path) -> None:
    letters = {letter for p in pairs for letter in p.source if letter != " "}
    words = ["<s>", "<pad>", "</s>", "<unk>", "▁", *sorted(letters)]
    tokenizer = transformers.NllbTokenizer(vocab={word: n for n, word in enumerate(words)})
    tokenizer.save_pretrained(folder)
    config = transformers.M2M100Config(
        vocab_size=len(tokenizer), max_position_embeddings=256, **SMALL
    )
    transformers.M2M100ForConditionalGeneration(config).save_pretrained(folder)


def make_madlad(transformers: Any, pairs: Any, folder: Path) -> None:
    proto = vocabulary(pairs, user_defined_symbols=["<2ja>", "<2id>"], pad_id=3)
    (folder / "spiece.model").write_bytes(proto)
    settings = {"tokenizer_class": "T5Tokenizer", "extra_ids": 0}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder)
    config = transformers.T5Config(
        vocab_size=len(tokenizer), d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2,
        feed_forward_proj="gated-gelu", tie_word_embeddings=False,
        pad_token_id=tokenizer.pad_token_id, eos_token_id=tokenizer.eos_token_id,
        decoder_start_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    transformers.T5ForConditionalGeneration(config).save_pretrained(folder)


MAKE: dict[str, Callable[[Any, Any, Path], None]] = {
    "m2m100": make_m2m100,
    "nllb": make_nllb,
    "madlad": make_madlad,
}
TOLD = {
    "m2m100": (["__id__"], "__ja__"),
    "nllb": (["ind_Latn"], "jpn_Jpan"),
    "madlad": (["<2ja>"], None),
}


@pytest.fixture(scope="session", params=MAKE)
def model(
    request: pytest.FixtureRequest, transformers: Any, pairs: Any, tmp_path_factory: Any
) -> LocalModel:
    """A model of the family with the right tokenizer and chance weights, converted."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / ORIGINAL).mkdir()
    MAKE[request.param](transformers, pairs, folder / ORIGINAL)
    about = Description(family=request.param, licence="Apache-2.0", origin="a test")
    return finish(folder, about, keep_weights=True)


def test_the_text_begins_and_the_translation_begins_as_the_family_wants(model: LocalModel) -> None:
    begins, target_token = TOLD[model.manifest.family]
    tokenizer = Tokenizer(model)
    direction = model.direction("id", "ja")
    tokens = tokenizer.tokens(tokenizer.ids([TEXT], direction)[0])
    assert [token for token in tokens if token in begins] == begins
    assert tokens[: len(begins) + 1][-2:][0] in ("▁", *begins)
    assert tokens[-1] == "</s>"
    assert direction.target_token == target_token
    if target_token:
        assert tokenizer.tokens([tokenizer.id(target_token)]) == [target_token]


@pytest.mark.parametrize("engine", ["ctranslate2", "transformers"])
def test_a_translation_has_no_words_for_languages_in_it(model: LocalModel, engine: Any) -> None:
    said = load_engine(model, 1, engine).translate([TEXT, "Setelah itu"], "id", "ja")
    assert len(said) == 2
    for word in ("__ja__", "jpn_Jpan", "<2ja>", "</s>", "<pad>"):
        assert not [text for text in said if word in text]


def test_a_marian_model_is_told_the_target_only_where_it_has_several() -> None:
    marian = families()["marian"]
    assert marian.direction("id", "ja", frozenset({"ja"})).prefix == ""
    assert marian.direction("id", "ja", frozenset({"ja", "en"})).prefix == ">>jpn<< "


def test_every_language_of_the_door_can_be_said_in_every_family() -> None:
    tags = load_languages(LOCALES).keys() - {"ja-x-yasashii"}
    for family in families().values():
        assert tags - family.languages.keys() == set()


def test_the_codes_are_those_of_the_models(transformers: Any) -> None:
    from transformers.models.m2m_100 import tokenization_m2m_100 as m2m100
    from transformers.models.nllb import tokenization_nllb as nllb

    known = {
        "m2m100": m2m100.FAIRSEQ_LANGUAGE_CODES["m2m100"],
        "nllb": nllb.FAIRSEQ_LANGUAGE_CODES,
    }
    for name, codes in known.items():
        assert set(families()[name].languages.values()) - set(codes) == set()


def test_a_language_that_no_family_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        families()["nllb"].direction("tlh", "ja", frozenset({"ja"}))
