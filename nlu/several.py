"""Several questions in one message: each is answered by itself, in the order asked."""

import re
from typing import Any, Awaitable, Callable, Dict, List, NamedTuple, Optional

MOST_ANSWERED = 3
"""Questions of one message; more answers at once than this would not be read."""

MOST_READ = 40
"""Sentences of one message that are looked at."""

RAMBLING = 300
"""Characters; in a longer message only sentences that end as a question count, and not the story
around them."""

SENTENCE = re.compile(r"[^。．？！?!\n।။;；]+[。．？！?!।။;；]*|\n+")
ASKS = re.compile(r"[?？]\s*$|か[。．]?\s*$")
"""How a sentence ends that asks, whatever it asks."""

Parse = Callable[[str], Awaitable[Dict[str, Any]]]
"""A sentence → what `QuestionReader` understood."""


class Questions(NamedTuple):
    """The questions to answer now, and whether there may be more."""

    texts: List[str]
    more: bool


async def questions_in(text: str, parse: Parse) -> Questions:
    """The questions of a message; the whole message if it is one.

    A sentence begins a question if it asks about a procedure that is certain and another than
    that of the question before. What is told around it belongs to it: first what leads to it,
    then what asks on ("How much is it?").
    """
    sentences = [s.strip() for s in SENTENCE.findall(text) if s.strip()]
    if len(sentences) < 2:
        return Questions([text], False)
    questions: List[str] = []
    rambling = len(text) > RAMBLING
    lead, subject = "", None
    asking = ""
    for sentence in sentences[:MOST_READ]:
        asked = None
        if not rambling or ASKS.search(sentence):
            asked = subject_of(sentence, await parse(sentence))
        if asked and asked != subject:
            questions.append(sentence if rambling else f"{lead} {sentence}".strip())
            lead, subject, asking = "", asked, sentence
        elif questions and not rambling:
            questions[-1] = f"{questions[-1]} {sentence}"
        else:
            lead = f"{lead} {sentence}".strip()
    if len(questions) < 2:
        return Questions([asking if asking and rambling else text], False)
    unread = len(sentences) > MOST_READ
    return Questions(questions[:MOST_ANSWERED], unread or len(questions) > MOST_ANSWERED)


def subject_of(sentence: str, understood: Dict[str, Any]) -> Optional[str]:
    """The procedure that a sentence asks about, if it certainly asks about one."""
    asks = understood.get("facets") or ASKS.search(sentence)
    named: Optional[str] = understood.get("procedure") or understood.get("faq")
    return named if asks and understood.get("certain") else None
