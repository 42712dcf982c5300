"""Which of our languages a tag of the outside world means: zh-TW, tl, pt-BR, JA."""

from collections.abc import Collection

from babel import Locale, UnknownLocaleError

OTHER_NAMES = {"tl": "fil", "iw": "he", "in": "id"}
"""What many tools still call a language (STANDARDS LA8)."""


def our_tag(tag: str, known: Collection[str]) -> str | None:
    """The known tag that is nearest to ``tag`` (BCP 47); None if we do not have the language.

    Chinese is told apart by script, also where only the region is named: zh-TW is zh-Hant.
    """
    by_name = {name.casefold(): name for name in known}
    if tag.casefold() in by_name:
        return by_name[tag.casefold()]
    language, _, rest = tag.replace("_", "-").partition("-")
    named = OTHER_NAMES.get(language.casefold(), language)
    try:
        locale = Locale.parse(f"{named}-{rest}".rstrip("-"), sep="-")
    except (UnknownLocaleError, ValueError):
        return by_name.get(named.casefold())
    for candidate in (f"{locale.language}-{locale.script}", locale.language):
        if candidate.casefold() in by_name:
            return by_name[candidate.casefold()]
    return "zh-Hans" if locale.language == "zh" and "zh-Hans" in known else None


def preferred_language(header: str | None, known: Collection[str]) -> str | None:
    """The first language of an ``Accept-Language`` header that we have texts in."""
    tags = (entry.partition(";")[0].strip() for entry in (header or "").split(","))
    return next((ours for tag in tags if tag and (ours := our_tag(tag, known))), None)
