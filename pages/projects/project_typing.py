"""Checking while one types: a pause in typing hands the text to the workbench.

Streamlit itself waits until one leaves the field. This small script presses Ctrl+Enter for the
writer after a pause, which is Streamlit's own way to hand over a text; the cursor stays.
"""

from __future__ import annotations

import streamlit as st

PAUSE = 1200
"""Milliseconds without a key."""
_JS = """
const known = new WeakSet();
export default ({ data }) => {
  if (known.has(document)) return;
  known.add(document);
  let timer = 0;
  const hand = (field) => field.isConnected && field.dispatchEvent(new KeyboardEvent("keydown", {
    key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true,
  }));
  const typed = (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !field.closest("[class*='-typed']")) return;
    clearTimeout(timer);
    timer = setTimeout(() => hand(field), data.pause);
  };
  document.addEventListener("input", typed);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("input", typed);
    known.delete(document);
  };
};
"""


def check_while_typing() -> None:
    """Hand over every text area in a container whose key ends in `-typed` after a pause."""
    component = st.components.v2.component("check_while_typing", js=_JS)
    component(data={"pause": PAUSE}, key="projects-typing", height=0)
