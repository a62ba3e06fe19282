"""What stands out in the figures, who has it in view, and taking it into the plan."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.services.figure_choice import CHAPTER, Choice, proposal, take_into_plan
from model.services.figure_people import amount_words
from model.services.plan_network import some_names
from pages.shared.addresses import page_file
from pages.shared.markup import draw, markup
from pages.shared.page import Page
from pages.shared.undo import offer_undo

LONGEST = 4000


def draw_choices(page: Page, choices: Sequence[Choice], *, has_local: bool) -> None:
    """Draw what stands out, each with a button to take it into the plan."""
    t = page.t
    st.subheader(t("What stands out"), anchor=False)
    if not has_local:
        st.markdown(
            t(
                "These come from figures of the whole country. Bring in the figures of your own "
                "municipality to see what stands out here."
            )
        )
    elif not any(choice.kind != "group" for choice in choices):
        st.markdown(
            t(
                "Nothing in the figures of your municipality is clearly above the country. That "
                "does not mean that there is nothing to do: ask the people who know the areas."
            )
        )
    for choice in choices:
        _draw_one(page, choice)


def _draw_one(page: Page, choice: Choice) -> None:
    t = page.t
    with st.container(border=True, key=f"figures-choice-{choice.id}"):
        title = t.message(choice.finding)
        if choice.kind == "group":
            title = f"{page.label('risk-groups', choice.groups[0])}: {title}"
        names = some_names(choice.partners, t) or t("Nobody has this in view yet.")
        titles = t.listing(list(choice.projects)) or t("No project reaches these people yet.")
        draw(
            markup(
                '<div class="line-title"><strong>{title}</strong></div>'
                '<div class="line-note">{people}</div>'
                '<div class="line-note">{seen}{names}</div>'
                '<div class="line-note">{by}{titles}</div>'
                '<div class="line-note">{source}</div>',
                title=title,
                people=t("Here: {amount}", amount=amount_words(choice.people, t))
                if choice.people is not None
                else "",
                seen=f"{t('In view of')}: " if choice.partners else "",
                names=names,
                by=f"{t('Projects')}: " if choice.projects else "",
                titles=titles,
                source=f"{t('Source')}: {t.message(choice.source)}",
            )
        )
        key = f"figures-taking-{page.here.id}"
        if st.session_state.get(key) == choice.id:
            _ask(page, choice, key)
            return
        with st.container(horizontal=True):
            if page.may(take_into_plan):
                st.button(
                    t("Take into the plan"),
                    icon=":material/post_add:",
                    key=f"figures-take-{page.here.id}-{choice.id}",
                    on_click=st.session_state.__setitem__,
                    args=(key, choice.id),
                )
            if not choice.partners:
                st.page_link(
                    page_file("partners"),
                    label=t("Find a partner"),
                    icon=":material/arrow_forward:",
                )
            if not choice.projects:
                st.page_link(
                    page_file("projecten"),
                    label=t("Think of a project"),
                    icon=":material/arrow_forward:",
                )


def _ask(page: Page, choice: Choice, open_key: str) -> None:
    """Ask which text goes into the plan; it is a proposal, to change as you like."""
    t = page.t
    text = st.text_area(
        t("This comes at the end of the chapter on figures. Change it as you like."),
        value=proposal(choice, t),
        height=220,
        max_chars=LONGEST,
        key=f"figures-text-{page.here.id}-{choice.id}",
    )
    with st.container(horizontal=True):
        wanted = st.button(t("Write in the plan"), type="primary", icon=":material/check:")
        st.button(t("Leave it"), on_click=st.session_state.pop, args=(open_key,))
        st.page_link(
            page_file("plan"),
            label=t("Open the chapter"),
            icon=":material/arrow_forward:",
            query_params={"hoofdstuk": CHAPTER},
        )
    if wanted:
        with page.faults():
            with page.work() as work:
                take_into_plan(work, page.here.id, text)
            st.session_state.pop(open_key)
            offer_undo(page, t("Written in the plan, in the chapter on figures."))
            st.rerun()
