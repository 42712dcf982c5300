"""GiNZA's word vectors as dense features."""

from typing import Any, Dict, List, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS, TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.analysis import load_ginza
from nlu.components.ginza_tokenizer import GinzaTokenizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class GinzaFeaturizer(DenseFeaturizer, GraphComponent):
    """A vector a token (its normalised form's, else its surface's) and their mean."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs tokens."""
        return [GinzaTokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Nothing beyond what every dense featurizer has."""
        return {**DenseFeaturizer.get_default_config()}

    @staticmethod
    def validate_config(config: Dict[str, Any]) -> None:
        """No setting can be wrong."""

    def __init__(self, config: Dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._vectors = load_ginza().vocab.vectors
        self._keys = load_ginza().vocab.strings

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "GinzaFeaturizer":
        """Shares the GiNZA that the tokenizer has loaded."""
        return cls(config, execution_context.node_name)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds features to every example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Adds a (tokens, 300) sequence and a (1, 300) sentence feature."""
        for message in messages:
            tokens = message.get(TOKENS_NAMES[TEXT])
            if tokens:
                vectors = np.array([self._vector(token) for token in tokens])
                self._add(message, vectors, FEATURE_TYPE_SEQUENCE)
                self._add(message, vectors.mean(axis=0, keepdims=True), FEATURE_TYPE_SENTENCE)
        return messages

    def _vector(self, token: Token) -> np.ndarray:
        for form in (token.lemma, token.text):
            # the string store hashes anything; `in` asks whether it knows the word
            if form in self._keys and (key := self._keys[form]) in self._vectors:
                vector: np.ndarray = self._vectors[key]
                return vector
        return np.zeros(self._vectors.shape[1], dtype=np.float32)

    def _add(self, message: Message, vectors: np.ndarray, kind: str) -> None:
        origin = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vectors, kind, TEXT, origin))
