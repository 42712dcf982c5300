"""What the message means as a whole: dialogue act, procedure, facets, confidence."""

from typing import Any, Dict, List, Mapping, Optional, Tuple, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY
from rasa.shared.nlu.constants import PREDICTED_CONFIDENCE_KEY as CONFIDENCE
from rasa.shared.nlu.training_data.message import Message

from nlu.components.municipality_finder import MUNICIPALITY
from nlu.components.procedure_retriever import QUESTION, RETRIEVAL, ProcedureRetriever
from nlu.retrieval.finder import certainty
from nlu.retrieval.records import FAQ

UNDERSTOOD = "understood"
"""Key of the result (`QuestionReader._understand`)."""

NAMES_FOR_RASA = {"back": "go_back"}
"""Rasa keeps the name ``back`` for an action of its own."""

FALLBACK = "nlu_fallback"
"""The act of a message that is like no example."""

ABOUT_PROCEDURES = (QUESTION, "start_guide")
"""Acts that name a procedure, or leave it to what was said before."""

HEARD_FIRST = {
    "emergency": 0.35,
    "person": 0.35,
    "abuse": 0.35,
    "delete_my_data": 0.35,
    "change_language": 0.5,
}
"""Acts that nothing else in the message changes, from this probability on."""

OUT_OF_SCOPE = "out_of_scope"

SMALL_TALK = ("chitchat", "abuse")

WHAT_TO_DO = {"what", "how"}
"""Facets that may ask what is to be done after a life event, or about one procedure."""

Shares = Mapping[str, float]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class QuestionReader(GraphComponent):
    """Joins the classifier's ranking and the retriever's candidates.

    The classifier spreads a question's probability over ``ask+when``, ``ask+cost`` …: their
    sum says whether it is a question, their shares which facets are asked for. The retriever's
    evidence and the acts together say how probable the first candidate is
    (`nlu.retrieval.finder.certainty`): from ``answer_at`` on it is answered, from
    ``offer_at`` on it is among the choices of a question back.
    """

    def __init__(self, config: Dict[str, Any]) -> None:
        self._config = config

    @classmethod
    def required_components(cls) -> List[Type]:
        """Needs candidates."""
        return [ProcedureRetriever]

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Thresholds, measured on `tests/understanding` (docs/evaluation.md)."""
        return {
            "answer_at": 0.5,
            "offer_at": 0.2,
            "act_at": 0.12,
            "facet_at": 0.15,
            "facets_at": 0.3,
            "happened_share": 0.5,
            "happened_at": 0.5,
            "happened_like": 0.45,
        }

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "QuestionReader":
        """Creates the component; what it weighs with is `nlu/retrieval/weights.yml`."""
        return cls(config)

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``understood`` and replaces the intent by the dialogue act."""
        for message in messages:
            acts, facets = self._acts_and_facets(message.get(INTENT_RANKING_KEY) or [])
            understood = self._understand(
                acts, facets, message.get(RETRIEVAL), message.get(MUNICIPALITY)
            )
            message.set(UNDERSTOOD, understood, add_to_output=True)
            intent = NAMES_FOR_RASA.get(understood["intent"], understood["intent"])
            act = {INTENT_NAME_KEY: intent, CONFIDENCE: understood["confidence"]}
            message.set(INTENT, act, add_to_output=True)
            ranking = [{INTENT_NAME_KEY: name, CONFIDENCE: share} for name, share in acts.items()]
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _acts_and_facets(self, ranking: List[Dict[str, Any]]) -> Tuple[Shares, List[str]]:
        """The share of every act, the likeliest first, and the facets asked for."""
        shares: Dict[str, float] = {}
        facets: Dict[str, float] = {}
        for entry in ranking:
            act, _, facet = entry[INTENT_NAME_KEY].partition("+")
            shares[act] = shares.get(act, 0.0) + entry[CONFIDENCE]
            if act == QUESTION:
                facets[facet] = entry[CONFIDENCE]
        acts = dict(sorted(shares.items(), key=lambda item: -item[1]))
        return acts, self._asked(facets, shares.get(QUESTION) or 1.0)

    def _asked(self, facets: Shares, question: float) -> List[str]:
        """The likeliest facet, and others if they are nearly as likely; shares of the question."""
        named = sorted((facet for facet in facets if facet), key=lambda facet: -facets[facet])
        least = [self._config["facet_at"], *[self._config["facets_at"]] * len(named)]
        return [f for f, at in zip(named, least) if facets[f] >= at * question]  # noqa: B905

    def _understand(
        self,
        acts: Shares,
        facets: List[str],
        found: Dict[str, Any],
        municipality: Optional[str],
    ) -> Dict[str, Any]:
        evidence = evidence_of(acts, found)
        carried = bool(facets) and not found["has_subject"]  # "where can I get it?"
        sure = certainty(evidence) if found["candidates"] and not carried else 0.0
        event = self._life_event(found, facets)
        unknown = found["has_subject"] and not event  # what happened is a subject of its own
        intent = self._act(acts, sure, unknown, municipality)
        asks = intent in ABOUT_PROCEDURES
        offered = self._offered(found["candidates"], sure) if asks else []
        named = offered[0]["id"] if offered else None
        certain = bool(offered) and sure >= self._config["answer_at"]
        answered_before = bool(named and named.startswith(f"{FAQ}:"))
        return {
            "intent": intent,
            "procedure": None if answered_before else named,
            "faq": named if answered_before else None,
            "certain": certain,
            "municipality": municipality,
            "facets": facets if asks else [],
            "life_event": event if asks else None,
            "confidence": round(sure if asks and offered else acts.get(intent, 0.0), 3),
            "candidates": offered,
            "topical": found["topical"],
            "has_subject": found["has_subject"],
            "evidence": evidence,
        }

    def _act(self, acts: Shares, sure: float, subject: bool, municipality: Optional[str]) -> str:
        """The likeliest act; a procedure that is named for certain makes it a question, since
        people tell a story first, and a subject that no procedure has puts it out of scope."""
        first = next(iter(acts), FALLBACK)
        intent = first if acts.get(first, 0.0) >= self._config["act_at"] else FALLBACK
        if acts.get(intent, 0.0) >= HEARD_FIRST.get(intent, 1.1):
            return intent
        if municipality or (sure >= self._config["answer_at"] and intent not in ABOUT_PROCEDURES):
            return QUESTION  # "I live in Sakura-ku" answers a question of ours
        if intent == QUESTION and subject and sure < self._config["offer_at"]:
            return OUT_OF_SCOPE
        return intent

    def _offered(self, candidates: List[Dict[str, Any]], sure: float) -> List[Dict[str, Any]]:
        """Candidates that may be meant, with the probability of each."""
        first = candidates[0]["share"] if candidates else 1.0
        probable = [
            {"id": c["id"], "confidence": round(sure * c["share"] / first, 3)} for c in candidates
        ]
        return [c for c in probable if c["confidence"] >= self._config["offer_at"]]

    def _life_event(self, found: Dict[str, Any], facets: List[str]) -> Optional[str]:
        """What has happened, if the message says that rather than naming a procedure."""
        event, happened = found["life_event"], found["happened"]
        clear = (
            happened["share"] >= self._config["happened_share"]
            and happened["learned"] >= self._config["happened_at"]
        )
        nearer = happened["letters"] >= max(
            self._config["happened_like"], found["evidence"]["letters"]
        )
        asks_what_to_do = not facets or (nearer and set(facets) <= WHAT_TO_DO)
        return event if clear and asks_what_to_do and not found["official"] else None


def evidence_of(acts: Shares, found: Mapping[str, Any]) -> Dict[str, float]:
    """What speaks for and against the first candidate, by the names of ``certainty``."""
    apart = (*ABOUT_PROCEDURES, OUT_OF_SCOPE, *SMALL_TALK)
    return {
        **found["evidence"],
        "asks": sum(acts.get(act, 0.0) for act in ABOUT_PROCEDURES),
        "beyond": acts.get(OUT_OF_SCOPE, 0.0),
        "small_talk": sum(acts.get(act, 0.0) for act in SMALL_TALK),
        "other_act": max((acts[act] for act in acts if act not in apart), default=0.0),
    }
