"""The personal links that work now, each with a button that ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from model.core.access import PersonalLink
from model.services.personal_links import revoke_link
from pages.shared.page import Page
from pages.shared.personal_link import PURPOSE_NAMES
from pages.shared.plain import plain


def draw_links_given(
    page: Page,
    given: Sequence[PersonalLink],
    *,
    place: str,
    titles: Mapping[str, str] | None = None,
) -> None:
    """Draw who has a link, until when, and whether it was used. Ended links are left out.

    Args:
        page: the page it stands on.
        given: the links to show.
        place: the page's name, for the keys of the buttons.
        titles: what each link is for, by id; None where the page says that already.

    """
    t, now = page.t, datetime.now(UTC)
    for link in given:
        if not link.works_at(now):
            continue
        used = (
            t("last used {moment}", moment=t.moment(link.used_at))
            if link.used_at
            else t("not used yet")
        )
        facts = [t("until {date}", date=t.short_date(link.ends_on)), used]
        if titles is not None:
            about = titles.get(link.project_id or link.round_id or link.partner_id, "")
            facts = [t(PURPOSE_NAMES[link.purpose]).partition(":")[0], plain(about), *facts]
        text, button = st.columns([5, 1], vertical_alignment="center")
        said = " · ".join(fact for fact in facts if fact)
        text.markdown(f"**{plain(link.name)}**  \n:gray[{said}]")
        key = f"{place}-link-end-{link.id}"
        if button.button(t("End"), key=key, help=t("The link stops now.")):
            with page.faults():
                with page.work() as work:
                    revoke_link(work, link, datetime.now(UTC))
                st.rerun()
