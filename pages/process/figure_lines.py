"""Published figures as lines: the number first, and everything needed to weigh it beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.core.catalogue import Source
from model.process.figures import Figure
from model.services.figures import value_text, year_text
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session

_STYLE = """<style>
.stHtml ul.figures { list-style: none; margin: 0; padding: 0; }
.stHtml ul.figures li { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1.25rem; margin: 0;
  padding: 0.7rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.figure-value { font-size: 1.45rem; font-weight: 650; line-height: 1.25; text-align: right;
  font-variant-numeric: tabular-nums; }
.figure-value small { display: block; font-size: 0.85rem; font-weight: 400; opacity: 0.85; }
.stHtml ul.figures a { color: inherit; }
.figure-what { font-weight: 600; }
.figure-about { font-size: 0.9rem; opacity: 0.85; overflow-wrap: anywhere; }
@media (max-width: 640px) {
  .stHtml ul.figures li { grid-template-columns: 5.4rem 1fr; gap: 0 0.8rem; }
  .stHtml ul.figures li.count { grid-template-columns: 1fr; }
  .figure-value { font-size: 1.2rem; }
  .count .figure-value { text-align: left; }
}
</style>"""


def draw_figures(session: Session, figures: Sequence[Figure]) -> None:
    """Draw figures, each with year, population, definition, scale, source and note."""
    st.html(_STYLE)
    items = joined([_item(session, figure) for figure in figures])
    draw(markup('<ul class="figures">{items}</ul>', items=items))


def _item(session: Session, figure: Figure) -> Markup:
    t, language = session.t, session.language
    estimated = markup("<small>{text}</small>", text=t("estimated")) if figure.estimated else ""
    place = f"{figure.area.in_language(language)} · {figure.population.in_language(language)}"
    about = [
        f"{place} · {year_text(figure, t)}",
        figure.definition.in_language(language),
        figure.note.in_language(language) if figure.note else "",
    ]
    lines = joined([markup('<div class="figure-about">{said}</div>', said=s) for s in about if s])
    return markup(
        '<li class="{kind}"><div class="figure-value">{value}{estimated}</div>'
        '<div><div class="figure-what">{what}</div>{lines}'
        '<div class="figure-about">{source_word}: {source}</div></div></li>',
        kind="count" if figure.unit == "people" else "share",
        value=value_text(figure, t),
        estimated=estimated,
        what=figure.label.in_language(language),
        lines=lines,
        source_word=t("Source"),
        source=source_link(figure.source),
    )


def source_link(source: Source) -> Markup:
    """Return the source by name, as a link when it has an address."""
    year = f" ({source.year})" if source.year and str(source.year) not in source.title else ""
    if not source.url:
        return markup("{title}{year}", title=source.title, year=year)
    return markup(
        '<a href="{url}" target="_blank" rel="noopener noreferrer">{title}</a>{year}',
        url=source.url,
        title=source.title,
        year=year,
    )
