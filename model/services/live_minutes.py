"""The minutes of a kick-off, and weeks later: who did what they promised.

Minutes go to participants. They carry the municipality's name, not the
coalition's, which may hold the word that the lessons advise against.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from model.core.catalogue import catalogue
from model.core.errors import NotFoundError
from model.core.messages import msg
from model.exports import docx, pdf
from model.exports.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Picture,
    Table,
)
from model.services.live_hall import read_hall
from model.services.live_map import hall_map, hall_png
from model.services.live_thanks import day_of
from model.services.rights import by_right
from model.workshop.hall import Hall
from model.workshop.rounds import BLOCK_QUESTIONS
from model.workshop.tallies import ideas, marks, missing, promises

if TYPE_CHECKING:
    from model.core.coalitions import Coalition
    from model.core.translation import Translator
    from model.process.actions import Action
    from model.storage.unit_of_work import UnitOfWork

MinutesFormat = Literal["docx", "pdf"]


@dataclass(frozen=True)
class PromiseKept:
    """An action that was promised in a meeting, and how it stands."""

    action: Action
    who: str
    """The person and the partner, as far as they are known."""
    late: bool


@by_right
def write_minutes(work: UnitOfWork, session_id: str, t: Translator, kind: MinutesFormat) -> bytes:
    """Return the minutes of a meeting as a file, with map, choices and promises.

    Raises:
        NotFoundError: the session was removed.

    """
    hall = read_hall(work, session_id)
    if hall is None:
        raise NotFoundError(msg("This meeting is not there any more."))
    coalition = work.coalitions.one(hall.session.coalition_id)
    document = minutes(hall, coalition, t)
    return docx.write(document) if kind == "docx" else pdf.write(document)


@by_right
def promises_kept(work: UnitOfWork, session_code: str, coalition_id: str) -> list[PromiseKept]:
    """Return the actions that came from a meeting: what is late first, what is done last."""
    today = datetime.now(UTC).date()
    start = f"live:{session_code}:"
    names = {one.id: one.name for one in work.partners.find(coalition_id=coalition_id)}
    found = [
        PromiseKept(
            action,
            ", ".join(filter(None, (action.owner_name, names.get(action.owner_partner_id, "")))),
            action.is_overdue(today),
        )
        for action in work.actions.find(coalition_id=coalition_id)
        if action.origin.startswith(start)
    ]
    return sorted(
        found, key=lambda one: (not one.action.is_open, not one.late, str(one.action.due_on))
    )


def minutes(hall: Hall, coalition: Coalition, t: Translator) -> Document:
    """Return the minutes as a document."""
    return Document(
        title=t("Minutes of the kick-off"),
        subtitle=coalition.municipality,
        language=t.language,
        date_text=t.date(day_of(hall)),
        blocks=(
            Paragraph(
                t(
                    "People who took part: {people}. Organisations: {organisations}.",
                    people=len(hall.people),
                    organisations=len(hall.present),
                ),
                style="lead",
            ),
            *_present(hall, coalition, t),
            *_choices(hall, t),
            *_promises(hall, t),
            *_missing(hall, t),
            *_feedback(hall, t),
        ),
        footer=f"{coalition.municipality} · {t.date(day_of(hall))}",
    )


def _present(hall: Hall, coalition: Coalition, t: Translator) -> list[Block]:
    if not hall.present:
        return []
    names = t.listing([one.name for one in hall.present])
    by_domain: dict[str, list[str]] = defaultdict(list)
    for one in hall.present:
        by_domain[one.domains[0] if one.domains else ""].append(one.name)
    rows = tuple(
        (
            catalogue().label("domains", domain, t.language) if domain else t("not placed yet"),
            t.listing(by_domain[domain]),
        )
        for domain in (*catalogue().domains, "")
        if by_domain[domain]
    )
    network = hall_map(hall, coalition, t)
    return [
        Heading(1, t("Who was there")),
        Picture(
            hall_png(network, t),
            alt=t("Map of who is here: {names}", names=names),
            caption=network.note,
        ),
        Table(t("Organisations by domain"), (t("Domain"), t("Who")), rows, widths=(2, 5)),
    ]


def _choices(hall: Hall, t: Translator) -> list[Block]:
    found = sorted(ideas(hall), key=lambda one: (-one.dots, one.number))
    if not found:
        return []
    rows = tuple(
        (
            str(one.number),
            one.text,
            t.message(BLOCK_QUESTIONS[one.building_block]) if one.building_block else "",
            str(one.dots),
        )
        for one in found
    )
    header = (t("Number"), t("Idea"), t("About"), t("Dots"))
    return [
        Heading(1, t("What we want and what we choose")),
        Table(
            t("Ideas, the most dots first"),
            header,
            rows,
            column_align=("r", "l", "l", "r"),
            widths=(1, 6, 3, 1),
        ),
    ]


def _promises(hall: Hall, t: Translator) -> list[Block]:
    found = promises(hall)
    if not found:
        return []
    rows = []
    for one in found:
        person = hall.participants[one.participant_id]
        organisation = hall.organisation_of(one.participant_id)
        who = ", ".join(
            filter(None, (person.first_name, organisation.name if organisation else ""))
        )
        rows.append((one.text, who, t.date(one.due_on) if one.due_on else t("no day yet")))
    header = (t("What"), t("Who"), t("Before"))
    return [
        Heading(1, t("What people take on")),
        Table(t("The nearest day first"), header, tuple(rows), widths=(5, 4, 3)),
    ]


def _missing(hall: Hall, t: Translator) -> list[Block]:
    found = missing(hall)
    if not found:
        return []
    items = []
    for one in found:
        callers = [hall.organisation_of(each) for each in one.callers]
        names = list(dict.fromkeys(caller.name for caller in callers if caller))
        can = t("Can call them: {names}.", names=t.listing(names)) if names else ""
        items.append(f"{one.name}. {can}".strip())
    return [Heading(1, t("Who is missing")), BulletList(tuple(items))]


def _feedback(hall: Hall, t: Translator) -> list[Block]:
    found = marks(hall)
    if not found.worth and not found.tips:
        return []
    blocks: list[Block] = [Heading(1, t("How it was"))]
    number = sum(found.worth.values())
    if number:
        mean = sum(int(mark) * times for mark, times in found.worth.items()) / number
        blocks.append(
            Paragraph(
                t(
                    "Worth the time: {mean} out of 5 (answers: {n}).",
                    mean=t.number(mean, 1),
                    n=number,
                )
            )
        )
    if found.tips:
        blocks.append(BulletList(tuple(one.text for one in found.tips)))
    return blocks
