"""Asking for ties: whom to ask a partner about, and what was answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from model.core.errors import NotFoundError
from model.core.messages import Message, msg
from model.network.questionnaire import question_plan
from model.network.ties import COORDINATOR, Handover, Strength, Tie, connections
from model.services.network import Network
from model.services.tie_sentences import TieInWords, tie_in_words, ties_in_short

if TYPE_CHECKING:
    from model.evaluation.projects import Project
    from model.network.partners import Partner

MOST_NETWORKS = 8
"""Networks of which is kept how far the questions are; as long as nobody writes, each is one."""


@dataclass(frozen=True)
class Answer:
    """What one reporter said about one pair. None where nothing was said."""

    strength: Strength | None
    refers_to: Handover | None
    """This partner sends people to the other, and how."""
    gets_from: Handover | None
    """The other sends people to this partner, and how."""
    formal: bool

    @property
    def is_given(self) -> bool:
        """Whether anything was said."""
        return self.strength is not None or bool(self.refers_to or self.gets_from) or self.formal


@dataclass(frozen=True)
class Question:
    """One other partner to ask about."""

    other: Partner
    answer: Answer
    same_project: bool
    same_domain: bool


@dataclass(frozen=True)
class Questionnaire:
    """The short list for one partner, and how far it is."""

    partner: Partner
    questions: tuple[Question, ...]
    others: tuple[Partner, ...]
    """Everyone else who can be added to the list."""
    ties: tuple[TieInWords, ...]
    """All that is known of this partner's ties, whoever said so."""
    in_short: tuple[Message, ...]
    """The same with a sentence for each kind of tie."""

    @property
    def answered(self) -> int:
        """How many of the questions have an answer."""
        return sum(question.answer.is_given for question in self.questions)


def questionnaire(
    network: Network,
    projects: Iterable[Project],
    partner_id: str,
    *,
    reporter: str,
    added: Iterable[str] = (),
    first: str = "",
) -> Questionnaire:
    """Return whom to ask this partner about, the most telling first.

    The list stays the same while it is filled in: pairs that others answered already are left
    out, pairs that this reporter answered stay. In one project goes before in one domain.

    Args:
        network: partners and reports.
        projects: to see who works in one project.
        partner_id: the partner about whose ties it is.
        reporter: who answers: the id of the partner, or empty for the coordinator.
        added: ids of partners that somebody put on the list.
        first: id of the partner that a link asks about; it is on the list, before all others.

    Raises:
        NotFoundError: the partner is not in this coalition.

    """
    partners = {partner.id: partner for partner in network.partners}
    if partner_id not in partners:
        raise NotFoundError(msg("This partner is not in this coalition. Choose another one."))
    about = partners[partner_id]
    given = _answers(network.ties, partner_id, reporter)
    answered = {other for other, answer in given.items() if answer.is_given}
    wanted = [*_planned(network, partner_id, reporter), *answered, *added, first]
    together = _together(projects, partner_id)
    questions = [
        Question(
            other=partners[other],
            answer=given.get(other, _NOTHING),
            same_project=other in together,
            same_domain=bool(set(about.domains) & set(partners[other].domains)),
        )
        for other in dict.fromkeys(wanted)
        if other in partners and other != partner_id
    ]
    listed = {question.other.id for question in questions}
    known = _known_ties(network, partner_id)
    return Questionnaire(
        partner=about,
        questions=tuple(sorted(questions, key=lambda q: (q.other.id != first, _most_telling(q)))),
        others=tuple(
            p
            for p in network.partners
            if p.id not in listed and p.id != partner_id and p.status != "left"
        ),
        ties=known,
        in_short=ties_in_short(known, network.names),
    )


@dataclass(frozen=True)
class Asked:
    """How far the questions to one partner are."""

    partner: Partner
    answered: int
    """Pairs about which it answered itself."""
    asked: int
    """Pairs it would be asked about, those it answered included."""
    ties: int
    """Partners with which it has a tie, whoever said so."""

    @property
    def still_open(self) -> int:
        """How many pairs it is still to be asked about."""
        return max(0, self.asked - self.answered)


@lru_cache(maxsize=MOST_NETWORKS)
def asked_so_far(network: Network) -> tuple[Asked, ...]:
    """Return for each present partner how far it is; who has most to answer comes first."""
    here = [partner for partner in network.partners if partner.is_present]
    said: dict[str, set[str]] = defaultdict(set)
    for tie in network.ties:
        for one, other in ((tie.source_id, tie.target_id), (tie.target_id, tie.source_id)):
            if tie.reported_by == one:
                said[one].add(other)
    ties = Counter(end for c in network.connections if c.is_tie for end in (c.a, c.b))
    ids = [partner.id for partner in here]
    told = [(t.source_id, t.target_id) for t in network.ties if t.kind == "strength"]
    plan = question_plan(ids, told)
    found = [
        Asked(
            partner=partner,
            answered=len(said[partner.id]),
            asked=len(said[partner.id] | set(plan.get(partner.id, []))),
            ties=ties[partner.id],
        )
        for partner in here
    ]
    return tuple(sorted(found, key=lambda a: (-a.still_open, a.partner.name.casefold())))


_NOTHING = Answer(None, None, None, formal=False)


def _answers(ties: Iterable[Tie], partner_id: str, reporter: str) -> Mapping[str, Answer]:
    """Return what the reporter said, by the id of the other partner."""
    said: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.reported_by == reporter and partner_id in (tie.source_id, tie.target_id):
            other = tie.target_id if tie.source_id == partner_id else tie.source_id
            said[other].append(tie)
    return {other: _answer(reports, partner_id) for other, reports in said.items()}


def _answer(reports: Iterable[Tie], partner_id: str) -> Answer:
    strength: Strength | None = None
    refers_to: Handover | None = None
    gets_from: Handover | None = None
    formal = False
    for report in reports:
        if report.kind == "strength":
            strength = report.strength
        elif report.strength == "none":
            continue
        elif report.kind == "formal":
            formal = True
        elif report.source_id == partner_id:
            refers_to = report.handover
        else:
            gets_from = report.handover
    return Answer(strength, refers_to, gets_from, formal)


def _planned(network: Network, partner_id: str, reporter: str) -> list[str]:
    """Return whom to ask about: each pair once, and at most half of the others."""
    here = [p.id for p in network.partners if p.is_present or p.id == partner_id]
    by_others = [
        (tie.source_id, tie.target_id)
        for tie in network.ties
        if tie.kind == "strength"
        and tie.reported_by != reporter
        and (tie.reported_by != COORDINATOR or tie.strength == "none")
    ]
    return question_plan(here, by_others).get(partner_id, [])


def _together(projects: Iterable[Project], partner_id: str) -> set[str]:
    """Return the ids of partners that have a role in a project with this one."""
    found: set[str] = set()
    for project in projects:
        roles = {project.lead_partner_id}
        roles |= {referrer.partner_id for referrer in project.referrers}
        roles |= {person.partner_id for person in project.key_persons}
        if partner_id in roles:
            found |= roles
    return found - {partner_id, ""}


def _most_telling(question: Question) -> tuple[bool, bool, str]:
    return not question.same_project, not question.same_domain, question.other.name.casefold()


def _known_ties(network: Network, partner_id: str) -> tuple[TieInWords, ...]:
    about = [t for t in network.ties if partner_id in (t.source_id, t.target_id)]
    names = network.names
    found = [tie_in_words(c, names, partner_id) for c in connections(about)]
    return tuple(sorted(found, key=lambda tie: names[tie.other].casefold()))
