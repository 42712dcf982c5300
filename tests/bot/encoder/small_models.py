"""Real models with random weights: ``python -m tests.bot.encoder.small_models FOLDER``.

They say nothing sensible, but like texts get like vectors, and loading, encoding and scoring are
those of a large model.
"""

import sys
from pathlib import Path

TEXTS = (
    "粗大ごみの収集はどう申し込みますか。", "転入届は引っ越した日から14日以内に届けてください。",
    "住民票の写しは窓口とコンビニでもらえます。", "query: passage: how much is a certificate",
)  # fmt: skip
LONGEST = 64
PROMPTS = {"query": "query: ", "passage": "passage: "}


def main(folder: Path) -> None:
    """Writes ``encoder``, ``reranker`` and ``classifier``, which gives three scores a text."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertForSequenceClassification, BertModel

    torch.manual_seed(0)
    tokenizer = a_tokenizer()
    sizes = {
        "vocab_size": len(tokenizer),
        "hidden_size": 32,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 64,
        "max_position_embeddings": LONGEST,
    }
    bert = str(folder / "bert")
    BertModel(BertConfig(**sizes)).save_pretrained(bert)
    tokenizer.save_pretrained(bert)
    modules = [Transformer(bert), Pooling(sizes["hidden_size"])]
    SentenceTransformer(modules=modules, prompts=PROMPTS).save(str(folder / "encoder"))
    for name, labels in (("reranker", 1), ("classifier", 3)):
        model = BertForSequenceClassification(BertConfig(**sizes, num_labels=labels))
        model.save_pretrained(str(folder / name))
        tokenizer.save_pretrained(str(folder / name))


def a_tokenizer():
    """WordPiece, trained on ``TEXTS``."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(TEXTS, trainers.WordPieceTrainer(special_tokens=special))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    names = ("pad", "unk", "cls", "sep", "mask")
    tokens = {f"{name}_token": token for name, token in zip(names, special, strict=True)}
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=LONGEST, **tokens)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
