"""Free words."""

from bot.guides.answers.heard import Accepted, Heard, Read, Rejected, said, strange, unheard

LONGEST = 500


def read_text(heard: Heard, maximum: int = LONGEST) -> Read:
    """1 to ``maximum`` characters. Errors: text_too_long, text_strange."""
    if problem := unheard(heard):
        return problem
    text = said(heard)
    if strange(text):
        return Rejected("text_strange")
    return Rejected("text_too_long") if len(text) > maximum else Accepted(text)
