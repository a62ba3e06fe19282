"""The questions of the project form: five short parts, each question with help and an example."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.core.messages import N_
from model.evaluation.projects import Project
from pages.shared.page import Page

Kind = Literal[
    "line", "text", "one", "several", "number", "yes-no", "date", "ages",
    "partner", "referrers", "places", "key-persons", "texts",
]  # fmt: skip
PARTS = {
    "1": N_("1. What and for whom"),
    "2": N_("2. Through whom"),
    "3": N_("3. Where and how"),
    "4": N_("4. Words"),
    "5": N_("5. Form and means"),
}
_PARTS_OF_LESSONS = {
    "target-group": "1",
    "referral-alliance": "2",
    "find-places": "3",
    "key-persons": "2",
    "wording": "4",
    "personal-asking": "3",
}


@dataclass(frozen=True)
class Question:
    """One question. Texts are English msgids."""

    field: str
    part: str
    kind: Kind
    label: str
    help: str = ""
    example: str = ""
    none: str = ""
    """What the lead says when there is none; empty when that makes no sense."""
    vocabulary: str = ""
    fields: tuple[str, ...] = ()
    """All fields, when the question has more than one."""
    most: int = 1_000_000
    counts: bool = True
    """Whether it counts in "12 of 24 questions"."""

    @property
    def all_fields(self) -> tuple[str, ...]:
        """Every field that this question fills."""
        return self.fields or (self.field,)

    def is_answered(self, project: Project) -> bool:
        """Whether something is filled in, or the lead said that there is none."""
        return any(
            getattr(project, field) not in (None, "", ()) or project.says_none(field)
            for field in self.all_fields
        )


QUESTIONS: tuple[Question, ...] = (
    Question("title", "1", "line", N_("Title"), counts=False),
    Question(
        "summary", "1", "text", N_("What are you going to do?"),
        help=N_("Two or three sentences that a neighbour understands."),
        example=N_("For example: every Tuesday twelve neighbours cook and eat together."),
    ),
    Question(
        "aim", "1", "one", N_("What is it for?"), vocabulary="aims",
        help=N_("Choose the one that comes first. It decides which checks apply."),
    ),
    Question(
        "goal", "1", "text", N_("What will be different afterwards?"),
        example=N_("For example: neighbours know each other and talk outside the meals too."),
    ),
    Question(
        "recruits", "1", "one", N_("Whom do you want to reach?"), vocabulary="recruits",
        help=N_("The lessons are about reaching participants."),
    ),
    Question(
        "target_group", "1", "text", N_("For whom exactly?"),
        help=N_("The narrower the group, the easier it is to find. “Older people” is broad."),
        example=N_("For example: men over 70 in Noord who lost their partner in the last years."),
        none=N_("It is for everyone, on purpose"),
    ),
    Question(
        "risk_groups", "1", "several", N_("Which groups are these?"), vocabulary="risk-groups",
        help=N_("Only the groups that you really look for."),
    ),
    Question(
        "age_from", "1", "ages", N_("Age"), fields=("age_from", "age_to"),
        none=N_("Any age"), most=120,
    ),
    Question(
        "area", "1", "line", N_("Area"), none=N_("No particular area"),
        example=N_("For example: Molenwijk"),
        help=N_("A neighbourhood, village or street."),
    ),
    Question(
        "group_knowledge", "1", "text", N_("How do you know this group?"),
        help=N_("Talks, figures, own experience. People of the group who think along count too."),
        example=N_("For example: we spoke with eighteen residents at home this spring."),
        none=N_("We do not know the group yet"),
    ),
    Question(
        "lead_partner_id", "2", "partner", N_("Which partner leads the project?"),
        help=N_("With this we see on the map who refers people to you."),
    ),
    Question(
        "referrers", "2", "referrers", N_("Who refers people to you?"),
        help=N_("Organisations, entrepreneurs, care workers. Different kinds see other people."),
        none=N_("Nobody refers people to us"),
    ),
    Question(
        "group_routes", "2", "text", N_("By what route does each group get to you?"),
        help=N_("Per group: through whom, and how does the first contact go?"),
        example=N_("For example: the caretaker brings people who live alone since short."),
        none=N_("There is no route yet"),
    ),
    Question(
        "trust_time", "2", "text", N_("How much time is there for this cooperation?"),
        help=N_("Referring takes trust, and trust takes time: a rhythm, or hours."),
        example=N_("For example: an hour together every six weeks."),
        none=N_("There is no time for it"),
    ),
    Question(
        "key_persons", "2", "key-persons", N_("Which key persons help to find people?"),
        help=N_("People who know everyone. A talk counts, a mailed flyer does not."),
        none=N_("There are no key persons"),
    ),
    Question(
        "places", "3", "places", N_("To which places do you go?"),
        help=N_("Places where the group comes anyway, and who of you is there when."),
        none=N_("We do not go to such places"),
    ),
    Question(
        "place_fit", "3", "text", N_("Why do they come there?"),
        example=N_("For example: they collect their food parcel there, and there is coffee."),
        none=N_("The places do not fit the group"),
    ),
    Question(
        "asks_in_person", "3", "yes-no", N_("Do you ask people in person?"),
        help=N_("Somebody asks somebody, by name. A poster or a letter is not asking."),
    ),
    Question(
        "who_asks", "3", "text", N_("Who asks them?"),
        example=N_("For example: residents of the group ring the bell themselves."),
        none=N_("Nobody asks in person"),
    ),
    Question(
        "times_asked", "3", "number", N_("How often do you ask the same person, at most?"),
        help=N_("In all, when nothing comes of it at first."), most=50,
    ),
    Question(
        "after_no", "3", "text", N_("What happens after a “no”?"),
        example=N_("For example: we ask whether we may come by again in a month."),
        none=N_("Then it stops"),
    ),
    Question(
        "patience", "3", "text", N_("What do you do for people who need more time?"),
        example=N_("For example: first help once with the shopping, without joining the meal."),
        none=N_("There is no time for that"),
    ),
    Question("recruitment_texts", "4", "texts", N_("Texts for participants")),
    Question(
        "kinds_of_support", "5", "several", N_("What kind of support is it?"),
        vocabulary="kinds-of-support", help=N_("Usually one to three."),
    ),
    Question(
        "severity", "5", "one", N_("How heavy is the loneliness that you aim at?"),
        vocabulary="severities", help=N_("What helps depends on this."),
    ),
    Question(
        "loneliness_kinds", "5", "several", N_("What kind of loneliness?"),
        vocabulary="loneliness-kinds",
    ),
    Question("causes", "5", "several", N_("What causes it?"), vocabulary="causes"),
    Question(
        "meetings", "5", "number", N_("How many times does one participant come?"), most=5000,
    ),
    Question(
        "same_participants", "5", "yes-no", N_("With the same people each time?"),
        help=N_("People get to know each other when they meet more often."),
    ),
    Question(
        "rhythm", "5", "line", N_("In what rhythm?"),
        example=N_("For example: every week, half a year long"),
    ),
    Question(
        "reach", "5", "number", N_("How many participants in all?"), most=10_000_000,
    ),
    Question("volunteers", "5", "number", N_("How many volunteers?"), most=100_000),
    Question(
        "budget", "5", "number", N_("What does it cost, in euros?"),
        help=N_("For the whole period."), most=1_000_000_000,
    ),
    Question(
        "cofunding", "5", "number", N_("How much of that is there already?"),
        most=1_000_000_000, none=N_("Nothing yet"),
    ),
    Question("starts_on", "5", "date", N_("From")),
    Question("ends_on", "5", "date", N_("Until")),
    Question(
        "participation", "5", "text", N_("How do people of the group decide along?"),
        example=N_("For example: two residents sit in the project group."),
        none=N_("They do not decide along yet"),
    ),
)  # fmt: skip

_COUNTED = tuple(question for question in QUESTIONS if question.counts)
_OTHER_NAMES = {
    "age_to": N_("Age"),
    "status": N_("State"),
    "lead_name": N_("Who leads it"),
    "settled": N_("Answers to doubts"),
}


def part_of_lesson(lesson: str) -> str:
    """Return the part of the form where a lesson's questions stand."""
    return _PARTS_OF_LESSONS.get(lesson, "1")


def field_name(page: Page, field: str) -> str:
    """Return what a field is called on screen."""
    for question in QUESTIONS:
        if question.field == field:
            return page.t(question.label)
    return page.t(_OTHER_NAMES[field]) if field in _OTHER_NAMES else field


def progress(project: Project) -> tuple[int, int]:
    """Return how many questions are answered, and how many there are."""
    return sum(question.is_answered(project) for question in _COUNTED), len(_COUNTED)
