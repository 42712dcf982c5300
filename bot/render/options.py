"""What can be answered to a question, in words."""

from collections.abc import Sequence

from bot.catalogue.guide import Step, StepType
from bot.catalogue.schema import Document
from bot.guides.answers.choices import Option
from bot.guides.asking import Asking
from bot.guides.questions import Question
from bot.render.words import Words


def options_of(question: Question, asking: Asking, words: Sequence[Words]) -> list[Option]:
    """The options with their names in all languages that the answer may be in."""
    return [
        Option(id, tuple(dict.fromkeys(name_of(question, asking, id, w) for w in words)))
        for id in option_ids(question.step, asking)
    ]


def option_ids(step: Step, asking: Asking) -> list[str]:
    """The ids in the order shown."""
    if step.type is StepType.DOCUMENTS:
        return [document.id for document in documents_of(step, asking)]
    return [option.id for option in step.options]


def documents_of(step: Step, asking: Asking) -> list[Document]:
    """The documents to tick."""
    return [d for d in asking.documents if not step.of or d.id in step.of]


def name_of(question: Question, asking: Asking, id: str, words: Words) -> str:
    """What one option is called.

    Raises:
        KeyError: there is none of that id.
    """
    if question.step.type is StepType.DOCUMENTS:
        document = {d.id: d for d in asking.documents}[id]
        return words.text(f"{asking.owner}:documents.{id}.name", document.name).text
    option = {option.id: option for option in question.step.options}[id]
    return words.text(f"{question.prefix}options.{id}.name", option.name).text
