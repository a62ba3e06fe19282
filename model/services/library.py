"""The library: short cards made from what the workbench knows, each leading to where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from model.core.catalogue import Data, Domains, Source, Steps, Text, catalogue, load
from model.core.ids import Slug
from model.core.translation import LANGUAGES
from model.evaluation.lessons import lessons
from model.process.figures import Figure, figures_about, published_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from model.core.catalogue import Domain, Item, Step
    from model.evaluation.lessons import Lesson
    from model.evaluation.projects import Project
    from model.network.partners import Partner
    from model.storage.unit_of_work import UnitOfWork

CARDS_FILE = "knowledge/cards.yaml"
Kind = Literal["lesson", "group", "domain", "support", "step", "guide"]
KINDS: tuple[Kind, ...] = ("guide", "group", "lesson", "support", "domain", "step")


class CardText(Data):
    """One card of our own, as it stands in the data file."""

    id: Slug
    topic: Literal[
        "together", "signals", "conversation", "kinds", "support", "prevention", "evidence"
    ]
    title: Text
    text: Text
    do: tuple[Text, ...] = Field(min_length=1)
    page: str
    """The address where the card is used."""
    use: Text
    source: Source
    words: tuple[str, ...] = ()
    """Other words by which people look for it, in either language."""


class CardTexts(Data):
    """The cards file: ids are unique."""

    items: tuple[CardText, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> CardTexts:
        ids = [card.id for card in self.items]
        if len(ids) != len(set(ids)):
            double = sorted({card_id for card_id in ids if ids.count(card_id) > 1})
            message = f"cards: double ids {double}"
            raise ValueError(message)
        return self


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
    source: Source
    words: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class GroupHere:
    """What this coalition has for a risk group."""

    partners: tuple[Partner, ...]
    """Partners that take part and have this group in view."""
    projects: tuple[Project, ...]
    """Projects that mean to reach this group; stopped ones are left out."""


@dataclass(frozen=True)
class Here:
    """What this coalition has, beside the general cards."""

    groups: Mapping[str, GroupHere]
    domains: Mapping[str, tuple[Partner, ...]]
    """The partners that take part, by domain and name."""


@lru_cache(maxsize=1)
def cards() -> Mapping[str, Card]:
    """Return every card by id, in the order of `KINDS`.

    Raises:
        CatalogueError: a data file is wrong; names the key.

    """
    shared = catalogue()
    support = shared.vocabularies["kinds-of-support"]
    groups = shared.vocabularies["risk-groups"]
    steps, domains = _sources()
    made = [
        *(_guide(card) for card in load(CARDS_FILE, CardTexts).items),
        *(_group(item, groups.source) for item in groups.items),
        *(_lesson(lesson) for lesson in lessons().values()),
        *(_plain("support", item, support.source, "projecten") for item in support.items),
        *(_domain(domain, domains) for domain in shared.domains.values() if domain.id != "other"),
        *(_step(step, steps) for step in shared.steps.values()),
    ]
    return {card.id: card for card in made}


def library_here(work: UnitOfWork, coalition_id: str) -> Here:
    """Return what this coalition has for each risk group and in each domain."""
    partners = sorted(
        (p for p in work.partners.find(coalition_id=coalition_id) if p.is_present),
        key=lambda partner: partner.name.casefold(),
    )
    projects = sorted(
        (p for p in work.projects.find(coalition_id=coalition_id) if p.status != "stopped"),
        key=lambda project: project.title.casefold(),
    )
    shared = catalogue()
    groups = {
        group: GroupHere(
            tuple(p for p in partners if group in p.risk_groups),
            tuple(p for p in projects if group in p.risk_groups),
        )
        for group in shared.items("risk-groups")
    }
    domains = {
        domain: tuple(p for p in partners if domain in p.domains) for domain in shared.domains
    }
    return Here(groups, domains)


def _guide(card: CardText) -> Card:
    return Card(
        id=f"guide:{card.id}",
        kind="guide",
        item=card.id,
        title=card.title,
        text=card.text,
        do=card.do,
        page=card.page,
        use=card.use,
        source=card.source,
        words=card.words,
    )


def _plain(
    kind: Kind, item: Item, source: Source, page: str, figures: Sequence[Figure] = ()
) -> Card:
    return Card(
        id=f"{kind}:{item.id}",
        kind=kind,
        item=item.id,
        title=item.label,
        text=item.help or item.label,
        do=(),
        page=page,
        use=None,
        source=source,
        figures=tuple(figures),
    )


def _group(item: Item, source: Source) -> Card:
    return _plain("group", item, source, "projecten", figures_about(item.id, published_figures()))


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
        use=None,
        source=lesson.source,
        words=tuple(
            text.in_language(language)
            for indicator in lesson.indicators
            for text in (indicator.label, indicator.met)
            for language in LANGUAGES
        ),
    )


def _domain(domain: Domain, source: Source) -> Card:
    return Card(
        id=f"domain:{domain.id}",
        kind="domain",
        item=domain.id,
        title=domain.label,
        text=_both(domain.belongs, domain.brings),
        do=(),
        page="partners",
        use=None,
        source=source,
        words=domain.examples,
    )


def _step(step: Step, source: Source) -> Card:
    first = step.questions[0].label
    return Card(
        id=f"step:{step.id}",
        kind="step",
        item=step.id,
        title=step.label,
        text=_both(step.purpose, step.help or step.label),
        do=(first,),
        page="stappen",
        use=None,
        source=source,
    )


def _both(one: Text, other: Text) -> Text:
    return Text(nl=f"{one.nl} {other.nl}", en=f"{one.en} {other.en}")


def _sources() -> tuple[Source, Source]:
    return (
        load("catalogue/steps.yaml", Steps).source,
        load("catalogue/domains.yaml", Domains).source,
    )
