"""Rewordings: three ways to open an invitation from a wish or interest instead of a problem.

They are written in the language and the form (je or u) of the text itself, because they go into
the flyer, not into our pages. The openings are in `data/lexicon/rewording.yaml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, Protocol, TypeVar

from model.core.catalogue import Data, Source, Text, load
from model.core.ids import Slug
from model.evaluation.folding import fold
from model.evaluation.phrases import any_phrase


class Group(Data):
    """A group of people and how to name the others they will meet."""

    id: Slug
    phrases: tuple[str, ...]
    others: Text


class Activity(Data):
    """Something to do, what there is to like about it, and two ways to invite for it."""

    id: Slug
    phrases: tuple[str, ...]
    like: Text
    invite: Text
    share: Text


class Question(Data):
    """The opening question, in the informal and the formal form."""

    je: Text
    u: Text


class RewordingLexicon(Data):
    """Everything in `data/lexicon/rewording.yaml`; the last of each list is the default."""

    source: Source
    question: Question
    groups: tuple[Group, ...]
    activities: tuple[Activity, ...]


class _Recognised(Protocol):
    @property
    def phrases(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=_Recognised)
_DUTCH = re.compile(r"\b(?:de|het|een|en|je|u|van|voor|met|op|in|niet|is|bij|kom|naar)\b")
_ENGLISH = re.compile(r"\b(?:the|and|you|your|of|for|with|to|are|a|is|at|our|join|come|we)\b")
_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b")
_INFORMAL = re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b")
_ENOUGH = 20_000


def rewordings(project_group: str, activity: str, text: str) -> tuple[str, str, str]:
    """Return three openings that fit the group and the activity.

    What is not given is read from the text; what the text does not say either becomes
    neighbours and coffee. Every opening is itself clean and appeals to a wish or activity.
    """
    lexicon = load("lexicon/rewording.yaml", RewordingLexicon)
    plain = fold(text[:_ENOUGH]).text
    group = _recognise(lexicon.groups, fold(project_group).text, plain)
    doing = _recognise(lexicon.activities, fold(activity).text, plain)
    language = text_language(text or f"{project_group} {activity}")
    formal = len(_FORMAL.findall(plain)) > len(_INFORMAL.findall(plain))
    forms = {"jou": "u", "jouw": "uw"} if formal else {"jou": "jou", "jouw": "jouw"}
    question = lexicon.question.u if formal else lexicon.question.je
    asked = question.in_language(language).format(
        like=doing.like.in_language(language), others=group.others.in_language(language)
    )
    invited = doing.invite.in_language(language).format(**forms)
    shared = doing.share.in_language(language).format(**forms)
    return asked, invited, shared


def text_language(text: str) -> Literal["nl", "en"]:
    """Tell whether a text reads as Dutch or English, by its small words; Dutch when unsure."""
    plain = text[:_ENOUGH].lower()
    return "en" if len(_ENGLISH.findall(plain)) > len(_DUTCH.findall(plain)) else "nl"


def _recognise(known: tuple[R, ...], said: str, text: str) -> R:
    """Return the first that `said` names, else the one most named in `text`, else the last."""
    for item in known:
        if _count(item.phrases, said):
            return item
    counts = [_count(item.phrases, text) for item in known]
    most = max(counts)
    return known[counts.index(most)] if most else known[-1]


def _count(phrases: tuple[str, ...], text: str) -> int:
    pattern = _compiled(phrases)
    return len(pattern.findall(text)) if pattern else 0


@lru_cache(maxsize=64)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    return any_phrase(phrases)
