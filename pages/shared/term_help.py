"""The meaning of a word of the field, as the help text beside a field."""

from __future__ import annotations

from model.services.library_terms import terms
from pages.shared.session import Session


def term_help(session: Session, *term_ids: str) -> str:
    """Return what these words mean, one a line; for the `help` of a widget."""
    language = session.language
    found = [terms()[one] for one in term_ids]
    return "\n\n".join(
        f"**{term.term.in_language(language)}**: {term.meaning.in_language(language)}"
        for term in found
    )
