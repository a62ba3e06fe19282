"""What the scorecard and the text check need beside the shared style sheet."""

from __future__ import annotations

from markupsafe import Markup

from pages.shared.levels import apply_levels_style
from pages.shared.markup import draw

_STYLE = """<style>
.lesson-name { font-weight: 600; font-size: 1.08rem; margin-bottom: 0.15rem; }
.lesson-cover { font-size: 0.88rem; opacity: 0.85; margin-left: 0.1rem; }
.stHtml ul.reasons { list-style: none; margin: 0; padding: 0; }
.stHtml ul.reasons > li { margin: 0 0 0.25rem; padding: 0; line-height: 1.4;
  display: grid; grid-template-columns: 1.6rem 1fr; }
.mark-outcome { display: inline-block; width: 1.6rem; font-weight: 700; }
.stHtml .finding { border-top: 1px solid var(--line); padding-top: 0.7rem; }
.quote.plan-quote { white-space: normal; font-size: 0.92rem; line-height: 1.45; }
.plan-field { border-top: 1px solid var(--line); padding-top: 0.6rem;
  font-weight: 600; }
.mark-outcome.met, .mark-outcome.pass { color: var(--good); }
.mark-outcome.not-met, .mark-outcome.fail { color: var(--bad); }
.mark-outcome.partly-met, .mark-outcome.unclear { color: var(--doubt); }
.doubt-point { font-weight: 600; padding-top: 0.5rem; }
.finding-said { font-weight: 600; }
.finding-why { opacity: 0.85; }
.quote { border-left: 3px solid var(--accent); margin: 0.4rem 0;
  padding: 0.15rem 0 0.15rem 0.8rem; overflow-wrap: anywhere; white-space: pre-line; }
.quote-from { font-size: 0.85rem; opacity: 0.8; }
.quote mark, .checked mark { color: inherit; border-radius: 2px; padding: 0 1px;
  background: color-mix(in srgb, var(--accent) 22%, transparent); }
.checked { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.6; padding: 0.7rem 0.9rem;
  border: 1px solid var(--line); border-radius: 0.5rem; }
.checked mark { border-bottom: 3px double currentColor;
  background: color-mix(in srgb, var(--doubt) 26%, transparent); }
.checked mark.appeal { border-bottom: 2px dotted currentColor;
  background: color-mix(in srgb, var(--good) 20%, transparent); }
.checked mark.name { border-bottom: 2px dashed currentColor; background: transparent; }
.checked sup { font-weight: 700; margin-left: 1px; }
.stHtml ol.anchors { list-style: none; margin: 0.2rem 0 0.6rem; padding: 0; }
.stHtml ol.anchors > li { display: grid; grid-template-columns: 1.6rem 1fr; gap: 0.5rem; margin: 0;
  padding: 0.35rem 0.5rem; border-left: 4px solid transparent; }
.stHtml ol.anchors > li.here { border-left-color: var(--accent);
  background: color-mix(in srgb, var(--accent) 9%, transparent); }
.anchors .number { font-weight: 700; font-variant-numeric: tabular-nums; }
.anchors .who { display: block; font-size: 0.85rem; font-weight: 600; }
.over-time { overflow-x: auto; }
.over-time table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.over-time th { text-align: left; font-weight: 600; }
.over-time th, .over-time td { padding: 0.4rem 0.6rem 0.4rem 0; vertical-align: top;
  border-bottom: 1px solid var(--line); }
.over-time tbody th { font-weight: 400; min-width: 5.5rem; }
@media (max-width: 480px) { .over-time table { font-size: 0.88rem; } }
.over-time thead th:not(:first-child) { white-space: nowrap; }
.over-time .agreed { font-size: 0.85rem; white-space: nowrap; }
</style>"""


def apply_scorecard_style() -> None:
    """Add the styles; once on a page."""
    apply_levels_style()
    draw(Markup(_STYLE))  # noqa: S704 - a constant of ours
