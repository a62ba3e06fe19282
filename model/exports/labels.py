"""The few words that a writer adds to a document itself, in the document's language."""

from __future__ import annotations

from model.core.translation import Language, Translator
from model.exports.document import LEVELS

REGIONS: dict[Language, str] = {"nl": "NL", "en": "GB"}


def locale(language: Language) -> str:
    """Return the language with its region, such as nl-NL, as Word and calendars write it."""
    return f"{language}-{REGIONS[language]}"


def fixed(t: Translator) -> dict[str, str]:
    """Return the fixed words; `page` keeps `{page}` and `{pages}` for the writer to fill in."""
    return {
        "contents": t("Contents"),
        "page": t("Page {page} of {pages}"),
        "part": t("Part"),
        "level": t("Level"),
        "explanation": t("Explanation"),
    }


def level(value: int | None, t: Translator) -> str:
    """Return a level in words. None is unknown, which is not a level of 0."""
    if value is None:
        return t("Cannot be said yet")
    return t("{level} of {levels}", level=value, levels=LEVELS)


def callout(kind: str, t: Translator) -> str:
    """Return the word above a text that stands out."""
    return {
        "info": t("Good to know"),
        "advice": t("Advice"),
        "warning": t("Please note"),
    }[kind]
