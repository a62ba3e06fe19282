"""Who can bring people of a group to a project: the routes over the map, and where they hang."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from model.core.messages import N_
from model.evaluation.projects import Project
from model.network.ties import Handover
from model.services.network import Network
from model.services.network_routes import Way, Ways, ways_to_project
from pages.shared.access import may_open
from pages.shared.addresses import page_file
from pages.shared.in_address import from_address, to_address
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.plain import plain, plain_values

_HANDOVERS: dict[Handover, str] = {
    "warm": N_("goes along"),
    "cold": N_("a name or address"),
    "unknown": N_("how is not known"),
}


def draw_ways(page: Page, network: Network) -> None:
    """Ask for a project and a group, and draw the routes."""
    t = page.t
    with page.work(writes=False) as work:
        projects = sorted(
            work.projects.find(coalition_id=page.here.id), key=lambda p: p.title.casefold()
        )
    if not projects:
        st.markdown(t("There is no project yet to bring people to."))
        st.page_link(
            page_file("projecten"), label=t("To the projects"), icon=":material/lightbulb:"
        )
        return
    by_id = {project.id: project for project in projects}
    left, right = st.columns(2)
    with left:
        project = by_id[_ask_project(page, by_id)]
    with right:
        group = _ask_group(page, project)
    found = ways_to_project(network, project, group)
    _draw_found(page, found, page.label("risk-groups", group))


def _ask_project(page: Page, by_id: dict[str, Project]) -> str:
    key = f"network-way-project-{page.here.id}"
    from_address("project", key, by_id, next(iter(by_id)))
    chosen: str = st.selectbox(
        page.t("To which project?"),
        list(by_id),
        format_func=lambda item: by_id[item].title if item in by_id else "",
        key=key,
    )
    to_address("project", chosen)
    return chosen


def _ask_group(page: Page, project: Project) -> str:
    """Offer the groups of the project first."""
    every = list(page.catalogue.items("risk-groups"))
    groups = [*project.risk_groups, *(g for g in every if g not in project.risk_groups)]
    key = f"network-way-group-{project.id}"
    from_address("wie", key, groups, groups[0])
    chosen: str = st.selectbox(
        page.t("Which group?"),
        groups,
        format_func=lambda item: page.label("risk-groups", item),
        key=key,
    )
    to_address("wie", chosen)
    return chosen


def _draw_found(page: Page, found: Ways, group: str) -> None:
    t = page.t
    if not found.seen_by:
        st.markdown(
            t("No partner has told yet that it has this group in view: {group}.", group=group)
        )
        st.page_link(page_file("partners"), label=t("Go to the partners"), icon=":material/groups:")
        return
    for message in found.messages:
        st.markdown(t.message(plain_values(message)))
    if found.ways:
        draw(
            markup(
                '<ol style="padding-left:1.3rem;margin:0">{rows}</ol>',
                rows=joined([_row(page, way) for way in found.ways]),
            )
        )
    if found.without:
        st.markdown(f"**{t('See this group, but have no route yet')}**")
        with st.container(horizontal=True, gap="small"):
            for partner in found.without:
                if not may_open(page.actor, "relaties"):
                    st.markdown(plain(partner.name))
                    continue
                st.page_link(
                    page_file("relaties"),
                    label=plain(partner.name),
                    icon=":material/add_link:",
                    query_params={"partner": partner.id},
                )
    st.caption(t("As far as ties and groups have been recorded."))


def _row(page: Page, way: Way) -> Markup:
    t = page.t
    parts = [markup("<strong>{name}</strong>", name=way.stops[0])]
    for handover, stop in zip(way.handovers, way.stops[1:], strict=True):
        parts.append(
            markup(
                ' <span class="line-note">→ {how} →</span> <strong>{name}</strong>',
                how=t(_HANDOVERS[handover]),
                name=stop,
            )
        )
    steps = len(way.handovers)
    note = t.plural("one step", "{n} steps", steps) if steps else t("runs the project itself")
    if way.only_through:
        note += ". " + t(
            "Hangs on {names}: without them this route is lost.", names=list(way.only_through)
        )
    return markup(
        '<li style="margin:0.5rem 0;overflow-wrap:anywhere">{parts}'
        '<div class="line-note">{note}</div></li>',
        parts=joined(parts),
        note=note,
    )
