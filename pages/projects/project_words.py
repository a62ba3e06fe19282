"""Part 4, the words: each text for participants with its check beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.core.messages import N_
from model.evaluation.projects import RecruitmentText
from model.evaluation.wording import Hit
from model.services.text_checks import CheckedText, checked_recruitment_text
from pages.projects.project_keeping import Form, draw_fault, keep, redraw
from pages.projects.project_typing import check_while_typing
from pages.projects.scorecard_style import apply_scorecard_style
from pages.shared.card_link import draw_card_links
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page

SAID = {
    "direct": (
        ":material/error:",
        N_("**The word stands in it.** People do not recognise themselves in that."),
    ),
    "indirect": (
        ":material/warning:",
        N_("**The problem comes first,** without the word. Begin with what people like."),
    ),
    "name-only": (
        ":material/info:",
        N_("**The word stands only in a name.** Put that name small at the bottom."),
    ),
    "clean": (":material/check:", N_("**Good: the word is not in it.**")),
}
KINDS = {
    "direct": N_("the word itself"),
    "name": N_("only in a name"),
    "indirect": N_("the problem first"),
    "appeal": N_("this invites"),
}


def draw_words(form: Form) -> None:
    """Draw the recruitment texts, each checked while one types."""
    project, t = form.project, form.page.t
    apply_scorecard_style()
    st.markdown(
        t(
            "Paste here what participants will read: a flyer, a post, a letter. People come for "
            "what they like, not for a problem. Your plan itself may name the theme."
        )
    )
    draw_card_links(form.page, "project:words")
    for at in range(len(project.recruitment_texts)):
        _draw_text(form, at)
    draw_fault(form, "recruitment_texts")
    draw_fault(form, "declared_none")
    first = not project.recruitment_texts
    st.button(
        t("Add a text") if first else t("Add another text"),
        icon=":material/add:",
        type="primary" if first else "secondary",
        key=f"{form.keys}-texts-add",
        on_click=_add,
        args=(form,),
    )
    check_while_typing()


def _draw_text(form: Form, at: int) -> None:
    project, keys, t = form.project, form.keys, form.page.t
    row = project.recruitment_texts[at]
    with st.container(border=True, key=f"{keys}-texts-{at}-typed"):
        left, right = st.columns(2, gap="medium")
        with left:
            for part, value in (("channel", row.channel), ("text", row.text)):
                _draw_part(form, at, part, value)
            st.button(
                t("Take away this text"),
                icon=":material/close:",
                type="tertiary",
                key=f"{keys}-texts-{at}-remove",
                on_click=_remove,
                args=(form, at),
            )
        with right:
            if row.text:
                _draw_check(form, at, checked_recruitment_text(project, row.text))
            else:
                st.caption(t("The check appears here as soon as there is a text."))


def _draw_part(form: Form, at: int, part: str, value: str) -> None:
    keys, t = form.keys, form.page.t
    key = f"{keys}-texts-{at}-{part}"
    if part == "channel":
        st.text_input(
            t("Where does it appear?"),
            value=value,
            max_chars=100,
            placeholder=t("For example: card at the door"),
            key=key,
            on_change=_change,
            args=(form, at, part, key),
        )
        return
    st.text_area(
        t("Text {number}", number=at + 1),
        value=value,
        max_chars=20_000,
        height=220,
        placeholder=t("For example: who can bake an apple pie?"),
        key=key,
        on_change=_change,
        args=(form, at, part, key),
    )


def _draw_check(form: Form, at: int, checked: CheckedText) -> None:
    """Draw the class in words, the words in their place, why, and three ways to begin."""
    page, keys, t = form.page, form.keys, form.page.t
    icon, said = SAID[checked.check.wording]
    st.markdown(f"{icon} {t(said)}")
    if checked.check.appeal:
        st.markdown(f":material/thumb_up: {t('It invites to something that people like to do.')}")
    else:
        st.markdown(
            f":material/lightbulb: {t('It does not say yet what there is to like about it.')}"
        )
    draw(_marked(page, checked))
    _draw_reasons(page, checked)
    if checked.openings:
        st.markdown(f"**{t('You could begin like this')}**")
    for number, opening in enumerate(checked.openings):
        with st.container(gap=None):
            draw(markup('<div class="quote">{opening}</div>', opening=opening))
            st.button(
                t("Put this above my text"),
                type="tertiary",
                icon=":material/vertical_align_top:",
                key=f"{keys}-texts-{at}-opening-{number}",
                on_click=_begin_with,
                args=(form, at, opening),
            )


def _reasons(checked: CheckedText) -> dict[str, list[Hit]]:
    """Return the words to look at by their reason, in the order of the text."""
    reasons: dict[str, list[Hit]] = {}
    for piece in checked.pieces:
        if piece.hit is not None and piece.hit.kind != "appeal":
            reasons.setdefault(piece.hit.why.id, []).append(piece.hit)
    return reasons


def _marked(page: Page, checked: CheckedText) -> Markup:
    """Return the text with the words marked; a number refers to the reason below."""
    numbers = {reason: number for number, reason in enumerate(_reasons(checked), 1)}
    pieces = []
    for piece in checked.pieces:
        if piece.hit is None:
            pieces.append(markup("{text}", text=piece.text))
            continue
        number = numbers.get(piece.hit.why.id) if piece.hit.kind != "appeal" else None
        pieces.append(
            markup(
                '<mark class="{kind}" title="{title}">{text}</mark>{note}',
                kind=piece.hit.kind,
                title=page.t(KINDS[piece.hit.kind]),
                text=piece.text,
                note=markup("<sup>{n}</sup>", n=number) if number else "",
            )
        )
    return markup('<div class="checked">{pieces}</div>', pieces=joined(pieces))


def _draw_reasons(page: Page, checked: CheckedText) -> None:
    """Say once for each reason which words it is about; then what was passed over and why."""
    items = [_reason(page, hits) for hits in _reasons(checked).values()]
    if items:
        draw(markup("<ol>{items}</ol>", items=joined(items)))
    if checked.check.passed_over:
        passed = [_reason(page, [hit]) for hit in checked.check.passed_over]
        draw(markup("<ul>{items}</ul>", items=joined(passed)))


def _reason(page: Page, hits: Sequence[Hit]) -> Markup:
    words = list(dict.fromkeys(f"“{hit.text}”" for hit in hits))
    return markup(
        "<li><strong>{words}</strong>: {why}</li>",
        words=page.t.listing(words),
        why=page.t.message(hits[0].why),
    )


def _change(form: Form, at: int, part: str, key: str) -> None:
    rows = list(form.project.recruitment_texts)
    rows[at] = rows[at].model_copy(update={part: st.session_state[key]})
    keep(form, recruitment_texts=tuple(rows))


def _begin_with(form: Form, at: int, opening: str) -> None:
    rows = list(form.project.recruitment_texts)
    rows[at] = rows[at].model_copy(update={"text": f"{opening}\n\n{rows[at].text}"})
    if keep(form, recruitment_texts=tuple(rows)):
        redraw(form.project)


def _add(form: Form) -> None:
    if keep(form, recruitment_texts=(*form.project.recruitment_texts, RecruitmentText())):
        redraw(form.project)


def _remove(form: Form, at: int) -> None:
    rows = [row for number, row in enumerate(form.project.recruitment_texts) if number != at]
    if keep(form, recruitment_texts=tuple(rows)):
        redraw(form.project)
