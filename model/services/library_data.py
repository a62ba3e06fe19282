"""The library as it stands in `data/knowledge/`: cards, what groups need, and for whom each is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeVar

from pydantic import Field, model_validator

from model.core.catalogue import DATA_DIR, Data, Source, Text, load
from model.core.ids import Slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = "knowledge"
Role = Literal["coordinator", "project-lead", "funder", "professional", "volunteer"]
ROLES: tuple[Role, ...] = ("coordinator", "project-lead", "funder", "professional", "volunteer")
Topic = Literal[
    "together", "signals", "conversation", "kinds", "support", "prevention", "evidence", "tools"
]
Kind = Literal["social", "emotional", "existential"]
ToolStatus = Literal["read", "named", "ended"]
"""Whether we read the page, only found it named in a source, or know that its maker stopped."""


class Tags(Data):
    """For whom and where a card is meant: the filters of the library."""

    roles: tuple[Role, ...] = ()
    groups: tuple[Slug, ...] = ()
    loneliness: tuple[Kind, ...] = ()
    steps: tuple[Slug, ...] = ()
    blocks: tuple[Slug, ...] = ()


class ToolText(Data):
    """A tool or training of somebody else."""

    status: ToolStatus
    whom: Text
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")


class CardText(Tags):
    """One card of our own, as it stands in the data file."""

    id: Slug
    topic: Topic
    title: Text
    text: Text
    do: tuple[Text, ...] = Field(min_length=1)
    dont: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    """Open questions to put in your own words."""
    tool: ToolText | None = None
    page: str
    """The address where the card is used."""
    query: dict[str, str] = Field(default_factory=dict)
    """What stands behind the question mark there."""
    use: Text
    source: Slug
    words: tuple[str, ...] = ()
    """Other words by which people look for it, in either language."""

    @model_validator(mode="after")
    def _tools_and_only_tools_have_a_status(self) -> CardText:
        if (self.topic == "tools") != (self.tool is not None):
            message = f"card {self.id}: a tool has `tool`, and nothing else has"
            raise ValueError(message)
        return self


class DerivedText(Tags):
    """What a card says beside the vocabulary, lesson or step that it is made of."""

    words: tuple[str, ...] = ()
    """Other words by which people look for it, in either language."""


class GroupText(Data):
    """What a group card says beside the vocabulary."""

    id: Slug
    signs: tuple[Text, ...]
    helps: tuple[Text, ...]
    places: tuple[Text, ...]
    loneliness: tuple[Kind, ...]
    support: tuple[Slug, ...]
    key_persons: tuple[Slug, ...]
    domains: tuple[Slug, ...]
    """Domains in which somebody often knows this group."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    words: tuple[str, ...] = ()


class _CardFile(Data):
    items: tuple[CardText, ...]


class _GroupFile(Data):
    items: tuple[GroupText, ...]


class _SourceFile(Data):
    items: dict[Slug, Source]


class _DerivedFile(Data):
    items: dict[str, DerivedText]


E = TypeVar("E", bound="CardText | GroupText")


@lru_cache(maxsize=1)
def card_texts() -> Mapping[str, CardText]:
    """Return our own cards by id, in the order of topics.

    Raises:
        CatalogueError: a file is wrong; names the file and the key.
        ValueError: two cards have one id.

    """
    names = sorted(path.name for path in (DATA_DIR / FOLDER / "cards").glob("*.yaml"))
    found = [card for name in names for card in load(f"{FOLDER}/cards/{name}", _CardFile).items]
    order = ("conversation", "signals", "together", "kinds", "support", "prevention", "evidence")
    found.sort(key=lambda card: order.index(card.topic) if card.topic in order else len(order))
    return _by_id(found)


@lru_cache(maxsize=1)
def group_texts() -> Mapping[str, GroupText]:
    """Return what each group card says, by the id of the risk group."""
    return _by_id(load(f"{FOLDER}/groups.yaml", _GroupFile).items)


@lru_cache(maxsize=1)
def card_sources() -> Mapping[str, Source]:
    """Return the sources that our own cards name, by id."""
    found: _SourceFile = load(f"{FOLDER}/sources.yaml", _SourceFile)
    return found.items


@lru_cache(maxsize=1)
def derived_texts() -> Mapping[str, DerivedText]:
    """Return for whom the cards are that come from a vocabulary, by card id."""
    found: _DerivedFile = load(f"{FOLDER}/derived.yaml", _DerivedFile)
    return found.items


def _by_id(found: Iterable[E]) -> Mapping[str, E]:
    every = list(found)
    by_id = {one.id: one for one in every}
    if len(by_id) != len(every):
        ids = [one.id for one in every]
        message = f"library: double ids {sorted({one for one in ids if ids.count(one) > 1})}"
        raise ValueError(message)
    return by_id
