"""Making cards: of our own texts, and of the vocabularies, lessons and steps of the workbench."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from model.core.catalogue import Domains, Steps, Text, catalogue, load
from model.core.translation import LANGUAGES
from model.process.figures import figures_about, published_figures
from model.services.library_card import Card, Kind, Section
from model.services.library_data import Tags, card_sources, derived_texts, group_texts
from model.services.library_practice import situations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from model.core.catalogue import Domain, Item, Source, Step
    from model.evaluation.lessons import Lesson
    from model.services.library_data import CardText

_NOTHING: Mapping[str, str] = MappingProxyType({})


def own_card(card: CardText) -> Card:
    """Return a card of our own: a guide, or a tool of somebody else."""
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


def plain_card(
    kind: Kind, item: Item, source: Source, page: str, query: Mapping[str, str] = _NOTHING
) -> Card:
    """Return the card of an item of a vocabulary."""
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
        tags=derived_texts()[card_id],
        words=derived_texts()[card_id].words,
    )


def group_card(item: Item, source: Source) -> Card:
    """Return the card of a risk group, with its figures."""
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


def lesson_card(lesson: Lesson) -> Card:
    """Return what a lesson says, with the advice of the indicator that decides."""
    deciding, card_id = lesson.deciding, f"lesson:{lesson.id}"
    told = (
        text.in_language(language)
        for indicator in lesson.indicators
        for text in (indicator.label, indicator.met)
        for language in LANGUAGES
    )
    return Card(
        id=card_id,
        kind="lesson",
        item=lesson.id,
        title=lesson.label,
        text=_both(lesson.lesson, deciding.why),
        do=tuple(step.text for step in deciding.advice),
        page="scorekaart",
        query={"les": lesson.id},
        use=None,
        sources=(lesson.source,),
        tags=derived_texts()[card_id],
        words=(*told, *derived_texts()[card_id].words),
    )


def domain_cards(domains: Iterable[Domain]) -> Iterable[Card]:
    """Return a card for each domain, except for what belongs to none."""
    source = load("catalogue/domains.yaml", Domains).source
    for domain in domains:
        if domain.id == "other":
            continue
        derived = derived_texts()[f"domain:{domain.id}"]
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
            tags=derived,
            words=(*domain.examples, *derived.words),
        )


def step_cards(steps: Iterable[Step]) -> Iterable[Card]:
    """Return a card for each of the six steps."""
    source = load("catalogue/steps.yaml", Steps).source
    for step in steps:
        derived = derived_texts()[f"step:{step.id}"]
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
            tags=derived,
            words=derived.words,
        )


def _both(one: Text, other: Text) -> Text:
    return Text(nl=f"{one.nl} {other.nl}", en=f"{one.en} {other.en}")
