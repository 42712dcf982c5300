"""Outcomes of questions, as short as tests want them."""

from nlu.evaluation.questions import Outcome, Row


def outcome(expected="birth", named="birth", locale="ja", confidence=0.9, **changed):
    """A question about ``expected`` understood as ``named`` (None: nothing was offered)."""
    understood = {
        "intent": "ask",
        "procedure": named,
        "certain": named is not None,
        "facets": ["cost"],
        "confidence": confidence,
        "candidates": [{"id": named, "confidence": confidence}] if named else [],
    }
    labels = {"intent": "ask", "facet": "cost"}
    labels.update({name: changed.pop(name) for name in ("intent", "facet") if name in changed})
    row = Row(locale, "質問", labels["intent"], expected, labels["facet"])
    return Outcome(row, {**understood, **changed}, 2.0)
