"""The support cycle: which partner does what in which phase, hand-over points and gaps."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from model.core.messages import Message, msg
from model.process.lists import ListEntry
from model.process.support_cycle import HandoverPoint
from model.services.lists import keep_entry
from model.services.support_cycle import CycleView, cycle_view, handover_id, keep_phase
from pages.process.list_fields import FAULT, draw_list_conflict
from pages.shared.addresses import page_file
from pages.shared.card_link import draw_card_links
from pages.shared.follows import follows
from pages.shared.later_fault import draw_later_fault, fault_said_later
from pages.shared.markup import draw, joined, markup
from pages.shared.page import Page
from pages.shared.plain import plain_values
from pages.shared.read_only import draw_answer
from pages.shared.term_help import term_help

KIND = "support-cycle"


def draw_cycle(page: Page) -> None:
    """Draw who does each phase, the hand-overs between them, and all of it as one table."""
    t = page.t
    draw_later_fault(page, FAULT)
    with page.work(writes=False) as work:
        view = cycle_view(work, page.here.id)
    st.markdown(
        t(
            "Six phases around the person, and who does them here. It is about organisations: "
            "never write down anything about one resident."
        )
    )
    if not view.partners:
        st.info(t("There are no partners yet. Bring in the list you have, then come back."))
        st.page_link(
            page_file("partners"), label=t("Bring in partners"), icon=":material/arrow_forward:"
        )
        return
    draw_card_links(page, "list:cycle")
    _draw_gaps(page, view)
    names = {one: p.name for one, p in view.partners.items()}
    points = {point.before: point for point in view.cycle.handovers}
    for number, phase in enumerate(view.cycle.doers, start=1):
        _draw_phase(page, view, phase, number, names)
        if phase in points:
            _draw_handover(page, view, points[phase], names)
    _draw_matrix(page, view, names)
    source = page.catalogue.vocabularies[KIND].source
    st.caption(t("Source: {source}", source=source.title))


def _draw_gaps(page: Page, view: CycleView) -> None:
    t = page.t
    if view.cycle.empty:
        names = [page.label(KIND, phase) for phase in view.cycle.empty]
        st.markdown(
            t.plural(
                "Nobody does one phase yet: {names}.",
                "Nobody does {n} phases yet: {names}.",
                len(names),
                names=names,
            )
        )
    open_points = [point for point in view.cycle.handovers if point.is_open]
    if open_points:
        st.markdown(
            t.plural(
                "One hand-over leads nowhere yet.",
                "{n} hand-overs lead nowhere yet.",
                len(open_points),
            )
        )


def _draw_phase(
    page: Page, view: CycleView, phase: str, number: int, names: dict[str, str]
) -> None:
    t = page.t
    item = page.catalogue.items(KIND)[phase]
    key, label = f"cycle-{page.here.id}-{phase}", item.label.in_language(page.language)
    if not page.may(keep_phase):
        doers = ", ".join(names[one] for one in view.cycle.doers[phase])
        draw_answer(page, f"{number}. {label}", doers)
        return
    st.multiselect(
        f"{number}. {label}",
        sorted(names, key=lambda one: names[one].casefold()),
        format_func=lambda one: names[one],
        key=follows(key, list(view.cycle.doers[phase])),
        placeholder=t("Who does this?"),
        help=item.help.in_language(page.language) if item.help else None,
        on_change=_keep_phase,
        args=(page, phase, key),
    )
    draw_card_links(page, f"phase:{phase}")


def _draw_handover(
    page: Page, view: CycleView, point: HandoverPoint, names: dict[str, str]
) -> None:
    t, one = page.t, handover_id(point.before, point.after)
    entry = view.notes[one]
    key = f"cycle-{page.here.id}-{one}"
    draw_list_conflict(page, entry)
    with st.container(key=f"cycle-handover-{one}", horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/south: :small[{_handover_text(page, point, names)}]")
        if not page.may(keep_entry):
            if entry.note:
                draw_answer(page, t("What did you agree about this hand-over?"), entry.note)
        elif point.is_open or entry.note:
            st.text_input(
                t("What did you agree about this hand-over?"),
                max_chars=1000,
                key=follows(key, entry.note),
                placeholder=t("Who brings people along, and how?"),
                help=term_help(page, "handover", "warm-referral"),
                on_change=_keep_note,
                args=(page, entry, key),
            )


def _handover_text(page: Page, point: HandoverPoint, names: dict[str, str]) -> str:
    t = page.t
    if point.together:
        return t.plural(
            "One partner does both, so nobody has to be handed over.",
            "{n} partners do both, so nobody has to be handed over.",
            len(point.together),
        )
    if point.routes:
        first = point.routes[0]
        return t.message(plain_values(_route(names[first[0]], names[first[1]])))
    if point.is_open:
        return t("**Nothing leads on from here yet:** the map knows no referral.")
    return t("First say who does both phases.")


def _route(before: str, after: str) -> Message:
    return msg(
        "The map knows a way: {before} refers people to {after}.", before=before, after=after
    )


def _draw_matrix(page: Page, view: CycleView, names: dict[str, str]) -> None:
    t = page.t
    phases = list(view.cycle.doers)
    doing = sorted(
        {one for doers in view.cycle.doers.values() for one in doers},
        key=lambda one: names[one].casefold(),
    )
    if not doing:
        return
    st.subheader(t("All in one table"), anchor=False)
    head = joined([markup('<th scope="col">{name}</th>', name=page.label(KIND, p)) for p in phases])
    rows = joined([_row(page, view, one, names[one], phases) for one in doing])
    draw(
        markup(
            '<div class="cycle" role="region" tabindex="0" aria-label="{label}" '
            'style="overflow-x: auto"><table style="border-collapse: collapse; width: 100%">'
            "<thead><tr><th scope='col'>{partner}</th>{head}</tr></thead>"
            "<tbody>{rows}</tbody></table></div>",
            label=t("Partners by phase"),
            partner=t("Partner"),
            head=head,
            rows=rows,
        )
    )


def _row(page: Page, view: CycleView, one: str, name: str, phases: Sequence[str]) -> Markup:
    cells = [
        markup(
            '<td style="text-align: center">{mark}</td>',
            mark=page.t("yes") if one in view.cycle.doers[phase] else "–",
        )
        for phase in phases
    ]
    return markup(
        '<tr><th scope="row" style="text-align: left">{name}</th>{cells}</tr>',
        name=name,
        cells=joined(cells),
    )


def _keep_phase(page: Page, phase: str, key: str) -> None:
    with fault_said_later(FAULT), page.work() as work:
        keep_phase(work, page.here.id, phase, st.session_state[key])


def _keep_note(page: Page, entry: ListEntry, key: str) -> None:
    with fault_said_later(FAULT), page.work() as work:
        keep_entry(work, entry, note=st.session_state[key])
