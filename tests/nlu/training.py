"""Trains a component as Rasa does, with real tokens and a model on disk."""

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.ginza_tokenizer import GinzaTokenizer


class Workshop:
    """One component type and the folder that its model is kept in."""

    def __init__(self, component_type, folder):
        self._type = component_type
        self._config = component_type.get_default_config()
        self._place = (
            LocalModelStorage(folder),
            Resource(component_type.__name__),
            ExecutionContext(GraphSchema({})),
        )
        config = {**GinzaTokenizer.get_default_config()}
        self._tokenizer = GinzaTokenizer.create(config, *self._place)

    def untrained(self):
        return self._type.create(self._config, *self._place)

    def trained(self, examples):
        component = self.untrained()
        data = self._tokenizer.process_training_data(TrainingData(examples))
        component.train(data)
        return component

    def loaded(self):
        return self._type.load(self._config, *self._place)

    def read(self, component, text, locale="ja"):
        message = Message({TEXT: text, "metadata": {"locale": locale}})
        component.process(self._tokenizer.process([message]))
        return message


def example(text, intent, *marked):
    """A training example; ``marked`` are the stretches of it that name a procedure."""
    places = [(text.index(part), text.index(part) + len(part), part) for part in marked]
    entities = [{"start": s, "end": e, "value": v, "entity": "procedure"} for s, e, v in places]
    return Message({TEXT: text, INTENT: intent, ENTITIES: entities})
