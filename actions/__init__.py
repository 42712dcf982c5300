"""What to answer: rasa-sdk's actions, which speak in messages without prose.

`answering.py` and `guiding.py` decide, `actions.py` and `guide_action.py` hand the decision to
Rasa. Of `bot` they know the messages, the catalogue, the guides and the store of their answers.
"""

from actions.actions import AnswerAction, PersonAction, SpeechActAction, StopAction, WishAction
from actions.guide_action import GuideAction

__all__ = [
    "AnswerAction",
    "GuideAction",
    "PersonAction",
    "SpeechActAction",
    "StopAction",
    "WishAction",
]
