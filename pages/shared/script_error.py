"""What people see when something breaks: one clear sentence; the cause is in the log."""

import streamlit as st

from model.core.errors import DomainError
from model.core.translation import Language, Translator
from pages.shared.plain import plain_values
from pages.shared.session import LANGUAGE_KEY


def show_script_error(error: Exception) -> bool:
    """Show the sentence in the reader's language; True keeps Streamlit's own text away."""
    language: Language = "en" if st.session_state.get(LANGUAGE_KEY) == "en" else "nl"
    t = Translator(language)
    if isinstance(error, DomainError):
        st.error(t.message(plain_values(error.message)), icon=":material/error:")
        return True
    st.error(
        t(
            "Something went wrong on our side. What you saved is safe. Load the page again; "
            "if it comes back, tell the person who runs the workbench what you did."
        ),
        icon=":material/error:",
    )
    return True
