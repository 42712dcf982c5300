"""Plain transformers on PyTorch: the model as it was downloaded, slower and larger."""

from collections.abc import Sequence

from bot.translation.engines.decoding import BEAM, longest_answer
from bot.translation.engines.packages import package, quiet_transformers
from bot.translation.engines.tokens import Tokenizer
from bot.translation.errors import EngineFailed
from bot.translation.local.manifest import ORIGINAL, LocalModel


class TransformersEngine:
    """One model; several threads may ask at once."""

    name = "transformers"

    def __init__(self, model: LocalModel, threads: int) -> None:
        """Loads the model.

        Raises:
            PackageMissing: what it takes is not installed.
            EngineFailed: this transformers cannot read the model.
        """
        self._torch = package("torch", f"Translating with {model.name} by transformers")
        self.model = model.name
        self._local = model
        self._tokenizer = Tokenizer(model)
        self._torch.set_num_threads(threads)
        with quiet_transformers(f"Translating with {model.name}") as transformers:
            try:
                self._network = transformers.AutoModelForSeq2SeqLM.from_pretrained(
                    model.folder / ORIGINAL, local_files_only=True
                ).eval()
            except (OSError, ValueError) as error:
                raise EngineFailed(self.model, self.name, error) from error

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Each text by itself, in order.

        Raises:
            EngineFailed: the model cannot take these texts.
        """
        if not texts:
            return []
        direction = self._local.direction(source, target)
        rows = self._tokenizer.ids(texts, direction)
        width = max(map(len, rows))
        padding = self._tokenizer.padding
        ids = self._torch.tensor([row + [padding] * (width - len(row)) for row in rows])
        mask = self._torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        first = direction.target_token
        try:
            with self._torch.inference_mode():
                said = self._network.generate(
                    input_ids=ids,
                    attention_mask=mask,
                    num_beams=BEAM,
                    max_new_tokens=longest_answer(rows),
                    forced_bos_token_id=self._tokenizer.id(first) if first else None,
                )
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineFailed(self.model, self.name, error) from error
        return [self._tokenizer.text(row) for row in said.tolist()]
