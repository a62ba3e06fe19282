"""A card of the library: what it is, one thing to do with it, and where that is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from model.core.messages import N_
from model.services.library_data import Tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.core.catalogue import Source, Text
    from model.process.figures import Figure
    from model.services.library_data import ToolText

Kind = Literal["guide", "group", "tool", "lesson", "support", "domain", "block", "step", "local"]
KINDS: tuple[Kind, ...] = (
    "guide", "group", "tool", "lesson", "support", "domain", "block", "step",
)  # fmt: skip
"""The kinds that the workbench brings; `local` cards are the coalition's own."""
SectionKind = Literal["dont", "ask", "signs", "helps", "who", "places", "fits", "whom"]
SECTION_TITLES: dict[SectionKind, str] = {
    "dont": N_("Better not"),
    "ask": N_("Open questions"),
    "signs": N_("What you may notice"),
    "helps": N_("What helps"),
    "who": N_("Who usually knows them"),
    "places": N_("Where they come"),
    "fits": N_("Support that often fits"),
    "whom": N_("For whom"),
}
TOOL_STATUS = {
    "read": N_("We read the page of this tool."),
    "named": N_("Named in the source. We did not check whether it still exists."),
    "ended": N_("Its maker has stopped. The link may be dead one day."),
}
LISTED: frozenset[SectionKind] = frozenset({"dont", "ask", "signs", "helps"})
"""Sections with one point a line; the others are one running line."""


@dataclass(frozen=True)
class Section:
    """A part of a card under a small heading."""

    kind: SectionKind
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Card:
    """One card: what it is, one thing to do with it, where that is done, and its source."""

    id: str
    """`kind:item`, such as `group:carers`; kept in links."""
    kind: Kind
    item: str
    title: Text
    text: Text
    do: tuple[Text, ...]
    page: str
    """Address of the page where the card is used."""
    use: Text | None
    """What to use it for there; None: the page itself knows a sentence for this kind."""
    sources: tuple[Source, ...]
    query: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    sections: tuple[Section, ...] = ()
    tags: Tags = field(default_factory=Tags)
    tool: ToolText | None = None
    words: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
