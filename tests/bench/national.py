"""A national database: 342 coalitions, one for each municipality, the demo among them.

Each of the others has forty partners, sixty ties and twenty actions, copied from the demo under
other ids. Run by the page bench in a database of its own.
"""

from __future__ import annotations

from typing import Any

from model.core.coalitions import Coalition
from model.core.ids import new_id
from model.services.demo import load_demo
from model.services.opening import start_work
from model.storage.unit_of_work import UnitOfWork

COALITIONS, TIES, ACTIONS = 342, 60, 20


def make_nation(coalitions: int = COALITIONS) -> None:
    """Fill the database of `WORKBENCH_DATABASE_URL`."""
    with start_work(by="bench") as work:
        demo = load_demo(work)
        assert demo is not None, "a database of its own"
        owned: dict[str, list[Any]] = {
            "partners": work.partners.find(coalition_id=demo.id),
            "ties": work.ties.find(coalition_id=demo.id)[:TIES],
            "actions": work.actions.find(coalition_id=demo.id)[:ACTIONS],
        }
        for number in range(2, coalitions + 1):
            made = work.coalitions.add(
                Coalition(name=f"Samen in gemeente {number}", municipality=f"Gemeente {number}")
            )
            _copy(work, owned, made.id)
            work.commit()


def _copy(work: UnitOfWork, owned: dict[str, list[Any]], coalition_id: str) -> None:
    """Copy the demo's partners with their ties, and its actions without who does them."""
    fresh = {partner.id: new_id() for partner in owned["partners"]}
    for name, entities in owned.items():
        copies = []
        for one in entities:
            values = {"id": fresh.get(one.id) or new_id(), "coalition_id": coalition_id}
            if name == "ties":
                values |= {
                    "source_id": fresh[one.source_id],
                    "target_id": fresh[one.target_id],
                    "reported_by": fresh.get(one.reported_by, one.reported_by),
                }
            if name == "actions":
                values |= {"owner_partner_id": "", "project_id": ""}
            copies.append(one.model_copy(update=values))
        work.repository(name).add_all(copies)


if __name__ == "__main__":
    make_nation()
