"""One person can be handed everything that is kept about them, and be forgotten."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime

import docx
import pytest

from model.core.coalitions import Coalition
from model.core.errors import InvalidInputError
from model.core.translation import Translator
from model.network.partners import Partner
from model.process.actions import Action
from model.process.chapters import Chapter
from model.review.rounds import Review, Round
from model.services.demo import load_demo
from model.services.history import happenings
from model.services.person_data import about_person, forget_person, person_file
from model.services.personal_links import give_link, links
from model.services.processing_record import processing_record
from model.services.retention import keep_until, kept_until
from model.storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAME = "Samira el Idrissi"


@pytest.fixture
def here(work: UnitOfWork) -> Coalition:
    """A coalition in which one person stands in many places, and another with a name alike."""
    made = work.coalitions.add(Coalition(name="Samen in Erp", municipality="Erp"))
    work.partners.add(
        Partner(
            coalition_id=made.id,
            name="KBO",
            contact_name="samira  el idrissi",
            contact_email="samira@kbo.example",
            contact_phone="0413 123456",
            note="Samira el Idrissi belt liever.",
        )
    )
    work.partners.add(Partner(coalition_id=made.id, name="Bieb", contact_name="Samira"))
    work.actions.add(Action(coalition_id=made.id, title="Bellen", owner_name=NAME))
    work.chapters.add(
        Chapter(coalition_id=made.id, chapter="vision", text="Volgens Samira el Idrissi kan dit.")
    )
    project = load_demo(work)
    assert project is not None
    plan = work.projects.find()[0]
    own = work.projects.add(plan.model_copy(update={"id": "plan", "coalition_id": made.id}))
    round_ = work.rounds.add(
        Round(coalition_id=made.id, title="2027", reviewers=(NAME, "Bas"), project_ids=(own.id,))
    )
    work.reviews.add(
        Review(coalition_id=made.id, round_id=round_.id, project_id=own.id, reviewer=NAME)
    )
    give_link(work, made.id, purpose="viewer", name=NAME, ends_on=date(2026, 12, 1), at=NOW)
    return made


def test_everything_about_a_person_is_found(work: UnitOfWork, here: Coalition) -> None:
    """In fields, in running text, in the history, as a way in; and nobody else's."""
    about = about_person(work, here.id, "  SAMIRA el idrissi ")

    found = {(mention.table, mention.field) for mention in about.mentions}
    assert found >= {
        ("partners", "contact_name"),
        ("partners", "note"),
        ("actions", "owner_name"),
        ("chapters", "text"),
        ("rounds", "reviewers"),
        ("reviews", "reviewer"),
    }
    assert about.ways_in == 1
    assert about.history
    assert "Bieb" not in {mention.title for mention in about.mentions}


def test_file_for_a_person_holds_it_all_and_no_secret(work: UnitOfWork, here: Coalition) -> None:
    """Readable without the workbench; of a link not even the fingerprint."""
    data = person_file(work, here.id, NAME, NOW)

    content = json.loads(data)
    assert content["coalition"] == "Samen in Erp"
    assert len(content["mentions"]) >= 6
    assert content["ways_in"][0]["name"] == NAME
    assert b"fingerprint" not in data


def test_forgotten_person_is_nowhere_but_in_running_texts(
    work: UnitOfWork, here: Coalition
) -> None:
    """Names, contact details and ways in are gone, also from the history; work done stays."""
    forgotten = forget_person(work, here.id, NAME, Translator("nl"))

    after = about_person(work, here.id, NAME)
    assert {(mention.table, mention.field) for mention in after.mentions} == {
        ("partners", "note"),
        ("chapters", "text"),
    }
    assert after.mentions == forgotten.left
    assert after.history == ()
    assert links(work, here.id) == []
    kbo = next(p for p in work.partners.find(coalition_id=here.id) if p.name == "KBO")
    assert (kbo.contact_name, kbo.contact_email, kbo.contact_phone) == ("", "", "")
    [round_] = work.rounds.find(coalition_id=here.id)
    [review] = work.reviews.find(coalition_id=here.id)
    assert round_.reviewers == (forgotten.stand_in, "Bas")
    assert review.reviewer == forgotten.stand_in
    assert len(happenings(work, here.id)) >= 1


def test_forgetting_leaves_others_alone(work: UnitOfWork, here: Coalition) -> None:
    """Somebody with the same first name, and every other coalition."""
    demo = next(one for one in work.coalitions.find() if one.is_demo)
    before = work.partners.find(coalition_id=demo.id)

    forget_person(work, here.id, NAME, Translator("nl"))

    assert "Samira" in {p.contact_name for p in work.partners.find(coalition_id=here.id)}
    assert work.partners.find(coalition_id=demo.id) == before


@pytest.mark.parametrize("name", ["", " a ", "Niemand Hier", ".*"])
def test_unknown_or_empty_name_is_refused(work: UnitOfWork, here: Coalition, name: str) -> None:
    """Nothing is changed by accident."""
    with pytest.raises(InvalidInputError):
        forget_person(work, here.id, name, Translator("nl"))


def test_record_of_processing_can_be_read_back(work: UnitOfWork, here: Coalition) -> None:
    """A Word file with the end date and what is left for people to fill in."""
    keep_until(work, here.id, date(2030, 1, 1))
    assert kept_until(work, here.id) == date(2030, 1, 1)

    data = processing_record(work, here.id, NOW, Translator("en"))

    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    assert "Samen in Erp" in text
    assert "2030" in text
    assert "[Organisation that is responsible]" in text
    keep_until(work, here.id, None)
    assert kept_until(work, here.id) is None
