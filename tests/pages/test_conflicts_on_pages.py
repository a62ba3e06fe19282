"""Two people at the same page: each sees what the other wrote, and is asked only when needed."""

from __future__ import annotations

from typing import Any

from model.services.coalitions import change_coalition
from model.services.opening import start_work
from model.services.steps import keep_step


def field(app: Any, label: str) -> Any:
    return next(one for one in (*app.text_input, *app.text_area) if one.label == label)


def test_name_of_a_coalition_changed_by_two_people_is_asked(demo_database: str, open_page) -> None:
    """Both values stand beside each other; keeping mine leaves the ambition of the other."""
    app = open_page("instellingen", "en")
    with start_work(by="Bea") as work:
        [here] = work.coalitions.find()
        change_coalition(work, here, name="Samen Sterk", ambition="Niemand alleen")

    field(app, "Name of your coalition").input("Lindewaarde Samen")
    app.button(key="settings-save").click().run()
    shown = str(app.table[0].value)
    assert "Lindewaarde Samen" in shown
    assert "Samen Sterk" in shown
    assert "Niemand alleen" not in shown
    app.button(key="conflict-mine").click().run()

    with start_work(writes=False) as work:
        [now] = work.coalitions.find()
    assert (now.name, now.ambition) == ("Lindewaarde Samen", "Niemand alleen")


def test_field_shows_what_somebody_else_wrote_before_one_types_over_it(
    demo_database: str, open_page
) -> None:
    """A field that one typed in before does not hold on to the older text."""
    app = open_page("stappen", "en")
    field(app, "Who sees to it?").input("Willemijn").run()
    with start_work(by="Bea") as work:
        known = next(one for one in work.step_progress.find() if one.owner == "Willemijn")
        keep_step(work, known, owner="Bea")

    app.run()

    assert field(app, "Who sees to it?").value == "Bea"


def test_step_changed_by_two_people_shows_both_and_keeps_the_choice(
    demo_database: str, open_page
) -> None:
    """The one who saves second chooses; the field then shows what stands there."""
    app = open_page("stappen", "en")
    field(app, "Who sees to it?").input("Willemijn").run()
    with start_work(by="Bea") as work:
        known = next(one for one in work.step_progress.find() if one.owner == "Willemijn")
        keep_step(work, known, owner="Bea")

    field(app, "Who sees to it?").input("Riet").run()
    shown = str(app.table[0].value)
    assert "Riet" in shown
    assert "Bea" in shown
    app.button(key="conflict-theirs").click().run()

    assert field(app, "Who sees to it?").value == "Bea"
    assert not app.table
