"""The conversation guide: which cards it is made of, and the sheet to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import N_
from model.exports import pdf
from model.exports.document import Block, BulletList, Document, Heading, Paragraph
from model.services.library import cards

if TYPE_CHECKING:
    from model.core.catalogue import Text
    from model.core.translation import Translator

GUIDE: dict[str, tuple[str, ...]] = {
    "start": (
        "guide:conversation-openers",
        "guide:moments-that-matter",
        "guide:do-something-together",
        "guide:no-time-now",
    ),
    "listen": (
        "guide:open-questions",
        "guide:listen-and-acknowledge",
        "guide:ask-for-the-story",
        "guide:living-with-it",
    ),
    "wish": (
        "guide:turn-to-a-wish",
        "guide:talk-about-meaning",
        "guide:ask-advice",
        "guide:small-steps",
        "guide:repair-contacts",
        "guide:person-decides",
    ),
    "hurdles": (
        "guide:reluctance-to-ask",
        "guide:reluctance-to-act",
        "guide:resistance",
        "guide:some-want-no-help",
    ),
    "signals": ("guide:check-your-guess", "guide:same-signals", "guide:reporting-point"),
    "onward": (
        "guide:not-wanting-to-live",
        "guide:warm-referral",
        "guide:whom-to-refer-to",
        "guide:may-i-pass-this-on",
        "guide:not-the-story-again",
    ),
    "team": ("guide:not-alone-with-it", "guide:team-check"),
}
"""Part → cards. The sheet leaves out the last part: it is for the visit itself."""
CRISIS = "guide:not-wanting-to-live"
"""Stands on the sheet as a line of its own; its questions do not fit among the others."""
ON_SHEET = ("start", "listen", "wish", "hurdles", "signals", "onward")


def talk_guide_pdf(t: Translator) -> bytes:
    """Return the guide in short as a PDF: what to do, better not, and open questions."""
    used = [cards()[one] for part in ON_SHEET for one in GUIDE[part] if one != CRISIS]
    crisis = cards()[CRISIS]
    lines = {
        kind: [line for card in used for s in card.sections if s.kind == kind for line in s.lines]
        for kind in ("ask", "dont")
    }
    blocks: list[Block] = [
        Heading(1, t("Do")),
        _bullets([card.do[0] for card in used], t),
        Heading(1, t("Better not")),
        _bullets(lines["dont"], t),
        Heading(1, t("Open questions")),
        _bullets(lines["ask"], t),
    ]
    titles = dict.fromkeys(source.title for card in (*used, crisis) for source in card.sources)
    said = t.plural("Source: {sources}", "Sources: {sources}", len(titles), sources=list(titles))
    blocks += [
        Heading(1, crisis.title.in_language(t.language)),
        Paragraph(crisis.text.in_language(t.language)),
        Paragraph(t("A signal is a reason to ask, not a conclusion. The person decides.")),
        Paragraph(said, style="note"),
    ]
    title = t(N_("Conversation guide"))
    return pdf.write(Document(title=title, language=t.language, blocks=tuple(blocks)))


def _bullets(lines: list[Text], t: Translator) -> BulletList:
    return BulletList(tuple(dict.fromkeys(line.in_language(t.language) for line in lines)))
