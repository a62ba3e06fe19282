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
    from model.services.library_card import Card, SectionKind

PARTS = {
    "start": N_("How you begin"),
    "listen": N_("Listening and asking on"),
    "wish": N_("Towards a wish"),
    "hurdles": N_("When it goes stiffly"),
    "signals": N_("Signals"),
    "onward": N_("Passing on, warmly"),
    "team": N_("You and your team"),
}
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
        "guide:strong-feelings",
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
        "guide:not-safe-at-home",
        "guide:warm-referral",
        "guide:whom-to-refer-to",
        "guide:may-i-pass-this-on",
        "guide:not-the-story-again",
    ),
    "team": ("guide:not-alone-with-it", "guide:team-check"),
}
"""Part → cards. The sheet leaves out the last part: it is for the visit itself."""
URGENT = ("guide:not-wanting-to-live", "guide:not-safe-at-home")
"""Stand on the sheet in full, each with its telephone number."""
ON_SHEET = ("start", "listen", "wish", "hurdles", "signals", "onward")


def talk_guide_pdf(t: Translator) -> bytes:
    """Return the guide in short on one A4: what to do by part, better not, and open questions."""
    used = [cards()[one] for part in ON_SHEET for one in GUIDE[part] if one not in URGENT]
    urgent = [cards()[one] for one in URGENT]
    titles = dict.fromkeys(source.title for card in (*used, *urgent) for source in card.sources)
    said = t.plural("Source: {sources}", "Sources: {sources}", len(titles), sources=list(titles))
    blocks: list[Block] = [
        *(block for part in ON_SHEET for block in _part(part, t)),
        Heading(1, t("Better not")),
        _bullets(_lines(used, "dont"), t),
        Heading(1, t("Open questions")),
        _bullets(_lines(used, "ask"), t),
        *(block for card in urgent for block in _in_full(card, t)),
        Paragraph(said, style="note"),
    ]
    title = t(N_("Conversation guide"))
    sheet = Document(title=title, language=t.language, blocks=tuple(blocks), is_sheet=True)
    return pdf.write(sheet)


def _part(part: str, t: Translator) -> list[Block]:
    """Return the heading of a part, and the one thing to do of each of its cards."""
    told = [cards()[one].do[0] for one in GUIDE[part] if one not in URGENT]
    blocks: list[Block] = [Heading(1, t(PARTS[part])), _bullets(told, t)]
    if part == "signals":
        said = t("A signal is a reason to ask, not a conclusion. The person decides.")
        blocks.append(Paragraph(said))
    return blocks


def _lines(used: list[Card], kind: SectionKind) -> list[Text]:
    return [line for card in used for s in card.sections if s.kind == kind for line in s.lines]


def _in_full(card: Card, t: Translator) -> list[Block]:
    language = t.language
    return [
        Heading(1, card.title.in_language(language)),
        Paragraph(card.text.in_language(language)),
    ]


def _bullets(lines: list[Text], t: Translator) -> BulletList:
    return BulletList(tuple(dict.fromkeys(line.in_language(t.language) for line in lines)))
