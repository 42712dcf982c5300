"""The card that a resident shows at the counter: Japanese for the staff, their own words beside."""

from collections.abc import Callable, Iterator

from babel import Locale

from bot.catalogue.guide import StepType
from bot.catalogue.schema import Procedure
from bot.guides.asking import Asking, guide_of
from bot.guides.questions import Question
from bot.guides.session import Session
from bot.render.options import documents_of, name_of
from bot.render.rendered import Block, BlockType
from bot.render.words import Words

Line = Callable[[Words], str]


def card_blocks(
    procedure: Procedure, session: Session | None, words: Words, japanese: Words
) -> Iterator[Block]:
    """Every line twice, in large Japanese and in the reader's language; once for a Japanese."""
    for line in _lines(procedure, session, words.language.babel, foreign=words is not japanese):
        yield Block(type=BlockType.CARD, lang=japanese.language.tag, lines=[line(japanese)])
        if words is not japanese:
            yield Block(type=BlockType.NOTE, lang=words.language.tag, lines=[line(words)])


def _lines(
    procedure: Procedure, session: Session | None, language: str, *, foreign: bool
) -> Iterator[Line]:
    yield lambda w: w.say(
        "card.wish", procedure=w.text(f"{procedure.id}:title", procedure.title).text
    )
    if foreign:
        yield lambda w: w.say("card.language", language=_name(language, w))
        yield lambda w: w.say("card.speak")
    yield from _documents(procedure, session)
    if session and session.code:
        code = session.code
        yield lambda w: w.say("card.code", code=code)


def _documents(procedure: Procedure, session: Session | None) -> Iterator[Line]:
    """What they have with them, as far as the guide has asked."""
    asking = guide_of(procedure)
    if session is None or asking is None:
        return
    for step in asking.interview.steps:
        answer = session.answers.get(step.id)
        question = asking.questions.find(step.id)
        if step.type is not StepType.DOCUMENTS or not question:
            continue
        if answer is None or not isinstance(answer.value, list):
            continue
        have = [d.id for d in documents_of(step, asking) if d.id in answer.value]
        if have:
            yield _listed(question, asking, have)


def _listed(question: Question, asking: Asking, ids: list[str]) -> Line:
    def line(words: Words) -> str:
        names = [name_of(question, asking, id, words) for id in ids]
        return words.say("card.have", documents=words.facts.joined(names))

    return line


def _name(language: str, words: Words) -> str:
    """What a language is called in another one."""
    return Locale.parse(language).get_display_name(words.language.babel) or language
