"""What a channel gets: texts in the reader's language, in blocks that keep their sense."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from bot.catalogue.vocabulary import Facet
from bot.messages import Kind


class Mode(StrEnum):
    """How the reader wants to read; combine as wished."""

    PLAIN = "plain"
    FURIGANA = "furigana"
    UNSPACED = "unspaced"
    """Plain Japanese without the spaces between bunsetsu (STANDARDS PJ8)."""


class Reader(BaseModel):
    """Who reads: the tag of their language (ours or not) and their reading modes."""

    model_config = ConfigDict(frozen=True)

    locale: str = "ja"
    modes: frozenset[Mode] = frozenset()


class BlockType(StrEnum):
    """What a block is for; ``charge`` says who is in charge, ``note`` is small print."""

    TITLE = "title"
    CHARGE = "charge"
    TEXT = "text"
    LIST = "list"
    STEPS = "steps"
    NOTE = "note"
    QUESTION = "question"
    OPTIONS = "options"
    """What several may be chosen of; their numbers, from 1, are the answer."""
    ERROR = "error"
    CARD = "card"


class Ruby(BaseModel):
    """A stretch of text and the reading above it, if it needs one."""

    base: str
    reading: str | None = None


class Block(BaseModel):
    """A paragraph or list in one language (``lang`` is BCP 47)."""

    type: BlockType
    lang: str
    lines: list[str]
    ruby: list[list[Ruby]] | None = None

    def plain_text(self) -> str:
        """The block as text for a terminal or a messenger; furigana in brackets."""
        lines = self.lines
        if self.ruby:
            lines = ["".join(_bracketed(r) for r in line) for line in self.ruby]
        match self.type:
            case BlockType.LIST:
                return "\n".join(f"・{line}" for line in lines)
            case BlockType.STEPS | BlockType.OPTIONS:
                return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
            case BlockType.NOTE:
                return "\n".join(f"※ {line}" for line in lines)
            case _:
                return "\n".join(lines)


class RenderedChoice(BaseModel):
    """A button: what it says and what comes back."""

    label: str
    lang: str
    postback: str


class RenderedLink(BaseModel):
    """A file to fetch: what it is called and its path below the conversation's address."""

    label: str
    lang: str
    path: str


class RenderedMessage(BaseModel):
    """A message in words."""

    kind: Kind
    procedure: str | None = None
    facet: Facet | None = None
    lang: str
    text: str
    blocks: list[Block]
    choices: list[RenderedChoice] = []
    moves: list[RenderedChoice] = []
    links: list[RenderedLink] = []
    question: str | None = None
    """The key of the question that a step asks."""


def _bracketed(ruby: Ruby) -> str:
    return f"{ruby.base}（{ruby.reading}）" if ruby.reading else ruby.base
