"""Whole conversations in ten languages (`tests/understanding/dialogues.yml`)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Any
from uuid import uuid4

import httpx
import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from bot.catalogue.vocabulary import Facet
from bot.catalogue.yaml_source import read_yaml
from bot.messages import Choice, Kind
from bot.render.rendered import Mode
from tests.conftest import ROOT
from tests.e2e.conftest import Installation

FILE = ROOT / "tests/understanding/dialogues.yml"
LEAST = {"ja": 3, "en": 3} | dict.fromkeys(
    ("ja-x-yasashii", "zh-Hans", "zh-Hant", "ko", "vi", "ne", "my", "fil"), 2
)
"""Dialogues that each language has at least."""


class Part(BaseModel):
    """Closed to unknown keys, so that a misspelt expectation is not one that always holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Expected(Part):
    """One message, as far as it is given."""

    kind: Kind
    procedure: str | None = None
    facet: Facet | None = None
    choices: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


class Read(Part):
    """How a message is understood."""

    intent: str
    procedure: str | None = None


class Turn(Part):
    """What a resident says or presses, and what comes back."""

    says: str | None = None
    presses: str | None = None
    gets: Annotated[tuple[Expected, ...], Field(min_length=1)] | None = None
    locale: str | None = None
    modes: frozenset[Mode] | None = None
    understood: Read | None = None
    forgotten: bool = False

    @model_validator(mode="after")
    def _one_of_both(self) -> "Turn":
        if (self.says is None) == (self.presses is None):
            raise ValueError("a turn either says or presses something")
        pressed = [self.presses] if self.presses else []
        for postback in (*pressed, *(c for message in self.gets or () for c in message.choices)):
            Choice.from_postback(postback)
        return self


class Dialogue(Part):
    """A conversation."""

    name: Annotated[str, Field(pattern=r"^[ -~]+$")]
    locale: str
    chosen: bool = False
    municipality: str | None = None
    unseen: tuple[str, ...] = ()
    turns: Annotated[tuple[Turn, ...], Field(min_length=2, max_length=6)]


DIALOGUES = TypeAdapter(tuple[Dialogue, ...]).validate_python(read_yaml(FILE).data)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_a_dialogue_goes_as_it_must(installation: Installation, dialogue: Dialogue) -> None:
    conversation = uuid4().hex
    locale, modes = dialogue.locale, frozenset[Mode]()
    wrong: list[str] = []
    for number, turn in enumerate(dialogue.turns, 1):
        locale = turn.locale or locale
        modes = modes if turn.modes is None else turn.modes
        answer = installation.say(conversation, **sent(dialogue, turn, number))
        found = [
            *differences(answer, turn, locale, modes),
            *(f"{text} is in the answer" for text in dialogue.unseen if text in str(answer)),
        ]
        if turn.forgotten and (left := kept_of(conversation, installation)):
            found.append(f"{len(left)} messages are left")
        wrong += [f"turn {number}, {turn.says or turn.presses!r:.60}: {what}" for what in found]
    wrong += [f"{text} is in {file}" for text, file in logged(dialogue.unseen, installation)]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_there_are_forty_dialogues_in_all_languages() -> None:
    spoken = Counter(dialogue.locale for dialogue in DIALOGUES)
    assert len({dialogue.name for dialogue in DIALOGUES}) == len(DIALOGUES) >= 40
    assert {
        locale: spoken[locale] for locale, least in LEAST.items() if spoken[locale] < least
    } == {}


@pytest.mark.parametrize(
    "turn",
    [
        {"says": "?", "gest": []},
        {"says": "?", "gets": []},
        {"says": "?", "gets": [{"kind": "answers"}]},
        {"says": "?", "gets": [{"kind": "answer", "facet": "price"}]},
        {"says": "?", "gets": [{"kind": "choices", "choices": ["ask:Move In"]}]},
        {"says": "?", "gets": [{"kind": "answer", "contains": ["14"]}]},
        {"says": "?", "understood": {"phrase": "greet"}},
        {"says": "?", "presses": "person"},
        {"presses": "/restart"},
        {"locale": "ja"},
    ],
)
def test_a_turn_that_is_misspelt_is_an_error(turn: dict[str, Any]) -> None:
    Turn.model_validate({"says": "?"})
    with pytest.raises(ValidationError):
        Turn.model_validate(turn)


def sent(dialogue: Dialogue, turn: Turn, number: int) -> dict[str, Any]:
    """The body of a turn; a language chosen on the page is sent with the first one."""
    said = {"text": turn.says} if turn.presses is None else {"postback": turn.presses}
    chosen = {"locale": dialogue.locale} if dialogue.chosen and number == 1 else {}
    place = {"municipality": dialogue.municipality} if dialogue.municipality else {}
    return {**said, **chosen, **place}


def differences(
    answer: dict[str, Any], turn: Turn, locale: str, modes: frozenset[Mode]
) -> Iterator[str]:
    """What is not as it must be."""
    if answer["pending"]:
        yield "it is not answered yet"
    if answer["locale"] != locale:
        yield f"it is answered in {answer['locale']}, not {locale}"
    if set(answer["modes"]) != modes:
        yield f"it is read in {answer['modes']}, not {sorted(modes)}"
    if turn.understood:
        yield from unlike(answer["understood"], turn.understood.model_dump(exclude_none=True))
    if turn.gets is not None:
        yield from missing(answer["messages"], turn.gets)


def missing(messages: Sequence[dict[str, Any]], expected: Sequence[Expected]) -> Iterator[str]:
    """How the messages differ from those that must come."""
    if len(messages) != len(expected):
        came = [(m["kind"], m["procedure"], m["facet"]) for m in messages]
        yield f"{len(messages)} messages come instead of {len(expected)}: {came}"
        return
    for message, wanted in zip(messages, expected, strict=True):
        fields = wanted.model_dump(include={"kind", "procedure", "facet"}, exclude_none=True)
        if other := list(unlike(message, fields)):
            yield ", ".join(other)
            continue
        offered = {choice["postback"] for choice in message["choices"]}
        if absent := set(wanted.choices) - offered:
            yield f"{sorted(absent)} is not among the buttons {sorted(offered)}"
        yield from (f"{fact!r} is not in it" for fact in wanted.text if fact not in message["text"])


def unlike(come: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    """The fields that are not as wanted."""
    for name, value in wanted.items():
        if come[name] != value:
            yield f"{name} is {come[name]}, not {value}"


def kept_of(conversation: str, installation: Installation) -> list[dict[str, Any]]:
    """What the door still shows of a conversation."""
    url = f"{installation.url}/api/conversations/{conversation}/messages"
    response = httpx.get(url, timeout=30)
    messages: list[dict[str, Any]] = response.json().get("messages", [])
    return messages


def logged(unseen: Sequence[str], installation: Installation) -> Iterator[tuple[str, str]]:
    """Each text that must not be seen, with the log that it is in."""
    files = [installation.output, *(installation.var / "log").rglob("*")]
    for file in (file for file in files if file.is_file()):
        written = file.read_text(encoding="utf-8", errors="replace")
        yield from ((text, file.name) for text in unseen if text in written)
