"""What somebody answered, in words: for the review, the draft and the card."""

from datetime import date

from pydantic import JsonValue

from bot.catalogue.guide import StepType
from bot.guides.asking import Asking
from bot.guides.questions import Question
from bot.guides.session import Answer
from bot.render.options import name_of
from bot.render.words import Words


def answer_in_words(question: Question, answer: Answer, asking: Asking, words: Words) -> str:
    """The value as the reader's language writes it, or why there is none."""
    if answer.left:
        return words.say(f"answer.{answer.left}")
    return _value(question, answer.value, asking, words)


def _value(question: Question, value: JsonValue, asking: Asking, words: Words) -> str:
    match question.step.type, value:
        case StepType.CHOICE, str():
            return name_of(question, asking, value, words)
        case ((StepType.CHOICES | StepType.DOCUMENTS), list()):
            names = [name_of(question, asking, str(id), words) for id in value]
            return words.facts.joined(names) if names else words.say("answer.none")
        case StepType.YES_NO, bool():
            return words.say("answer.yes" if value else "answer.no")
        case StepType.DATE, str():
            return words.facts.day(date.fromisoformat(value))
        case StepType.MONEY, int():
            return words.facts.money(value)
        case ((StepType.COUNT | StepType.PEOPLE), int()):
            return words.facts.number(value)
        case StepType.POSTCODE, str():
            return f"〒{value[:3]}-{value[3:]}"
        case _:
            return str(value)


def label_of(question: Question, words: Words) -> str:
    """What an answer is called; of several people, whose it is."""
    label = words.text(f"{question.prefix}label", question.step.label).text
    if question.person is None:
        return label
    return words.say("answer.of_person", number=question.person, label=label)
