"""A letter on screen, as it will stand on paper."""

from __future__ import annotations

import streamlit as st

from model.exports.document import BulletList, Document, Heading, Paragraph, plain
from pages.shared.plain import plain as as_typed


def draw_letter(document: Document) -> None:
    """Draw the parts that a letter has."""
    with st.container(border=True):
        st.markdown(f"**{as_typed(document.title)}**  \n{as_typed(document.date_text)}")
        for block in document.blocks:
            if isinstance(block, Heading):
                st.markdown(f"**{as_typed(block.text)}**")
            elif isinstance(block, Paragraph):
                text = as_typed(plain(block.content))
                st.markdown(f"**{text}**" if block.style == "lead" else text)
            elif isinstance(block, BulletList):
                st.markdown("\n".join(f"- {as_typed(plain(item))}" for item in block.items))
