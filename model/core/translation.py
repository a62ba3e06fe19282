"""Translation of interface texts: gettext catalogues read straight from the `.po` files.

A translator is an object per session or per document, never a module global: several people with
several languages use one server.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Protocol

from babel.dates import format_date as babel_format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from model.core.messages import Message

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
LOCALE_DIR = Path(__file__).resolve().parents[2] / "data" / "locale"


class Labels(Protocol):
    """Something that knows the label of a catalogue id in a language."""

    def label(self, kind: str, item_id: str, language: str) -> str:
        """Return the label."""


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    path = LOCALE_DIR / language / "LC_MESSAGES" / "workbench.po"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as po_file:
        messages = read_po(po_file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=4096)
def _whole_number(value: int, language: Language) -> str:
    return str(format_decimal(value, locale=language))


@lru_cache(maxsize=4096)
def _broken_number(value: float, decimals: int, language: Language) -> str:
    return str(format_decimal(value, format="#,##0." + "0" * decimals, locale=language))


@lru_cache(maxsize=4096)
def _date(value: dt.date, form: str, language: Language) -> str:
    return str(babel_format_date(value, format=form, locale=language))


@lru_cache(maxsize=4096)
def _listing(items: tuple[str, ...], language: Language) -> str:
    return str(format_list(items, locale=language)) if items else ""


class Translator:
    """Draws messages, counts, numbers, dates and lists in one language."""

    def __init__(self, language: Language, labels: Labels | None = None) -> None:
        """Use `labels` (the catalogue) to draw references inside messages."""
        self.language = language
        self._labels = labels
        self._gettext = _catalogue(language)

    def __call__(self, text: str, /, **values: Any) -> str:  # noqa: ANN401
        """Translate an English sentence and fill in its named values."""
        drawn = self._gettext.gettext(text) if text else ""
        return drawn.format(**self._draw_all(values)) if values else drawn

    def plural(self, singular: str, plural: str, n: int, /, **values: Any) -> str:  # noqa: ANN401
        """Translate a sentence that follows a count; `{n}` is filled in as well."""
        drawn = self._gettext.ngettext(singular, plural, n)
        return drawn.format(n=self.number(n), **self._draw_all(values))

    def message(self, message: Message) -> str:
        """Draw a message that was made elsewhere, perhaps long ago."""
        if message.plural is not None:
            values = {key: value for key, value in message.values.items() if key != "n"}
            return self.plural(message.id, message.plural, int(message.values["n"]), **values)
        return self(message.id, **message.values)

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number as the language does: 1.234,5 in Dutch."""
        if decimals == 0:
            return _whole_number(round(value), self.language)
        return _broken_number(value or 0, decimals, self.language)  # no minus zero

    def date(self, value: dt.date) -> str:
        """Write a date with the month in letters: 3 maart 2026."""
        return _date(value, "d MMMM y", self.language)

    def short_date(self, value: dt.date) -> str:
        """Write a date in its short form: 3 mrt 2026."""
        return _date(value, "d MMM y", self.language)

    def moment(self, value: dt.datetime) -> str:
        """Write a moment in the local time of the machine: 3 mrt 2026, 14:05."""
        local = value.astimezone()
        return f"{self.short_date(local.date())}, {local:%H:%M}"

    def listing(self, items: list[str]) -> str:
        """Join items as a sentence does: a, b en c."""
        return _listing(tuple(items), self.language)

    def _draw_all(self, values: dict[str, Any]) -> dict[str, Any]:
        return {key: self._draw(value) for key, value in values.items()}

    def _draw(self, value: Any) -> Any:  # noqa: ANN401, PLR0911 - one return a kind of value
        if isinstance(value, str | bool):  # most values are texts
            return value
        if isinstance(value, Message):
            return self.message(value)
        if isinstance(value, list | tuple):
            return self.listing([str(self._draw(item)) for item in value])
        if isinstance(value, dict) and "ref" in value:
            if self._labels is None:
                return str(value["ref"])
            return self._labels.label(str(value["kind"]), str(value["ref"]), self.language)
        if isinstance(value, dict) and set(value) == set(LANGUAGES):
            return value[self.language]
        if isinstance(value, dict) and "id" in value:
            return self.message(Message.model_validate(value))
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, int | float):
            return self.number(value, 0 if isinstance(value, int) else 1)
        return value
