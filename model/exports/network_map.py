"""The network as plain data for a map: domains, partners with a place, and ties."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass

from model.core.translation import Language
from model.exports.printable import OneLine, Printable

_strict = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_strict)
class Group:
    """A domain: told apart by letter and colour together, never by colour alone."""

    id: str
    label: OneLine
    letter: OneLine
    colour: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]


@dataclass(frozen=True, config=_strict)
class Node:
    """A partner. Without `x` and `y` the browser finds a place for it; `size` is a radius.

    `facts` are (name, value) pairs in the order in which the card shows them. Only who takes part
    (`is_present`) has a full mark.
    """

    id: str
    label: OneLine
    group: str
    x: float | None = None
    y: float | None = None
    size: Annotated[float, Field(gt=0, le=200)] = 16
    is_present: bool = True
    facts: tuple[tuple[OneLine, Printable], ...] = ()


@dataclass(frozen=True, config=_strict)
class Edge:
    """A tie. `label` says in words what line, arrow and dashes say in the picture.

    `arrow` points at the target, `back` at the source; `level` is the strength, 1 to 4.
    """

    source: str
    target: str
    label: OneLine = ""
    width: Annotated[float, Field(gt=0, le=20)] = 1
    arrow: bool = False
    dashed: bool = False
    back: bool = False
    formal: bool = False
    level: Annotated[int, Field(ge=1, le=4)] = 1


@dataclass(frozen=True, config=_strict)
class Sector:
    """A domain on the map by domain: its angles in degrees clockwise from the top.

    An empty one is drawn dashed, as room to grow.
    """

    group: str
    start: float
    end: float
    is_empty: bool


@dataclass(frozen=True, config=_strict)
class NetworkMap:
    """Everything on the map, already in one language. `note` says how complete the picture is.

    `middle` stands in the middle of the circle; without it the title does.
    """

    title: Annotated[OneLine, Field(min_length=1)]
    groups: tuple[Group, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    subtitle: OneLine = ""
    note: OneLine = ""
    footer: OneLine = ""
    language: Language = "nl"
    middle: OneLine = ""

    @model_validator(mode="after")
    def _is_whole(self) -> NetworkMap:
        nodes = {node.id for node in self.nodes}
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        loose = (ends - nodes) | ({node.group for node in self.nodes} - {g.id for g in self.groups})
        if loose:
            problem = f"nodes or edges refer to what is not on the map: {sorted(loose)[:3]}"
            raise ValueError(problem)
        return self
