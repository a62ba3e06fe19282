"""The plan of action: there from day one, written chapter by chapter, and filling itself."""

from datetime import UTC, datetime
from functools import partial

import streamlit as st

from model.core.messages import N_
from model.services.file_names import file_name
from model.services.plan import PlanContent, read_plan, write_chapter
from model.services.plan_document import PlanFormat, chapter_label, chapters_filled, plan_file
from pages.process.budget_list import draw_budget
from pages.process.goal_list import draw_goals
from pages.process.plan_parts import CHAPTER_KEY, draw_chapter, draw_whole
from pages.process.plan_versions import draw_versions
from pages.shared.choice_row import chosen_in_address
from pages.shared.in_address import from_address, to_address
from pages.shared.page import Page, begin

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES: dict[PlanFormat, tuple[str, str]] = {
    "docx": (N_("Plan in Word"), WORD),
    "pdf": (N_("Plan in PDF"), "application/pdf"),
}
VIEWS = {
    "schrijven": N_("Write"),
    "doelen": N_("Goals and money"),
    "lezen": N_("Read the whole plan"),
    "versies": N_("Versions"),
}


def built(page: Page, kind: PlanFormat) -> bytes:
    """Build the plan at the moment somebody asks for it."""
    with page.work(writes=False) as work:
        return plan_file(work, page.here.id, datetime.now(UTC), page.t, kind)


def draw_files(page: Page) -> None:
    """Offer the plan as a file."""
    today = datetime.now(UTC).date()
    for kind, (title, mime) in FILES.items():
        st.download_button(
            page.t(title),
            data=partial(built, page, kind),
            file_name=file_name(page.here.name, page.t("Plan of action"), today, kind),
            mime=mime,
            key=f"plan-file-{kind}",
            on_click="ignore",
            icon=":material/download:",
        )


def marks(page: Page, content: PlanContent) -> dict[str, str]:
    """Return the sign of each chapter in the list: written, filled by itself, or empty."""
    with page.work(writes=False) as work:
        filled = chapters_filled(work, page.here.id, content.today, page.t)
    return {
        chapter: ":material/check: "
        if chapter in content.written
        else ":material/more_horiz: "
        if chapter in filled
        else ""
        for chapter in content.chapters
    }


def draw_choice(page: Page, content: PlanContent) -> str:
    """Draw the list of chapters with what each holds, and return the chosen one."""
    t = page.t
    order, signs = list(content.chapters), marks(page, content)
    from_address("hoofdstuk", CHAPTER_KEY, order, order[0])
    chosen = st.pills(
        t("Chapter"),
        order,
        format_func=lambda chapter: (
            f"{signs[chapter]}{order.index(chapter) + 1}. {chapter_label(chapter, t)}"
        ),
        key=CHAPTER_KEY,
        required=True,
        label_visibility="collapsed",
    )
    said = t(
        "Text in {written} of {total} chapters.", written=len(content.written), total=len(order)
    )
    legend = t("A tick means: text written. Dots mean: only what comes in by itself.")
    st.caption(f"{said} {legend}")
    to_address("hoofdstuk", chosen)
    return chosen or order[0]


def draw_plan(page: Page) -> None:
    """Draw the choice between writing and reading, and what was chosen."""
    with page.work(writes=False) as work:
        content = read_plan(work, page.here.id, datetime.now(UTC).date())
    views = {
        view: page.t(name)
        for view, name in VIEWS.items()
        if view != "schrijven" or page.may(write_chapter)
    }
    begins = "schrijven" if "schrijven" in views else "lezen"
    with st.container(horizontal=True, vertical_alignment="center"):
        view = chosen_in_address(
            "beeld", page.t("Write or read"), views, "plan-view", fallback=begins
        )
        with st.container(horizontal=True, width="content", gap="small"):
            draw_files(page)
    if view == "lezen":
        draw_whole(page, content)
    elif view == "doelen":
        draw_goals(page, content)
        draw_budget(page, content)
    elif view == "versies":
        draw_versions(page)
    else:
        draw_chapter(page, content, draw_choice(page, content))


here = begin(
    N_("Plan"), N_("It is there from day one, and fills itself while you work. Add your own words.")
)
draw_plan(here)
