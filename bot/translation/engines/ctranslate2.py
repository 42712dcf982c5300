"""CTranslate2 on the CPU, int8: a model converted by `bot/translation/hub/conversion.py`.

https://opennmt.net/CTranslate2/guides/transformers.html
"""

from collections.abc import Sequence

from bot.translation.engines.decoding import BEAM, PATIENCE, longest_answer
from bot.translation.engines.packages import package
from bot.translation.engines.tokens import Tokenizer
from bot.translation.errors import EngineFailed
from bot.translation.local.manifest import CONVERTED, LocalModel


class CTranslate2Engine:
    """One model; several threads may ask at once."""

    name = "ctranslate2"

    def __init__(self, model: LocalModel, threads: int) -> None:
        """Loads the model.

        Raises:
            PackageMissing: what it takes is not installed.
            EngineFailed: this CTranslate2 cannot read the model.
        """
        ctranslate2 = package("ctranslate2", f"Translating with {model.name}")
        self.model = model.name
        self._local = model
        self._tokenizer = Tokenizer(model)
        try:
            self._translator = ctranslate2.Translator(
                str(model.folder / CONVERTED), device="cpu", intra_threads=threads
            )
        except (RuntimeError, ValueError) as error:
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
        first = [[direction.target_token]] * len(rows) if direction.target_token else None
        try:
            results = self._translator.translate_batch(
                [self._tokenizer.tokens(row) for row in rows],
                target_prefix=first,
                beam_size=BEAM,
                patience=PATIENCE,
                max_input_length=0,  # never cut off in silence
                max_decoding_length=longest_answer(rows),
            )
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(self.model, self.name, error) from error
        return [self._text(result.hypotheses[0], direction.target_token) for result in results]

    def _text(self, tokens: Sequence[str], first: str | None) -> str:
        said = tokens[1:] if first is not None and list(tokens[:1]) == [first] else tokens
        return self._tokenizer.text([self._tokenizer.id(token) for token in said])
