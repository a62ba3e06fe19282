"""Asking for ties: one partner at a time, a short list, every answer written at once."""

import streamlit as st

from model.core.messages import N_
from model.network.partners import Partner
from model.network.ties import COORDINATOR
from model.services.network import Network, read_network
from model.services.tie_questions import Questionnaire, questionnaire
from pages.network.map_parts import draw_sentences
from pages.network.tie_folding import draw_answering
from pages.network.tie_keeping import draw_tie_faults
from pages.network.tie_overview import PARAMETER, draw_overview
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.empty import draw_empty
from pages.shared.page import Page, begin
from pages.shared.personal_link import draw_link_giver
from pages.shared.plain import plain

WITH = "met"
"""In the address: a partner that must be on the list."""
REPORTERS = {"partner": N_("on behalf of the partner"), "coordinator": N_("as coordinator")}


def choose_partner(page: Page, network: Network) -> str:
    """Ask for whom to fill in; the choice stands in the address, so that it can be shared.

    Who came with a personal link answers for their own organisation, and is not asked.
    """
    if page.actor.role == "partner":
        return page.actor.partner_id
    t, names = page.t, {p.id: p.name for p in network.partners if p.status != "left"}
    key = f"ties-partner-{page.here.id}"
    wanted = st.query_params.get(PARAMETER, "")
    st.session_state[key] = wanted if wanted in names else None

    def keep() -> None:
        chosen = st.session_state[key]
        if chosen:
            st.query_params[PARAMETER] = chosen
        else:
            st.query_params.pop(PARAMETER, None)

    left, right = st.columns(2, vertical_alignment="bottom")
    chosen = left.selectbox(
        t("For whom do you fill this in?"),
        list(names),
        index=None,
        format_func=lambda item: names.get(item, ""),
        placeholder=t("Choose a partner"),
        key=key,
        on_change=keep,
    )
    right.segmented_control(
        t("I fill this in"),
        list(REPORTERS),
        default="coordinator",
        format_func=lambda item: t(REPORTERS[item]),
        key=f"ties-reporter-{page.here.id}",
        required=True,
    )
    return chosen or ""


def draw_questions(page: Page, asked: Questionnaire, reporter: str) -> None:
    """Draw the progress and a row for each partner to ask about."""
    t, total = page.t, len(asked.questions)
    name = plain(asked.partner.name)
    st.subheader(t("With whom does {name} work?", name=name), anchor=False)
    with st.expander(t("What do the answers mean?")):
        for item in page.catalogue.items("tie-strengths").values():
            said = item.help.in_language(page.language) if item.help else ""
            st.markdown(f"**{item.label.in_language(page.language)}** – {said}")
    if total:
        st.progress(
            asked.answered / total,
            text=t("{done} of the {total} asked", done=asked.answered, total=total),
        )
    else:
        st.markdown(t("Every pair with this partner was asked already. Add one below if you like."))
    proposed = st.query_params.get(WITH, "")
    other = next((q.other.name for q in asked.questions if q.other.id == proposed), "")
    if other:
        st.info(t("You came to draw the tie with {name}. It stands first.", name=plain(other)))
    draw_answering(page, asked, reporter, [*_added(asked.partner.id), proposed])
    draw_add(page, asked)


def draw_add(page: Page, asked: Questionnaire) -> None:
    """Offer everyone who is not on the list yet."""
    t, names = page.t, {partner.id: partner.name for partner in asked.others}
    key = f"ties-add-{asked.partner.id}"

    def add() -> None:
        chosen = st.session_state[key]
        if chosen:
            st.session_state[_added_key(asked.partner.id)] = [*_added(asked.partner.id), chosen]
            st.session_state[key] = None

    st.selectbox(
        t("Somebody else?"),
        list(names),
        index=None,
        format_func=lambda item: names.get(item, ""),
        placeholder=t("Search for another partner"),
        key=key,
        on_change=add,
    )


def draw_known(page: Page, asked: Questionnaire) -> None:
    """Draw all ties of this partner in short, and pair by pair with who said so."""
    t = page.t
    st.subheader(t("What we know of {name}", name=plain(asked.partner.name)), anchor=False)
    if not asked.ties:
        st.markdown(t("No tie has been recorded yet."))
        return
    if asked.in_short:
        draw_sentences("", [t.message(said) for said in asked.in_short])
    with st.expander(t("Pair by pair, with who says so")):
        draw_sentences(
            "",
            [
                " ".join([*map(t.message, tie.sentences), f"({t.message(tie.source)})"])
                for tie in asked.ties
            ],
        )
    if not may_open(page.actor, "netwerk"):
        return
    st.page_link(
        page_file("netwerk"),
        label=t("See on the map"),
        icon=":material/hub:",
        query_params={PARAMETER: asked.partner.id},
    )


def draw_asking(page: Page, partner: Partner) -> None:
    """Let a coordinator mail this partner a link, so that it answers by itself."""
    if page.actor.role != "coordinator":
        return
    with st.expander(page.t("Let {name} fill this in", name=plain(partner.name))):
        draw_link_giver(
            page, purpose="partner-ties", partner_id=partner.id, name=partner.contact_name
        )


def draw_ties(page: Page) -> None:
    """Draw the page."""
    t = page.t
    with page.work(writes=False) as work:
        network = read_network(work, page.here.id)
        projects = work.projects.find(coalition_id=page.here.id)
    if len(network.partners) < 2:  # noqa: PLR2004 - a pair
        draw_empty(
            t("A tie joins two partners. First bring in the partners you know."),
            path="partners",
            label=t("Bring in partners"),
            icon=":material/group_add:",
        )
        return
    partner_id = choose_partner(page, network)
    if not partner_id:
        draw_overview(page, network)
        return
    is_partner = page.actor.role == "partner"
    chosen = "partner" if is_partner else st.session_state[f"ties-reporter-{page.here.id}"]
    reporter = partner_id if chosen == "partner" else COORDINATOR
    with page.faults():
        asked = questionnaire(
            network,
            projects,
            partner_id,
            reporter=reporter,
            added=_added(partner_id),
            first=st.query_params.get(WITH, ""),
        )
        draw_tie_faults(page, network, partner_id, reporter)
        with st.container(key=f"in-sight-{partner_id}"):
            draw_questions(page, asked, reporter)
        draw_known(page, asked)
        draw_asking(page, asked.partner)


def _added_key(partner_id: str) -> str:
    return f"ties-added-{partner_id}"


def _added(partner_id: str) -> list[str]:
    """Return who was put on the list."""
    added: list[str] = st.session_state.get(_added_key(partner_id), [])
    return added


here = begin(N_("Ties"), N_("Ask each partner who they work with. Every answer is kept at once."))
draw_ties(here)
