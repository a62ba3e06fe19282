"""Letters to the projects: the decision with its reason, what is strong, and advice.

No reviewer is named: their names are taken out of every text, also where somebody typed one.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from model.core.catalogue import catalogue
from model.core.messages import N_
from model.evaluation.lessons import indicator_texts
from model.exports import docx, pdf
from model.exports.document import Block, BulletList, Document, Heading, Paragraph
from model.exports.prose import prose
from model.services.criteria import criteria_of
from model.services.eligibility import rule_label
from model.services.file_names import file_name
from model.services.hidden_names import hide_text, names_of_person
from model.services.panel_profiles import PanelLevel, panel_profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.evaluation.findings import Evaluation
    from model.evaluation.projects import Project
    from model.review.awards import Award
    from model.services.rounds import RoundView

LetterFormat: TypeAlias = Literal["docx", "pdf"]
STRONG = 2.5
"""From this mean level on a criterion is named as a strong point. Our choice."""
WEAK = 2.5
MOST_POINTS = 3
A_REVIEWER = N_("a reviewer")


@dataclass(frozen=True)
class LetterRound:
    """What all letters of a round share."""

    coalition: Coalition
    view: RoundView
    evaluations: Mapping[str, Evaluation]
    """Newest evaluation by project; may lack some."""
    applicants: Mapping[str, str]
    """Project id → who applied."""
    day: date

    def ready(self) -> tuple[Project, ...]:
        """Return the plans for which a letter can be written: decided, or kept out by a rule."""
        out = {project.id for project in self.view.ruled_out}
        return tuple(
            project
            for project in (*self.view.projects, *self.view.ruled_out)
            if project.id in out or _is_final(self.view.award_of(project.id))
        )


def letter(content: LetterRound, project: Project, t: Translator) -> Document:
    """Return the letter about one plan."""
    view, award = content.view, content.view.award_of(project.id)
    blocks: list[Block] = [
        Paragraph(_greeting(content.applicants.get(project.id, ""), t)),
        Paragraph(t("You sent in the plan “{title}”.", title=project.title)),
        Paragraph(_outcome_sentence(award, t), "lead"),
    ]
    if project in view.ruled_out:
        blocks += _rule_blocks(content, project, t)
    if award is not None and award.reason:
        blocks += [Heading(1, t("Why")), *prose(_nameless(view, award.reason, t))]
    profile = panel_profile(view, project.id)
    blocks += _strong_blocks(content, profile, t)
    blocks += _advice_blocks(content, project, award, profile, t)
    reviews = sum(review.project_id == project.id for review in view.judging)
    if reviews:
        blocks.append(Paragraph(_how(reviews, t), "note"))
    blocks.append(Paragraph(t("With kind regards,")))
    return Document(
        title=t("Decision about {title}", title=project.title),
        subtitle=view.round.title,
        language=t.language,
        date_text=t.date(content.day),
        blocks=tuple(blocks),
        footer=f"{content.coalition.name} · {view.round.title}",
    )


def letter_file(content: LetterRound, project: Project, t: Translator, kind: LetterFormat) -> bytes:
    """Return one letter as a Word or PDF file."""
    written = letter(content, project, t)
    return docx.write(written) if kind == "docx" else pdf.write(written)


def letters_zip(content: LetterRound, t: Translator) -> bytes:
    """Return every letter in Word and in PDF, in one zip file."""
    packed = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, project in enumerate(content.ready(), start=1):
            written = letter(content, project, t)
            for kind, data in (("docx", docx.write(written)), ("pdf", pdf.write(written))):
                name = f"{number:02d}-{file_name('', project.title, content.day, kind)}"
                assert name not in taken, "the number makes each name differ"
                taken.add(name)
                archive.writestr(name, data)
    return packed.getvalue()


def _greeting(applicant: str, t: Translator) -> str:
    return t("Dear people of {name},", name=applicant) if applicant else t("Dear reader,")


def _is_final(award: Award | None) -> bool:
    return award is not None and award.outcome != "held"


def _outcome_sentence(award: Award | None, t: Translator) -> str:
    if award is None or award.outcome == "refused":
        return t("We cannot grant your application in this round.")
    if award.outcome == "held":
        return t("We have not decided about your application yet.")
    if award.amount is None:
        return t("We grant your application.")
    return t("We grant your application: € {amount}.", amount=t.number(award.amount))


def _rule_blocks(content: LetterRound, project: Project, t: Translator) -> list[Block]:
    """Say which rule keeps the plan out, with the reason that somebody wrote."""
    application = content.view.application_of(project.id)
    rules = {rule.id: rule for rule in content.view.round.exclusions}
    lines = [
        f"{rule_label(rules[one.rule], t.language)}: {_nameless(content.view, one.reason, t)}"
        for one in (application.verdicts if application else ())
        if one.outcome == "not-met" and one.rule in rules
    ]
    said = t("Before the review we held each plan against the conditions of this round.")
    head = Heading(1, t("The conditions of this round"))
    return [head, Paragraph(said), BulletList(tuple(lines))]


def _strong_blocks(
    content: LetterRound, profile: tuple[PanelLevel, ...], t: Translator
) -> list[Block]:
    labels = {c.id: c for c in criteria_of(content.view.round, t.language)}
    best = [row for row in profile if row.mean is not None and row.mean >= STRONG]
    best.sort(key=lambda row: -(row.mean or 0))
    if not best:
        return []
    items = []
    for row in best[:MOST_POINTS]:
        reason = next((text for _, level, text in row.reasons[::-1] if (level or 0) >= STRONG), "")
        text = _nameless(content.view, reason, t) or _anchor(labels[row.criterion].anchors, row)
        items.append(f"{labels[row.criterion].label}. {text}".strip())
    return [Heading(1, t("What is strong in your plan")), BulletList(tuple(items))]


def _anchor(anchors: tuple[str, ...], row: PanelLevel) -> str:
    return anchors[round(row.mean or 0)]


def _advice_blocks(
    content: LetterRound,
    project: Project,
    award: Award | None,
    profile: tuple[PanelLevel, ...],
    t: Translator,
) -> list[Block]:
    """Return the funder's own advice first, then a next step for the criteria with least."""
    labels = {c.id: c for c in criteria_of(content.view.round, t.language)}
    weak = [row for row in profile if row.mean is not None and row.mean < WEAK]
    weak.sort(key=lambda row: row.mean or 0)
    items = []
    for row in weak[:MOST_POINTS]:
        criterion = labels[row.criterion]
        step = _next_step(content, project, row.criterion, t)
        ahead = criterion.anchors[min(int(row.mean or 0) + 1, len(criterion.anchors) - 1)]
        if not step and ahead:
            step = t("A next level is: {anchor}", anchor=ahead)
        items.append(f"{criterion.label}. {step}".strip())
    own = prose(_nameless(content.view, award.advice, t)) if award and award.advice else ()
    if not own and not items:
        return []
    head = Heading(1, t("What would make your plan stronger"))
    return [head, *own, *([BulletList(tuple(items))] if items else [])]


def _next_step(content: LetterRound, project: Project, lesson: str, t: Translator) -> str:
    """Return the easiest advice of the workbench for this lesson of this plan, if there is any."""
    evaluation = content.evaluations.get(project.id)
    results = evaluation.lessons if evaluation else ()
    for result in results:
        if result.lesson == lesson:
            for advice in result.advice:
                text = indicator_texts().get(advice.indicator)
                if text is not None:
                    return text.advice[0].text.in_language(t.language)
    return ""


def _how(reviews: int, t: Translator) -> str:
    return t.plural(
        "One reviewer read your plan.",
        "{n} reviewers read your plan, each apart from the others.",
        reviews,
    )


def _nameless(view: RoundView, text: str, t: Translator) -> str:
    """Take the names of reviewers out of a text."""
    names = {*view.round.reviewers, *view.round.withdrawn, *(r.reviewer for r in view.reviews)}
    called = {one for name in names for one in names_of_person(name)}
    return hide_text(text, called, t(A_REVIEWER))


def outcome_label(award: Award | None, t: Translator) -> str:
    """Return a decision in words."""
    if award is None:
        return t("not decided yet")
    return catalogue().label("award-outcomes", award.outcome, t.language)
