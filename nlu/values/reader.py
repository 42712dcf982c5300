"""All values of a message, each with its place."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Iterator, List, Mapping, Optional, Union

from nlu.values.counts import Count, count_readings
from nlu.values.date_readings import date_readings, tense, without_echoes
from nlu.values.dates import EITHER, Date, Moment
from nlu.values.documents import Document, load_documents
from nlu.values.grammar.choice import languages_of
from nlu.values.grammar.folding import fold
from nlu.values.grammar.found import Found, Reading, longest
from nlu.values.grammar.lexicon import Lexicon
from nlu.values.grammar.spellings import Spellings, load_grammars
from nlu.values.languages import Language, LanguageNames, load_languages, own
from nlu.values.money import Money, money_readings

Value = Union[Date, Money, Count, Document, Language]

LONGEST = 1000
"""Characters that are read of a message; nobody's question is longer."""


@dataclass(frozen=True)
class ValueReader:
    """Reads the values of messages; costly to make, cheap to ask."""

    grammars: Mapping[str, Spellings]
    documents: Lexicon[Document]
    languages: LanguageNames

    @classmethod
    def load(cls, procedures: Path, locales: Path) -> "ValueReader":
        """With the catalogue's documents and the registry's languages as they are now."""
        return cls(load_grammars(), load_documents(procedures, locales), load_languages(locales))

    def read(
        self, text: str, locale: Optional[str], today: date, toward: str = EITHER
    ) -> List[Found[Value]]:
        """The values in their order; places are those of ``text`` as it came."""
        folded = fold(text[:LONGEST])
        first, last = languages_of(folded.text, locale)
        numbers = self._numbers(folded.text, first, locale, today, toward)
        if not numbers and last:
            numbers = self._numbers(folded.text, last, locale, today, toward)
        readings = [*numbers, *self._names(folded.text, locale)]
        found = [
            Found(*folded.original(reading.start, reading.end), value)
            for reading in longest(readings)
            if (value := reading.value()) is not None
        ]
        return without_echoes(found)

    def _numbers(
        self, text: str, languages: List[str], locale: Optional[str], today: date, toward: str
    ) -> List[Reading]:
        grammars = [self.grammars[name].of(text).applicable(text) for name in languages]
        home = self.grammars.get(own(locale))
        day_first = home is not None and home.written.day_first
        side = tense(text, grammars) if toward == EITHER else toward
        moment = Moment(today, side, day_first)
        readings: List[Reading] = []
        for grammar in grammars:
            readings += date_readings(text, grammar, moment)
            readings += money_readings(text, grammar)
            readings += count_readings(text, grammar)
        return readings

    def _names(self, text: str, locale: Optional[str]) -> Iterator[Reading]:
        for start, end, document in self.documents.find(text):
            yield Reading(start, end, partial(itself, document))
        yield from self.languages.readings(text, locale)


def itself(document: Document) -> Document:
    """What a reading of a name gives: the document that it names."""
    return document
