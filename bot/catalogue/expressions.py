"""Conditions and computed values of guides: small expressions over earlier answers.

simpleeval reads them (https://github.com/danthedeckie/simpleeval): no attributes, no imports,
nothing but the names and functions below.
"""

import ast
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator
from simpleeval import EvalWithCompoundTypes

FUNCTIONS = ("years", "days_since", "days_until", "count", "date")
NODES = (
    ast.BoolOp, ast.boolop, ast.UnaryOp, ast.unaryop, ast.BinOp, ast.Add, ast.Sub, ast.Compare,
    ast.cmpop, ast.Name, ast.Load, ast.Constant, ast.Tuple, ast.List, ast.Call, ast.IfExp,
)  # fmt: skip
"""What an expression may be made of."""


def _readable(source: str) -> str:
    """The expression, if it is one.

    Raises:
        ValueError: it is not; pydantic makes a finding of it.
    """
    try:
        tree = _parsed(source)
    except SyntaxError as error:
        raise ValueError(f"not an expression: {source}: {error.msg}") from None
    for node in ast.walk(tree):
        if not isinstance(node, NODES):
            raise ValueError(f"{type(node).__name__} has no place in an expression: {source}")
    if unknown := _called(tree) - set(FUNCTIONS):
        raise ValueError(f"no such function: {', '.join(sorted(unknown))}")
    return source


Expression = Annotated[str, AfterValidator(_readable)]
"""``moved_on`` and other answers by the id of their step, ``today``, and ``FUNCTIONS``."""


def names_in(source: str) -> frozenset[str]:
    """The answers and values that an expression reads."""
    tree = _parsed(source)
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return frozenset(read - _called(tree) - {"today"})


def evaluated(source: str, values: Mapping[str, Any], today: date) -> Any:
    """What an expression comes to; None where an answer that it reads is not known.

    ``values`` are answers by name; dates as ``date``, what is not answered is missing.
    """
    known = {name: values.get(name) for name in names_in(source)}
    evaluator = EvalWithCompoundTypes(
        names={**known, "today": today},
        functions={
            "years": lambda day: whole_years(day, today),
            "days_since": lambda day: (today - day).days,
            "days_until": lambda day: (day - today).days,
            "count": len,
            "date": date,
        },
    )
    try:
        return evaluator.eval(source, previously_parsed=_parsed(source))
    except (TypeError, AttributeError):
        if None in known.values():
            return None  # ``age >= 70`` before anybody was asked for their age
        raise


def whole_years(since: date, until: date) -> int:
    """Birthdays between two days."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


@lru_cache(maxsize=4096)
def _parsed(source: str) -> ast.expr:
    """Raises SyntaxError for anything but one expression."""
    return ast.parse(source, mode="eval").body


def _called(tree: ast.AST) -> set[str]:
    """The functions that an expression calls."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}
