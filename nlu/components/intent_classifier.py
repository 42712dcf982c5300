"""Which dialogue act a message is, and for questions which facet: a linear model.

TF-IDF of words, pairs of neighbouring words and stretches of letters under linear support vector
machines, one intent against the rest; their margins become probabilities by a temperature (Guo et
al. 2017, "On Calibration of Modern Neural Networks") that is found by cross-validation. On these
short texts it is as good as DIET at acts and better at facets, and much faster to ask and to
train (docs/benchmarks.md).
"""

import os
from itertools import pairwise
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Type

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

from nlu.analysis import WORDS, shared_analyzer
from nlu.components.ginza_tokenizer import GinzaTokenizer
from nlu.components.procedure_retriever import QUESTION
from nlu.features import Machines, TfIdf, letters
from nlu.retrieval.records import read_life_events

MODEL = "intents.joblib"
"""The trained pipeline inside Rasa's model."""

FOLDS = 3
SEPARATOR = "+"
"""Between an act and its facet: ``ask+when``."""

TEMPERATURES = (0.02, 2.0)
"""Between which the temperature is looked for."""

Example = Dict[str, Any]


class Model(NamedTuple):
    """Machines that tell labels apart, and how sure their margins are."""

    labels: List[str]
    machines: Machines
    temperature: float

    @classmethod
    def learned(cls, examples: Sequence[Example], labels: Sequence[str], longest: int) -> "Model":
        """From labelled examples; at least ``FOLDS`` of each label."""
        features = TfIdf(words_of), TfIdf(LettersOf(longest))
        parts = [tfidf.fit(examples) for tfidf in features]
        seen = hstack(parts).tocsr()
        learner = LinearSVC(C=1.0, tol=0.01, max_iter=300, random_state=0)
        margins = cross_val_predict(learner, seen, labels, cv=FOLDS, method="decision_function")
        learner.fit(seen, labels)
        right = np.searchsorted(learner.classes_, labels)
        machines = Machines.of(features, [part.shape[1] for part in parts], learner)
        names = [str(name) for name in learner.classes_]
        return cls(names, machines, best_temperature(margins, right))

    def shares(self, example: Example) -> Dict[str, float]:
        """The probability of every label."""
        shares = softmax(self.machines.margins((example, example)) / self.temperature)
        return dict(zip(self.labels, shares.tolist(), strict=True))


class Models(NamedTuple):
    """Which act; and of a question, which facet. Apart, so that the many who only tell what has
    happened to them do not teach that questions have no facet."""

    acts: Model
    facets: Model

    def ranking(self, example: Example) -> List[Dict[str, Any]]:
        """Every intent with its probability, the likeliest first."""
        shares = self.acts.shares(example)
        asks = shares.pop(QUESTION)
        for facet, share in self.facets.shares(example).items():
            shares[f"{QUESTION}+{facet}" if facet else QUESTION] = asks * share
        ordered = sorted(shares.items(), key=lambda item: -item[1])
        return [{INTENT_NAME_KEY: name, CONFIDENCE: share} for name, share in ordered]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Ranks all intents by probability."""

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs tokens."""
        return [GinzaTokenizer]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The longest stretch of letters that is looked at."""
        return {"longest": 4}

    @staticmethod
    def required_packages() -> List[str]:
        """Checked by Rasa before training."""
        return ["sklearn"]

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        models: Optional[Models] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._models = models

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
        """Learns from every example, and that who tells of a life event asks what to do."""
        longest = self._config["longest"]
        examples = training_data.intent_examples
        shown = [example_of(message) for message in examples]
        labels = [message.get(INTENT).partition(SEPARATOR) for message in examples]
        told = [example_of_text(text) for text in life_event_phrases()]
        acts = [act for act, _, _ in labels] + [QUESTION] * len(told)
        asked = [
            (e, facet) for e, (act, _, facet) in zip(shown, labels, strict=True) if act == QUESTION
        ]
        self._models = Models(
            Model.learned(shown + told, acts, longest),
            Model.learned([e for e, _ in asked], [facet for _, facet in asked], longest),
        )
        with self._model_storage.write_to(self._resource) as folder:
            joblib.dump(self._models, folder / MODEL)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets intent and ranking."""
        if not self._models:
            raise RuntimeError("the intent classifier was not loaded from a model")
        for message in messages:
            ranking = self._models.ranking(example_of(message))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def life_event_phrases() -> List[str]:
    """How people tell what has happened, in every language of the catalogue."""
    procedures = Path(os.environ.get("MADOGUCHI_PROCEDURES", "procedures"))
    locales = Path(os.environ.get("MADOGUCHI_LOCALES", "locales"))
    entries = read_life_events(procedures, locales)
    return sorted({text for entry in entries for _, text in entry.situation})


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


def example_of_text(text: str) -> Example:
    """The same of a text that Rasa has not cut into tokens."""
    terms = shared_analyzer(WORDS).terms(text)
    return {"text": text.casefold(), "words": [term.forms[0] for term in terms]}


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
