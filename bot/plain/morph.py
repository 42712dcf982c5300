"""Words of a sentence as GiNZA reads them; every step takes a list of them and gives one back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

CONJUGATING = ("動詞", "形容詞")
WORD_CACHE = 20_000


@dataclass(frozen=True, slots=True)
class Morph:
    """One word in Sudachi's mode C."""

    surface: str
    lemma: str
    tag: str
    """Sudachi's part of speech, "名詞-普通名詞-サ変可能"."""

    kind: str = ""
    """Conjugation class, "五段-カ行"; empty for what does not conjugate."""

    form: str = ""
    """Conjugated form, "連用形-イ音便"."""

    space: str = ""
    """White space that follows."""

    fact: bool = False
    """Part of a number, date, name or address: no step may change it."""

    border: str = ""
    """Where a long sentence may end after this word: "but", "because" or "and"."""

    @property
    def verbal(self) -> bool:
        """Whether する makes it a verb."""
        return "サ変" in self.tag

    @property
    def compounding(self) -> bool:
        """Whether it is a noun, an adjective without its な, or an affix of one."""
        return self.tag.startswith(("名詞", "形状詞-一般", "接頭辞", "接尾辞-名詞的"))

    @property
    def ends_noun(self) -> bool:
        """Whether a noun beside it would be one word with it."""
        return self.compounding or self.fact

    def bare(self) -> "Morph":
        """This word with nothing after it."""
        return replace(self, space="", border="")

    def like(self, other: "Morph") -> "Morph":
        """This word with the space and border of ``other``."""
        return replace(self, space=other.space, border=other.border)


@lru_cache(maxsize=1)
def ginza() -> Any:
    """GiNZA's parser, loaded when the first sentence needs it (about two seconds)."""
    import spacy

    return spacy.load("ja_ginza", exclude=["compound_splitter"])


def of_token(token: Any) -> Morph:
    """One spaCy token."""
    kind, _, form = (token.morph.get("Inflection") or [""])[0].partition(";")
    return Morph(token.text, token.lemma_, token.tag_, kind, form, token.whitespace_)


@lru_cache(maxsize=WORD_CACHE)
def words(text: str) -> tuple[Morph, ...]:
    """``text`` cut into words, without a parse."""
    return tuple(of_token(token) for token in ginza().make_doc(text))


def written(morphs: Iterable[Morph]) -> str:
    """The text of the words."""
    return "".join(m.surface + m.space for m in morphs)


def fixed(text: str, like: Morph | None = None) -> list[Morph]:
    """``text`` as words; the last takes over the space and border of ``like``."""
    found = list(words(text))
    if like:
        found[-1] = replace(found[-1], space=like.space, border=like.border)
    return found


def apart(morph: Morph) -> list[Morph]:
    """ご利用 as ご and 利用, 提出後 as 提出 and 後, where the dictionary has one word."""
    surface = morph.surface
    if len(surface) < 2 or not morph.tag.startswith("名詞"):
        return [morph]
    if surface[0] in ("ご", "御") and (surface[1:] == "覧" or _acts(surface[1:])):
        return [*words("ご確認")[:1], words(surface[1:])[0].like(morph)]
    if surface[-1] in ("後", "前", "時") and _acts(surface[:-1]):
        moment = Morph(surface[-1], surface[-1], "接尾辞-名詞的-副詞可能")
        return [words(surface[:-1])[0], moment.like(morph)]
    return [morph]


def _acts(text: str) -> bool:
    noun = words(text)
    return len(noun) == 1 and noun[0].verbal
