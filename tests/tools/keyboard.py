"""A page that is used without a mouse: Tab, Enter, arrows and letters."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.tools.shots import settle

MOST_STEPS = 90
PATIENCE = 150
"""Looks at the focus, a tenth of a second apart."""
LOOK = """e => {
  const parts = [];
  const near = [e.previousElementSibling, e.nextElementSibling];
  for (let at = e, n = 0; at && n < 5; at = at.parentElement, n++) near.push(at);
  for (const at of near.filter(Boolean)) {
    const s = getComputedStyle(at);
    parts.push(s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor,
      s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine);
  }
  return parts.join('|');
}"""
REMEMBER = f"""() => {{
  const look = {LOOK};
  window.__looks = new WeakMap();
  for (const e of document.querySelectorAll('a, button, input, textarea, select, [tabindex]'))
    window.__looks.set(e, look(e));
}}"""
WHERE = f"""() => {{
  const e = document.activeElement;
  const name = ['MAIN', 'BODY'].includes(e.tagName) ? '' : e.getAttribute('aria-label') || e.innerText
    || e.labels?.[0]?.innerText || '';
  const before = window.__looks?.get(e);
  return {{
    role: e.getAttribute('role') || e.tagName.toLowerCase() + ' ' + (e.type ?? ''),
    name: name.trim(),
    seen: before === undefined ? null : before !== ({LOOK})(e),
  }};
}}"""

FOCUSED = """() => {
  const e = document.activeElement;
  return `${e.tagName} ${(e.getAttribute('aria-label') || e.innerText || '').slice(0, 60)}`.trim();
}"""


class Keyboard:
    """A page that is used without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []
        self.stops = 0

    def tab_to(self, name: str, role: str = "", *, back: bool = False) -> None:
        """Press Tab until the focus is on what has this name, and see that it can be seen."""
        settle(self.page)
        self.page.evaluate(REMEMBER)
        passed = []
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            at = self.page.evaluate(WHERE)
            passed.append(at["name"][:40])
            if re.search(name, at["name"]) and role in at["role"]:
                break
        else:
            pytest.fail(f"no way by Tab to {name!r}; passed {passed}")
        self.page.wait_for_timeout(350)  # Streamlit fades its focus ring in
        at = self.page.evaluate(WHERE)
        self.stops += 1
        if at["seen"] is False:
            self.unseen.append(f"{at['role']} {at['name'][:60]}")

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as slowly as a person does."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(150)

    def title(self, text: str) -> None:
        """Wait until the page with this title is there."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text, timeout=8_000)
        settle(self.page)

    def focus(self) -> str:
        """Return what has the focus: its tag and the start of what it says."""
        return str(self.page.evaluate(FOCUSED))

    def lands(self, start: str, *, but: str = "") -> str:
        """Wait until the focus is on what begins so and is not `but`, and return it.

        Raises `AssertionError` when that takes longer than a busy machine needs.
        """
        for _ in range(PATIENCE):
            at = self.focus()
            if at.startswith(start) and at != but:
                break
            self.page.wait_for_timeout(100)
        assert at.startswith(start)
        assert at != but
        return at
