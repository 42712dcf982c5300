"""The project's own phrase pairs, as a translation model of them would see and say them."""

from dataclasses import dataclass
from pathlib import Path

from bot.l10n.locales import SOURCE, load_languages
from bot.l10n.translations import DOMAINS, catalogue_path, read_catalogue
from bot.translation.protection.placeholders import PLACEHOLDER, protect
from bot.translation.protection.terms import Terms, terms_between

LONGEST = 60
"""Characters of a text; what a small model learns in a minute."""


@dataclass(frozen=True)
class Pair:
    """A text in a language and in Japanese, both with placeholders."""

    source: str
    japanese: str


@dataclass(frozen=True)
class Pairs:
    """What is learnt, and compositions kept back to see whether it was."""

    learnt: tuple[Pair, ...]
    kept_back: tuple[Pair, ...]


def phrase_pairs(locales: Path, tag: str) -> Pairs:
    """Short texts of the catalogues, and every title with every facet: "move-in, until when?".

    Every seventh of the compositions is kept back.
    """
    languages = load_languages(locales)
    terms = terms_between(locales, languages, tag, SOURCE)
    texts = {
        entry: translated
        for domain in DOMAINS
        for path in [catalogue_path(locales, languages[tag], domain)]
        if path
        for entry, translated in read_catalogue(path).items()
    }
    titles = {ja: said for (context, ja), said in texts.items() if context.endswith(":title")}
    facets = {ja: said for (context, ja), said in texts.items() if context.startswith("facet.")}
    asked = [
        (f"{titles[title]} {facets[facet]}", f"{title} {facet}")
        for title in sorted(titles)
        for facet in sorted(facets)
    ]
    short = sorted((said, ja) for (_, ja), said in texts.items() if len(said) <= LONGEST)
    kept_back = asked[::7]
    learnt = [pair for pair in [*short, *asked] if pair not in kept_back]
    seen = _seen(learnt, terms)
    return Pairs(seen, tuple(pair for pair in _seen(kept_back, terms) if pair not in seen))


def _seen(texts: list[tuple[str, str]], terms: Terms) -> tuple[Pair, ...]:
    pairs = (_with_placeholders(said, japanese, terms) for said, japanese in texts)
    return tuple(dict.fromkeys(pair for pair in pairs if pair))


def _with_placeholders(said: str, japanese: str, terms: Terms) -> Pair | None:
    """The pair with the same placeholders on both sides; None where a side has something more."""
    if "\n" in said or "\n" in japanese:
        return None  # lists of names, not one another's translation
    protected = protect(said, terms)
    for number, kept in enumerate(protected.kept, 1):
        if japanese.count(kept.called) != 1:
            return None
        japanese = japanese.replace(kept.called, f"X{number}X")
    if protect(PLACEHOLDER.sub("", japanese), {}).kept:
        return None
    return Pair(protected.text, japanese)
