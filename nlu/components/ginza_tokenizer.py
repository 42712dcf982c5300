"""Tokens of a message, from GiNZA's tokenizer for Japanese and by script for the rest."""

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from nlu.analysis import WORDS, Analyzer, Term, shared_analyzer

PUNCTUATION_ONLY = "…"
"""Stands for a message without a single word (emoji, punctuation): Rasa needs a token."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class GinzaTokenizer(Tokenizer):
    """Cuts text as `nlu.analysis` does; a token's lemma is its normalised form."""

    def __init__(self, config: Dict[str, Any], analyzer: Analyzer) -> None:
        super().__init__(config)
        self._analyzer = analyzer

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Splits ``ask+when`` as Rasa expects of a tokenizer."""
        return {"intent_tokenization_flag": True, "intent_split_symbol": "+"}

    @staticmethod
    def required_packages() -> List[str]:
        """Checked by Rasa before training."""
        return ["ginza", "ja_ginza", "snowballstemmer"]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "GinzaTokenizer":
        """Loads GiNZA's tokenizer once."""
        return cls(config, shared_analyzer(WORDS))

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        """The tokens of one attribute; the metadata's locale settles bare Han."""
        metadata = message.get("metadata") or {}
        terms = self._analyzer.terms(message.get(attribute), metadata.get("locale"))
        return [token_of(term) for term in terms] or [Token(PUNCTUATION_ONLY, 0)]


def token_of(term: Term) -> Token:
    """A Rasa token; its lemma is the term's strictest form."""
    return Token(term.surface, term.start, term.end, lemma=term.forms[0])
