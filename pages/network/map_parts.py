"""Small pieces that the map page uses in several places."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from model.core.catalogue import Domain
from pages.shared.markup import draw, joined, markup
from pages.shared.session import Session


def domain_badge(session: Session, domain: Domain) -> Markup:
    """Return the letter of a domain on its colour, with its name: never the colour alone."""
    return markup(
        '<span style="white-space:nowrap;margin-right:0.9rem"><span aria-hidden="true" '
        'style="display:inline-block;min-width:1.5rem;line-height:1.5rem;padding:0 0.25rem;'
        "border-radius:0.75rem;background:{colour};color:#fff;font-size:0.72rem;font-weight:700;"
        'text-align:center;box-shadow:0 0 0 1px rgb(255 255 255 / 55%)">{letter}</span> {label}'
        "</span> ",
        colour=domain.colour,
        letter=domain.letter,
        label=domain.label.in_language(session.language),
    )


def draw_sentences(title: str, sentences: Sequence[str]) -> None:
    """Draw a short list of sentences under a title; what people typed is shown as typed."""
    items = [markup('<li style="margin:0.2rem 0">{text}</li>', text=said) for said in sentences]
    draw(
        markup(
            '<strong>{title}</strong><ul style="margin:0.25rem 0 0.5rem;padding-left:1.1rem;'
            'overflow-wrap:anywhere">{items}</ul>',
            title=title,
            items=joined(items),
        )
        if title
        else markup(
            '<ul style="margin:0;padding-left:1.1rem;overflow-wrap:anywhere">{items}</ul>',
            items=joined(items),
        )
    )
