"""A save that fails: one clear sentence, and every word still in the form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from model.services.opening import start_work
from model.storage.database import ready_engine

LONG = "Elke eerste zaterdag van de maand repareren we samen. " * 70
"""More than fits in the free room of a page of the file."""


@contextmanager
def full_disk(url: str) -> Iterator[None]:
    """Let the database file not grow any more, as on a full disk."""
    engine = ready_engine(url)

    def stop_growing(connection: Any, *_rest: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine.dispose()
    event.listen(engine, "connect", stop_growing)
    try:
        yield
    finally:
        event.remove(engine, "connect", stop_growing)
        engine.dispose()


def field(app: Any, label: str) -> Any:
    return next(one for one in (*app.text_input, *app.text_area) if one.label == label)


def test_full_disk_keeps_what_was_typed_and_the_next_save_works(
    demo_database: str, open_page
) -> None:
    """The sentence says what to do; nothing half-written; with room again the same press works."""
    app = open_page("partners", "en", weergave="nieuw")
    field(app, "Name").input("Repair Café")
    field(app, "Note").input(LONG)
    with full_disk(demo_database):
        app.button(key="partners-save-new").click().run()

        assert [one.value for one in app.error] == [
            "The disk is full. Make some room and save again; what you typed is still here."
        ]
        assert field(app, "Name").value == "Repair Café"
        assert field(app, "Note").value == LONG
    with start_work(writes=False) as work:
        assert "Repair Café" not in {one.name for one in work.partners.find()}

    app.button(key="partners-save-new").click().run()

    assert not app.error
    with start_work(writes=False) as work:
        kept = [one for one in work.partners.find() if one.name == "Repair Café"]
    assert [one.note for one in kept] == [LONG.strip()]
    assert field(app, "Name").value == ""


def test_form_without_a_name_keeps_the_rest(demo_database: str, open_page) -> None:
    """A plain mistake is no reason to type everything again."""
    app = open_page("partners", "en", weergave="nieuw")
    field(app, "Note").input("Every first Saturday")

    app.button(key="partners-save-new").click().run()

    assert len(app.error) == 1
    assert field(app, "Note").value == "Every first Saturday"
