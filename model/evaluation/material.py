"""The material of an evaluation: the plan, what the map says about it, and the plan's sentences."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from model.evaluation.map_facts import NO_MAP, MapFacts
from model.evaluation.passages import plan_sentences
from model.evaluation.reading.kind import KindReading, read_kind

if TYPE_CHECKING:
    from model.evaluation.passages import Sentence
    from model.evaluation.projects import Project

_AIMS_WITHOUT_PARTICIPANTS = {
    "volunteers": "volunteers",
    "network": "network",
    "awareness": "awareness",
}


class Material:
    """What the indicators look at. The text is read only when an indicator asks for it."""

    def __init__(self, project: Project, facts: MapFacts = NO_MAP) -> None:
        """Keep the plan and the facts; nothing is read yet."""
        self.project = project
        self.facts = facts

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the plan's document, or of the long texts of the form."""
        return plan_sentences(self.project)

    @cached_property
    def kind(self) -> KindReading:
        """What the project recruits: as filled in, else as the text shows."""
        if self.project.recruits == "participants":
            return KindReading("participants")
        if self.project.recruits == "volunteers":
            return KindReading("volunteers")
        if self.project.recruits == "nobody":
            return KindReading("network" if self.project.aim != "awareness" else "awareness")
        if self.project.aim in _AIMS_WITHOUT_PARTICIPANTS:
            return KindReading(_AIMS_WITHOUT_PARTICIPANTS[self.project.aim])  # type: ignore[arg-type]
        if self.project.aim is not None or not self.project.document_text:
            return KindReading("participants")
        return read_kind(self.sentences)
