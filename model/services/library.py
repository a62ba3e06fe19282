"""The library: short cards made from what the workbench knows, each leading to where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import Domains, Source, Steps, Text, catalogue, load
from model.core.messages import N_
from model.core.translation import LANGUAGES
from model.evaluation.lessons import lessons
from model.process.figures import Figure, figures_about, published_figures
from model.services.library_data import (
    CardText,
    Tags,
    ToolText,
    card_sources,
    card_texts,
    derived_tags,
    group_texts,
)
from model.services.library_practice import situations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from model.core.catalogue import Domain, Item, Step
    from model.evaluation.lessons import Lesson

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
PLAN_PART = {"hoofdstuk": "building-blocks"}
_NOTHING: Mapping[str, str] = MappingProxyType({})
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


@lru_cache(maxsize=1)
def cards() -> Mapping[str, Card]:
    """Return every card by id, in the order of `KINDS`.

    Raises:
        CatalogueError: a data file is wrong; names the key.
        KeyError: a card names a source, or a vocabulary item has no line, that is not there.

    """
    shared = catalogue()
    support = shared.vocabularies["kinds-of-support"]
    blocks = shared.vocabularies["building-blocks"]
    groups = shared.vocabularies["risk-groups"]
    own = [_own(card) for card in card_texts().values()]
    made = [
        *(card for card in own if card.kind == "guide"),
        *(_group(item, groups.source) for item in groups.items),
        *(card for card in own if card.kind == "tool"),
        *(_lesson(lesson) for lesson in lessons().values()),
        *(_plain("support", item, support.source, "projecten") for item in support.items),
        *_domains(shared.domains.values()),
        *(_plain("block", item, blocks.source, "plan", PLAN_PART) for item in blocks.items),
        *_steps(shared.steps.values()),
    ]
    return {card.id: card for card in made}


def _own(card: CardText) -> Card:
    kind: Kind = "tool" if card.tool else "guide"
    sections = (
        Section("whom", (card.tool.whom,) if card.tool else ()),
        Section("ask", card.ask),
        Section("dont", card.dont),
    )
    return Card(
        id=f"{kind}:{card.id}",
        kind=kind,
        item=card.id,
        topic=card.topic,
        title=card.title,
        text=card.text,
        do=card.do,
        page=card.page,
        query=_with_situation(card),
        use=card.use,
        sources=(card_sources()[card.source],),
        sections=tuple(section for section in sections if section.lines),
        tags=Tags(**{name: getattr(card, name) for name in Tags.model_fields}),
        tool=card.tool,
        words=card.words,
    )


def _with_situation(card: CardText) -> Mapping[str, str]:
    """Return what stands in the address; a card that is practised opens its own situation."""
    if card.query.get("weergave") != "oefenen":
        return card.query
    practised = (one.id for one in situations().values() if one.card == f"guide:{card.id}")
    first = next(practised, None)
    return {**card.query, "situatie": first} if first else card.query


def _plain(
    kind: Kind, item: Item, source: Source, page: str, query: Mapping[str, str] = _NOTHING
) -> Card:
    card_id = f"{kind}:{item.id}"
    return Card(
        id=card_id,
        kind=kind,
        item=item.id,
        title=item.label,
        text=item.help or item.label,
        do=(),
        page=page,
        query=query,
        use=None,
        sources=(source,),
        tags=derived_tags()[card_id],
    )


def _group(item: Item, source: Source) -> Card:
    shared, group = catalogue(), group_texts()[item.id]
    persons, kinds = shared.items("key-persons"), shared.items("kinds-of-support")
    sources = [card_sources()[one] for one in group.sources]
    return Card(
        id=f"group:{item.id}",
        kind="group",
        item=item.id,
        title=item.label,
        text=item.help or item.label,
        do=(),
        page="projecten",
        query={"weergave": "nieuw", "groep": item.id},
        use=None,
        sources=tuple({one.title: one for one in (source, *sources)}.values()),
        sections=(
            Section("signs", group.signs),
            Section("helps", group.helps),
            Section("fits", tuple(kinds[one].label for one in group.support)),
            Section("who", tuple(persons[one].label for one in group.key_persons)),
            Section("places", group.places),
        ),
        tags=Tags(
            roles=("coordinator", "project-lead", "funder", "professional", "volunteer"),
            groups=(item.id,),
            loneliness=group.loneliness,
            steps=("plan",),
            blocks=("finding", "supporting"),
        ),
        words=group.words,
        figures=tuple(figures_about(item.id, published_figures())),
    )


def _lesson(lesson: Lesson) -> Card:
    deciding = lesson.deciding
    return Card(
        id=f"lesson:{lesson.id}",
        kind="lesson",
        item=lesson.id,
        title=lesson.label,
        text=_both(lesson.lesson, deciding.why),
        do=tuple(step.text for step in deciding.advice),
        page="scorekaart",
        query={"les": lesson.id},
        use=None,
        sources=(lesson.source,),
        tags=derived_tags()[f"lesson:{lesson.id}"],
        words=tuple(
            text.in_language(language)
            for indicator in lesson.indicators
            for text in (indicator.label, indicator.met)
            for language in LANGUAGES
        ),
    )


def _domains(domains: Iterable[Domain]) -> Iterable[Card]:
    source = load("catalogue/domains.yaml", Domains).source
    for domain in domains:
        if domain.id == "other":
            continue
        yield Card(
            id=f"domain:{domain.id}",
            kind="domain",
            item=domain.id,
            title=domain.label,
            text=_both(domain.belongs, domain.brings),
            do=(),
            page="partners",
            query={"weergave": "lijst", "uit": domain.id},
            use=None,
            sources=(source,),
            tags=derived_tags()[f"domain:{domain.id}"],
            words=domain.examples,
        )


def _steps(steps: Iterable[Step]) -> Iterable[Card]:
    source = load("catalogue/steps.yaml", Steps).source
    for step in steps:
        yield Card(
            id=f"step:{step.id}",
            kind="step",
            item=step.id,
            title=step.label,
            text=_both(step.purpose, step.help or step.label),
            do=(step.questions[0].label,),
            page="stappen",
            query={"stap": step.id},
            use=None,
            sources=(source,),
            tags=derived_tags()[f"step:{step.id}"],
        )


def _both(one: Text, other: Text) -> Text:
    return Text(nl=f"{one.nl} {other.nl}", en=f"{one.en} {other.en}")
