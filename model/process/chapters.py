"""What people wrote in the plan of action, chapter by chapter, beside what fills itself."""

from pydantic import Field

from model.core.entity import Owned
from model.core.ids import Slug


class Chapter(Owned):
    """The typed text of one plan chapter. At most one per coalition and chapter id."""

    chapter: Slug
    text: str = Field(default="", max_length=200_000)
