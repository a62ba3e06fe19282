"""One scorecard as Excel: every finding, level, check and action, a sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.catalogue import catalogue
from model.evaluation.funding_rules import funding_rules
from model.evaluation.lessons import indicator_texts
from model.exports.xlsx import Sheet, Workbook
from model.exports.xlsx import write as write_workbook
from model.services.document_parts import owner_in_words
from model.services.scorecard_parts import found_in_words, quote_in_words

if TYPE_CHECKING:
    from model.core.translation import Translator
    from model.services.scorecard_report import ScorecardContent
    from model.services.scorecards import Scorecard


def scorecard_workbook(content: ScorecardContent, t: Translator) -> bytes:
    """Return every finding, level, check and action as tables."""
    card = content.card
    sheets = (_finding_sheet(card, t), _level_sheet(card, t), _check_sheet(card, t),
              _action_sheet(content, t))  # fmt: skip
    return write_workbook(Workbook(sheets=sheets, title=card.project.title, language=t.language))


def _finding_sheet(card: Scorecard, t: Translator) -> Sheet:
    header = (t("Lesson"), t("Level"), t("Point"), t("Outcome"), t("Why"), t("Evidence"),
              t("Reply"))  # fmt: skip
    texts = indicator_texts()
    rows = []
    for one in card.cards:
        for found in one.result.findings:
            quotes = dict.fromkeys(quote_in_words(e, t) for e in found.evidence)
            known, reply = texts.get(found.indicator), card.reply(found.indicator)
            rows.append(
                (
                    one.lesson.label.in_language(t.language),
                    one.result.level,
                    known.label.in_language(t.language) if known else found.indicator,
                    catalogue().label("outcomes", found.outcome, t.language),
                    found_in_words(found, t),
                    "\n".join(filter(None, quotes)),
                    _reply(reply.reason, reply.note, t) if reply else "",
                )
            )
    return Sheet(t("Findings"), header, rows)


def _reply(reason: str, note: str, t: Translator) -> str:
    return " ".join(filter(None, (catalogue().label("annotation-reasons", reason, t.language),
                                  note)))  # fmt: skip


def _level_sheet(card: Scorecard, t: Translator) -> Sheet:
    header = (t("Lesson"), t("Who"), t("Level"), t("Why"), t("Based on"), t("Date"))
    rows = []
    for one in card.cards:
        for given in (*one.team, *((one.agreed,) if one.agreed else ())):
            who = t("Agreed together") if given.on_behalf == "agreed" else given.by
            rows.append(
                (
                    one.lesson.label.in_language(t.language),
                    who,
                    t("does not apply") if given.not_applicable else given.level,
                    given.reason,
                    given.source,
                    given.at.date(),
                )
            )
    return Sheet(t("Own levels"), header, rows)


def _check_sheet(card: Scorecard, t: Translator) -> Sheet:
    names = {rule.id: rule.label.in_language(t.language) for rule in funding_rules().checks}
    rows = [
        (
            names.get(check.check, check.check),
            catalogue().label("check-outcomes", check.outcome, t.language),
            t.message(check.message),
        )
        for check in card.checks
    ]
    return Sheet(t("Funding checks"), (t("Check"), t("Outcome"), t("Why")), rows)


def _action_sheet(content: ScorecardContent, t: Translator) -> Sheet:
    rows = [
        (
            action.title,
            owner_in_words(action, content.partners, t),
            action.due_on,
            catalogue().label("action-states", action.state, t.language),
        )
        for action in content.actions
    ]
    header = (t("What"), t("Who"), t("Before when"), t("State"))
    return Sheet(t("Improvement plan"), header, rows)
