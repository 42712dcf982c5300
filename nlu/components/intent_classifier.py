"""Which dialogue act a message is, and for questions which facet: a linear model.

TF-IDF of words, pairs of neighbouring words and stretches of letters under linear support vector
machines, one intent against the rest; their margins become probabilities by a temperature (Guo et
al. 2017, "On Calibration of Modern Neural Networks") that is found by cross-validation. On these
short texts it is as good as DIET at acts and better at facets, and much faster to ask and to
train (docs/benchmarks.md).
"""

from itertools import pairwise
from typing import Any, Dict, List, NamedTuple, Optional, Type

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.constants import PREDICTED_CONFIDENCE_KEY as CONFIDENCE
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.optimize import minimize_scalar
from scipy.sparse import hstack
from scipy.special import log_softmax, softmax
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC

from nlu.components.ginza_tokenizer import GinzaTokenizer
from nlu.features import Machines, TfIdf, letters

MODEL = "intents.joblib"
"""The trained pipeline inside Rasa's model."""

FOLDS = 3
TEMPERATURES = (0.02, 2.0)
"""Between which the temperature is looked for."""

Example = Dict[str, Any]


class Model(NamedTuple):
    """What training leaves behind."""

    intents: List[str]
    machines: Machines
    temperature: float

    def shares(self, example: Example) -> np.ndarray:
        """The probability of every intent, in the order of ``intents``."""
        margins = self.machines.margins((example, example))
        shares: np.ndarray = softmax(margins / self.temperature)
        return shares


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Ranks all intents by probability."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs tokens."""
        return [GinzaTokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """``C`` as in scikit-learn; ``longest`` stretch of letters."""
        return {"C": 1.0, "longest": 4}

    @staticmethod
    def required_packages() -> List[str]:
        """Checked by Rasa before training."""
        return ["sklearn"]

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[Model] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IntentClassifier":
        """Untrained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "IntentClassifier":
        """As it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / MODEL))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example of an intent."""
        examples = training_data.intent_examples
        intents = np.array([message.get(INTENT) for message in examples])
        shown = [example_of(message) for message in examples]
        features = TfIdf(words_of), TfIdf(LettersOf(self._config["longest"]))
        parts = [tfidf.fit(shown) for tfidf in features]
        seen = hstack(parts).tocsr()
        learner = LinearSVC(C=self._config["C"], tol=0.01, max_iter=300, random_state=0)
        margins = cross_val_predict(learner, seen, intents, cv=FOLDS, method="decision_function")
        learner.fit(seen, intents)
        right = np.searchsorted(learner.classes_, intents)
        machines = Machines.of(features, [part.shape[1] for part in parts], learner)
        names = [str(name) for name in learner.classes_]
        self._model = Model(names, machines, best_temperature(margins, right))
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / MODEL)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets intent and ranking."""
        if not self._model:
            raise RuntimeError("the intent classifier was not loaded from a model")
        intents = self._model.intents
        for message in messages:
            shares = self._model.shares(example_of(message))
            ranking = [
                {INTENT_NAME_KEY: intents[place], CONFIDENCE: float(shares[place])}
                for place in np.argsort(-shares)
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def best_temperature(margins: np.ndarray, right: np.ndarray) -> float:
    """By which margins are divided so that the right intents are most probable."""

    def loss(temperature: float) -> float:
        shares = log_softmax(margins / temperature, axis=1)
        return -float(shares[np.arange(len(right)), right].mean())

    return float(minimize_scalar(loss, bounds=TEMPERATURES, method="bounded").x)


def example_of(message: Message) -> Example:
    """What the model sees of a message: its text, and its tokens' normalised forms."""
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    return {"text": (message.get(TEXT) or "").casefold(), "words": [t.lemma for t in tokens]}


class LettersOf:
    """Stretches of letters of an example's text; a class, since the model is pickled."""

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def __call__(self, example: Example) -> List[str]:
        """Up to ``longest`` letters at a time."""
        return letters(1, self._longest)(example["text"])


def words_of(example: Example) -> List[str]:
    """Words and pairs of neighbours, the edges of the message among them."""
    words: List[str] = example["words"]
    return words + [" ".join(pair) for pair in pairwise(["^", *words, "$"])]
