"""The catalogue: typed, validated loading of the YAML files in `data/`.

`load()` reads any data file into a typed model and names the file and the key when something is
wrong. `catalogue()` holds the vocabularies that the whole workbench shares.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from model.core.errors import CatalogueError
from model.core.ids import Slug
from model.core.messages import Message

DATA_DIR = Path(__file__).resolve().parents[2] / "data"

M = TypeVar("M", bound=BaseModel)


class Data(BaseModel):
    """Base of everything read from `data/`: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Data):
    """One text in both languages, side by side."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """Return the text in `nl` or `en`."""
        return self.nl if language == "nl" else self.en

    def as_message(self) -> Message:
        """Return the text as a message, so that a stored finding can carry content from `data/`."""
        return Message(id="{text}", values={"text": {"nl": self.nl, "en": self.en}})


class Source(Data):
    """Where a fact or a list comes from."""

    title: str
    url: str = ""
    year: int | None = None
    note: Text | None = None


class Item(Data):
    """One entry of a vocabulary."""

    id: Slug
    label: Text
    help: Text | None = None


class Vocabulary(Data):
    """A list of items with its source. `id` is the name used in references."""

    id: Slug
    label: Text
    source: Source
    items: tuple[Item, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Vocabulary:
        ids = [item.id for item in self.items]
        if len(ids) != len(set(ids)):
            double = sorted({item_id for item_id in ids if ids.count(item_id) > 1})
            message = f"vocabulary {self.id}: double ids {double}"
            raise ValueError(message)
        return self


class Domain(Item):
    """One of the twelve domains (or `other`), with its letter and colour on the map."""

    letter: str = Field(min_length=1, max_length=2)
    colour: str = Field(pattern=r"^#[0-9a-f]{6}$")
    icon: str
    """A Material symbol name, such as `home_work`."""
    belongs: Text
    """What kind of organisation belongs here."""
    examples: tuple[str, ...]
    """Dutch examples, as people know them."""
    start_small: bool = False
    """One of the domains that a small start needs."""
    brings: Text
    """What this domain can bring to the coalition."""
    risk_groups: tuple[Slug, ...] = ()
    """Risk groups that partners in this domain often have in view."""
    building_blocks: tuple[Slug, ...] = ()


class Domains(Data):
    """The twelve domains."""

    source: Source
    items: tuple[Domain, ...]


class ChecklistItem(Data):
    """One thing to tick off in a step. `light` items are the few that are really needed."""

    id: Slug
    text: Text
    light: bool = False


class Question(Item):
    """A question of a step. `light` ones are the few that even a small start needs."""

    light: bool = False


class Step(Item):
    """One of the six process steps."""

    icon: str
    purpose: Text
    questions: tuple[Question, ...]
    products: tuple[Item, ...]
    checklist: tuple[ChecklistItem, ...]
    page: str
    """The address of the page where most of this step's work is done."""


class Steps(Data):
    """The six steps."""

    source: Source
    items: tuple[Step, ...]


class Catalogue:
    """The shared vocabularies, loaded at first use. A wrong file raises CatalogueError."""

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The six process steps by id, in order."""
        return {step.id: step for step in load("catalogue/steps.yaml", Steps).items}

    @cached_property
    def domains(self) -> dict[str, Domain]:
        """The twelve domains and `other` by id, in order."""
        return {domain.id: domain for domain in load("catalogue/domains.yaml", Domains).items}

    @cached_property
    def vocabularies(self) -> dict[str, Vocabulary]:
        """Every plain vocabulary by id: one YAML file each in `data/catalogue/vocabularies`."""
        folder = DATA_DIR / "catalogue" / "vocabularies"
        loaded = [
            load(f"catalogue/vocabularies/{path.name}", Vocabulary)
            for path in sorted(folder.glob("*.yaml"))
        ]
        return {vocabulary.id: vocabulary for vocabulary in loaded}

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Item]]:
        plain = {kind: {i.id: i for i in one.items} for kind, one in self.vocabularies.items()}
        return {**plain, "steps": dict(self.steps), "domains": dict(self.domains)}

    def items(self, kind: str) -> dict[str, Item]:
        """Return the items of `steps`, `domains` or a vocabulary, by id, in the file's order."""
        return dict(self._by_kind[kind])

    def label(self, kind: str, item_id: str, language: str) -> str:
        """Return the label of an id; an unknown id (from a newer dossier) is shown as itself."""
        try:
            return self._by_kind[kind][item_id].label.in_language(language)
        except KeyError:
            return item_id


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the one catalogue of this process."""
    return Catalogue()


@lru_cache(maxsize=256)
def load(relative: str, model: type[M]) -> M:
    """Read `data/<relative>` into `model`.

    Raises:
        CatalogueError: the file is missing, is not YAML, or a key is wrong; the text names both.

    """
    path = DATA_DIR / relative
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except FileNotFoundError as error:
        message = f"data/{relative}: the file is missing"
        raise CatalogueError(message) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        message = f"data/{relative}: not readable as YAML: {error}"
        raise CatalogueError(message) from error
    return parse(raw, model, relative)


def parse(raw: Any, model: type[M], relative: str) -> M:  # noqa: ANN401 - whatever the YAML holds
    """Validate `raw` as `model`; `relative` is the file named in the error."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc']) or '(top)'}: {fault['msg']}"
            for fault in error.errors()
        )
        message = f"data/{relative}: {faults}"
        raise CatalogueError(message) from error


class _UniqueKeyLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that refuses a key written twice, which YAML itself lets pass silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                problem = f"key {key!r} stands here twice"
                raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
            seen.add(key)
        return dict(super().construct_mapping(node, deep=deep))


_LOADER = _UniqueKeyLoader
