"""What the message means as a whole: dialogue act, procedure, facets, confidence."""

from typing import Any, Dict, List, Optional, Tuple, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY
from rasa.shared.nlu.constants import PREDICTED_CONFIDENCE_KEY as CONFIDENCE
from rasa.shared.nlu.training_data.message import Message

from nlu.components.municipality_finder import MUNICIPALITY
from nlu.components.procedure_retriever import QUESTION, RETRIEVAL, ProcedureRetriever
from nlu.retrieval.records import FAQ

HEARD_FIRST = ("emergency", "person")
"""Acts that a named municipality does not change."""

UNDERSTOOD = "understood"
"""Key of the result: intent, procedure, faq, facets, confidence, candidates, topical,
municipality."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionReader(GraphComponent):
    """Joins DIET's ranking and the retriever's candidates.

    DIET spreads a question's probability over ``ask+when``, ``ask+cost`` …: their sum says
    whether it is a question, their shares which facets are asked for. A procedure is named
    only from ``answer_at`` confidence on and with a ``lead`` over the next; else candidates
    from ``offer_at`` on are for asking back.
    """

    def __init__(self, config: Dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs candidates."""
        return [ProcedureRetriever]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Thresholds, measured on `tests/understanding` (docs/benchmarks.md)."""
        return {
            "answer_at": 0.4,
            "lead": 1.3,
            "offer_at": 0.1,
            "overrule_at": 0.7,
            "facet_share": 0.3,
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionReader":
        """Creates the component; it learns nothing."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``understood`` and replaces the intent by the dialogue act."""
        for message in messages:
            ranking = message.get(INTENT_RANKING_KEY) or []
            found = message.get(RETRIEVAL) or {"candidates": [], "topical": False}
            acts, facets = self._acts_and_facets(ranking)
            understood = self._understand(acts, facets, found, message.get(MUNICIPALITY))
            message.set(UNDERSTOOD, understood, add_to_output=True)
            act = {INTENT_NAME_KEY: understood["intent"], CONFIDENCE: acts[0][1] if acts else 0.0}
            message.set(INTENT, act, add_to_output=True)
            message.set(
                INTENT_RANKING_KEY,
                [{INTENT_NAME_KEY: name, CONFIDENCE: share} for name, share in acts],
                add_to_output=True,
            )
        return messages

    def _acts_and_facets(
        self, ranking: List[Dict[str, Any]]
    ) -> Tuple[List[Tuple[str, float]], List[str]]:
        shares: Dict[str, float] = {}
        facets: Dict[str, float] = {}
        for entry in ranking:
            act, _, facet = entry[INTENT_NAME_KEY].partition("+")
            shares[act] = shares.get(act, 0.0) + entry[CONFIDENCE]
            if act == QUESTION:
                facets[facet] = entry[CONFIDENCE]
        least = self._config["facet_share"] * (shares.get(QUESTION) or 1.0)
        asked = sorted((f for f in facets if facets[f] >= least), key=lambda f: -facets[f])
        acts = sorted(shares.items(), key=lambda item: -item[1])
        return acts, [facet for facet in asked if facet]

    def _understand(
        self,
        acts: List[Tuple[str, float]],
        facets: List[str],
        found: Dict[str, Any],
        municipality: Optional[str],
    ) -> Dict[str, Any]:
        candidates = [c for c in found["candidates"] if c["confidence"] >= self._config["offer_at"]]
        best = candidates[0]["confidence"] if candidates else 0.0
        intent = acts[0][0] if acts else "out_of_scope"
        if intent == "out_of_scope" and best >= self._config["overrule_at"]:
            intent = QUESTION
        rival = candidates[1]["confidence"] if len(candidates) > 1 else 0.0
        leads = best >= self._config["lead"] * rival
        sure = intent == QUESTION and best >= self._config["answer_at"] and leads
        if municipality and intent not in HEARD_FIRST:
            intent = QUESTION  # "I live in Sakura-ku" answers a question of ours
        named = candidates[0]["id"] if sure else None
        answered_before = bool(named and named.startswith(f"{FAQ}:"))
        share = dict(acts).get(intent, 0.0)
        return {
            "intent": intent,
            "procedure": None if answered_before else named,
            "faq": named if answered_before else None,
            "municipality": municipality,
            "facets": facets if intent == QUESTION else [],
            "confidence": round(best if sure else share, 3),
            "candidates": [{"id": c["id"], "confidence": c["confidence"]} for c in candidates],
            "topical": found["topical"],
        }
