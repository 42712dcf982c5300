"""Trains a small Marian model on the project's own phrase pairs: real weights for real tests.

    python -m bench.small_marian        Indonesian to Japanese, about a minute on two cores

It knows the texts of the catalogue and can ask for a facet of a procedure; nobody should use it
for anything else, so it does not lie where the door looks for models. Seeded: the same texts and
the same torch give the same model.
"""

import hashlib
import io
import json
import os
import random
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers import MarianConfig, MarianMTModel

from bench.phrase_pairs import Pair, phrase_pairs
from bot.settings import Settings
from bot.translation.hub.install import finish
from bot.translation.local.manifest import MANIFEST, ORIGINAL, Description, LocalModel, read_model

SOURCE = "id"
"""Indonesian: a few hundred short texts, in letters that a small vocabulary holds."""

WIDTH, LAYERS, HEADS = 128, 2, 4
VOCABULARY = 1200
STEPS = 1500
TOKENS_A_BATCH = 256
"""Few, so that there are many steps: 2,048 learnt nothing in four times as long (measured)."""

LEARNING_RATE = 1e-3
WARM_UP = 100
END, UNKNOWN = 0, 1
IGNORED = -100
"""What PyTorch's cross entropy leaves out."""

Row = tuple[list[int], list[int]]
"""Token numbers of a source text and of its translation, both with their end."""


def small_model(folder: Path, locales: Path, source: str = SOURCE) -> LocalModel:
    """The small model in ``folder``, for the texts as they are; trained if it is not there yet."""
    pairs = phrase_pairs(locales, source).learnt
    origin = f"{Path(__file__).name} {_fingerprint(pairs)}"
    if (folder / MANIFEST).is_file() and (known := read_model(folder)).manifest.origin == origin:
        return known
    part = folder.with_suffix(f".{os.getpid()}")
    train(pairs, part / ORIGINAL)
    description = Description(
        family="marian", licence="Apache-2.0", origin=origin, sources=(source,), targets=("ja",)
    )
    finish(part, description, keep_weights=True)
    shutil.rmtree(folder, ignore_errors=True)
    return read_model(part.rename(folder))


def train(pairs: Sequence[Pair], folder: Path) -> None:
    """Trains a model of the pairs, the same one each time, and writes it as the hub would."""
    random.seed(1)
    torch.manual_seed(1)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small a model waits for its threads more than they help it
    vocabulary = vocabulary_of(pairs)
    model = trained(rows_of(pairs, vocabulary), vocabulary.vocab_size())
    torch.set_num_threads(threads)
    save(model, vocabulary, folder)


def vocabulary_of(pairs: Sequence[Pair]) -> sentencepiece.SentencePieceProcessor:
    """One vocabulary for both languages."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in (pair.source, pair.japanese)]),
        model_writer=written,
        vocab_size=VOCABULARY,
        hard_vocab_limit=False,
        character_coverage=1.0,
        normalization_rule_name="identity",  # a text comes back as it was written
        eos_id=END,
        unk_id=UNKNOWN,
        bos_id=-1,
        pad_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_proto=written.getvalue())


def rows_of(pairs: Sequence[Pair], vocabulary: sentencepiece.SentencePieceProcessor) -> list[Row]:
    """The pairs as token numbers."""
    return [
        ([*vocabulary.encode(p.source), END], [*vocabulary.encode(p.japanese), END]) for p in pairs
    ]


def trained(rows: Sequence[Row], padding: int) -> MarianMTModel:
    """A model after `STEPS` batches of the rows; ``padding`` is the vocabulary's size."""
    model = MarianMTModel(_configuration(padding))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0
    )
    loss = torch.nn.CrossEntropyLoss(ignore_index=IGNORED, label_smoothing=0.05)
    model.train()
    for step, batch in enumerate(islice(_batches(rows), STEPS)):
        for group in optimizer.param_groups:
            left = 1 - step / STEPS
            group["lr"] = LEARNING_RATE * min(1.0, (step + 1) / WARM_UP) * max(0.02, left)
        ids = _filled([source for source, _ in batch], padding)
        labels = _filled([target for _, target in batch], IGNORED)
        said = model(input_ids=ids, attention_mask=ids != padding, labels=labels).logits
        loss(said.flatten(0, 1), labels.flatten()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        with torch.no_grad():  # Marian begins a translation with a zero vector
            model.get_input_embeddings().weight[padding].zero_()
    return model.eval()


def save(
    model: MarianMTModel, vocabulary: sentencepiece.SentencePieceProcessor, folder: Path
) -> None:
    """Writes the files that a Marian model on the hub has."""
    model.save_pretrained(folder)
    proto = vocabulary.serialized_model_proto()
    pieces = [vocabulary.id_to_piece(number) for number in range(vocabulary.vocab_size())]
    numbers = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(proto)
    _write(folder / "vocab.json", numbers)
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "MarianTokenizer"})


def _fingerprint(pairs: Sequence[Pair]) -> str:
    """Another one when the texts, this file or torch are others."""
    told = repr((pairs, Path(__file__).read_text(encoding="utf-8"), torch.__version__))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _configuration(padding: int) -> MarianConfig:
    configuration = MarianConfig(
        vocab_size=padding + 1,
        d_model=WIDTH,
        encoder_layers=LAYERS,
        decoder_layers=LAYERS,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        encoder_ffn_dim=4 * WIDTH,
        decoder_ffn_dim=4 * WIDTH,
        max_position_embeddings=512,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=padding,
        decoder_start_token_id=padding,
        eos_token_id=END,
        forced_eos_token_id=END,
    )
    return configuration


def _batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Without end: rows of nearly the same length together, in another order each time."""
    while True:
        batches: list[list[Row]] = [[]]
        for row in sorted(rows, key=lambda row: len(row[1]) + 3 * random.random()):  # noqa: S311
            longest = max(len(side) for pair in [*batches[-1], row] for side in pair)
            if batches[-1] and longest * (len(batches[-1]) + 1) > TOKENS_A_BATCH:
                batches.append([])
            batches[-1].append(row)
        random.shuffle(batches)
        yield from batches


def _filled(rows: Sequence[list[int]], filling: int) -> torch.Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filling] * (width - len(row)) for row in rows])


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def folder_of(settings: Settings, source: str = SOURCE) -> Path:
    """Where the small model lies: not among the models that the door uses."""
    return settings.var / "models" / "small" / f"small-{source}-ja"


if __name__ == "__main__":
    settings = Settings()
    print(small_model(folder_of(settings), settings.locales).folder)
