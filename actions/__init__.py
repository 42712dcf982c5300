"""What to answer: rasa-sdk's actions, which speak in messages without prose.

`answering.py` decides, `actions.py` hands the decision to Rasa. Imports of `bot` are
limited to `bot.messages` and `bot.catalogue`.
"""

from actions.actions import AnswerAction, PersonAction, SpeechActAction, StopAction, WishAction

__all__ = ["AnswerAction", "PersonAction", "SpeechActAction", "StopAction", "WishAction"]
