"""What a finding rests on, shown in its place: the plan, the form or the map."""

from __future__ import annotations

from markupsafe import Markup

from model.evaluation.findings import Evidence
from model.evaluation.projects import Project
from model.services.scorecard_parts import quote_in_words
from pages.projects.project_questions import field_name
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

CONTEXT = 160


def draw_evidence(page: Page, project: Project, evidence: tuple[Evidence, ...]) -> None:
    """Draw passages in their place, and fields and map facts together by where they stand."""
    t = page.t
    together: dict[str, list[str]] = {}
    for one in dict.fromkeys(evidence):
        if one.source == "passage":
            name = project.document_name or t("the text of the plan")
            where = t("In {name}", name=name)
            draw(_quoted(where, *_in_place(project.document_text, one)))
        elif one.source == "map":
            together.setdefault(t("On the map"), []).append(quote_in_words(one, t))
        else:
            where = t("In the form, at “{field}”", field=field_name(page, one.reference))
            together.setdefault(where, []).append(
                quote_in_words(one, t) or t("you said that there is none")
            )
    for where, quotes in together.items():
        draw(_listed(where, list(dict.fromkeys(quotes))))


def _in_place(text: str, one: Evidence) -> tuple[str, str, str]:
    """Return the text before, the quote and the text after; only the quote when it moved."""
    start = one.start if one.start is not None else -1
    if start < 0 or text[start : start + len(one.quote)] != one.quote:
        start = text.find(one.quote) if one.quote else -1
    if start < 0:
        return "", one.quote, ""
    end = start + len(one.quote)
    return _tail(text[max(0, start - CONTEXT) : start]), one.quote, _head(text[end : end + CONTEXT])


def _tail(text: str) -> str:
    """Begin the text before a quote at a whole word."""
    return "… " + text.partition(" ")[2] if len(text) == CONTEXT else text


def _head(text: str) -> str:
    """End the text after a quote at a whole word."""
    return text.rpartition(" ")[0] + " …" if len(text) == CONTEXT else text


def _quoted(where: str, before: str, quote: str, after: str) -> Markup:
    return markup(
        '<div class="quote"><div class="quote-from">{where}</div>{before}<mark>{quote}</mark>'
        "{after}</div>",
        where=where,
        before=before,
        quote=quote,
        after=after,
    )


def _listed(where: str, quotes: list[str]) -> Markup:
    pieces = [markup("<div><mark>{quote}</mark></div>", quote=quote) for quote in quotes]
    return markup(
        '<div class="quote"><div class="quote-from">{where}</div>{pieces}</div>',
        where=where,
        pieces=joined(pieces),
    )
