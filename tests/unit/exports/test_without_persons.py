"""A copy without persons: nobody is in it any more, and what people learnt still is."""

from __future__ import annotations

import typing
from datetime import UTC, datetime

from model.core.catalogue import catalogue
from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.entity import Entity, Frozen
from model.core.translation import Translator
from model.evaluation.projects import PlaceVisit, Project, Referrer
from model.exports.dossier import Dossier, dump
from model.exports.without_persons import EMPTIED, PERSONS, stand_ins, without_persons
from model.network.partners import Partner
from model.process.actions import Action
from model.process.progress import StepProgress
from model.review.rounds import Review, Round
from model.services.anonymising import anonymous_dossier

NL = Translator("nl", catalogue())
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MINE = {"coalition_id": "c1"}


def bare(*entities: Entity, organisations: bool = False) -> list[Entity]:
    using = stand_ins(entities, NL, organisations=organisations)
    return [without_persons(entity, using) for entity in entities]


def test_one_person_gets_one_stand_in_everywhere() -> None:
    """Who does much can still be told from who does little."""
    action, step, other = bare(
        Action(**MINE, title="Bel Marieke de Wit", owner_name="Marieke de Wit"),
        StepProgress(**MINE, step="facts", owner="Marieke de Wit", answers={"a": "Vraag Marieke."}),
        Action(**MINE, title="Koffie zetten", owner_name="Jan"),
    )

    assert action.owner_name == step.owner != other.owner_name
    assert action.title == f"Bel {action.owner_name}"
    assert step.answers == {"a": f"Vraag {step.owner}."}
    assert other.title == "Koffie zetten"


def test_contact_details_and_notes_are_gone() -> None:
    """Nothing is left to reach somebody with."""
    (partner,) = bare(
        Partner(
            **MINE,
            name="KBO Erp",
            contact_name="Jan Jansen",
            contact_email="jan@kbo.nl",
            contact_phone="06-12345678",
            contact_role="voorzitter",
            website="https://kbo.nl/jan",
            note="Is ziek geweest.",
            places=("De Zaal, bel 0413-123456 of mail jan@kbo.nl",),
        )
    )

    text = partner.model_dump_json()
    for gone in ("Jan", "06-12345678", "0413", "@", "voorzitter", "ziek", "https"):
        assert gone not in text, gone
    assert partner.name == "KBO Erp"
    assert partner.places[0].startswith("De Zaal, bel ")


def test_names_behind_a_form_of_address_are_replaced() -> None:
    """Nobody registered them, and yet they stand in a sentence."""
    (project,) = bare(
        Project(
            **MINE,
            title="Eten",
            goal="Mevrouw Van den Berg-Smit kookt. Dhr. Pietersen rijdt. De heer is niet bedoeld.",
        )
    )

    assert "Berg" not in project.goal
    assert "Pietersen" not in project.goal
    assert project.goal.endswith("De heer is niet bedoeld.")


def test_reviews_still_hang_together() -> None:
    """The reviewer of a review is still one of the reviewers of the round."""
    funding, review = bare(
        Round(**MINE, title="R", reviewers=("Hilde (gemeente)", "Omar (sport)")),
        Review(**MINE, round_id="r", project_id="p", reviewer="Omar (sport)"),
    )

    assert review.reviewer in funding.reviewers
    assert "Omar" not in funding.model_dump_json()


def test_word_that_is_an_organisation_stays_a_word() -> None:
    """An owner who typed `Wijkteam` as a name does not take the word out of every text."""
    partner, action = bare(
        Partner(**MINE, name="Wijkteam Noord"),
        Action(**MINE, title="Wijkteam bellen", owner_name="Wijkteam"),
    )

    assert partner.name == "Wijkteam Noord"
    assert action.title == "Wijkteam bellen"


def test_organisations_go_when_asked() -> None:
    """The same stand-in in the register, in a plan and in a sentence."""
    partner, project = bare(
        Partner(**MINE, id="p", name="KBO Erp"),
        Project(
            **MINE,
            title="Eten bij KBO Erp",
            referrers=(Referrer(name="KBO Erp", partner_id="p"),),
            places=(PlaceVisit(place="Zaal van KBO Erp"),),
        ),
        organisations=True,
    )

    assert partner.name.startswith("Organisatie ")
    assert project.title == f"Eten bij {partner.name}"
    assert project.referrers[0].name == partner.name
    assert "KBO" not in project.model_dump_json()


def test_text_at_its_limit_still_fits() -> None:
    """A stand-in that is longer than the name never makes a field too long."""
    (action, _) = bare(
        Action(**MINE, title=("Bob " * 75).strip(), owner_name="Bob"),
        Action(**MINE, title="x", owner_name="Alie"),
    )

    assert "Bob" not in action.title


def test_history_never_comes_along() -> None:
    """It holds everything that was ever typed."""
    here = Coalition(id="c1", name="Samen", municipality="Erp")
    change = ChangeRecord(
        **MINE,
        entity="coalitions",
        entity_id="c1",
        kind="added",
        after=here.model_dump(mode="json"),
        by="Jan Jansen",
        at=NOW,
    )

    data = anonymous_dossier(dump(Dossier(exported_at=NOW, coalition=here, changes=(change,))), NL)

    assert b'"changes": []' in data
    assert b"Jan" not in data


SCRUBBED = frozenset(
    [
        "about",
        "advice",
        "affiliations",
        "after_no",
        "ambition",
        "anchors",
        "answer",
        "answers",
        "area",
        "baseline",
        "building_block",
        "channel",
        "chapters",
        "code",
        "condition",
        "contributions",
        "domains",
        "goal",
        "group_knowledge",
        "group_routes",
        "how_often",
        "label",
        "key_persons",
        "kinds_of_support",
        "means",
        "measured_by",
        "municipality",
        "municipality_code",
        "name",
        "order",
        "organisation",
        "origin",
        "outcome",
        "participation",
        "patience",
        "payer",
        "place",
        "place_fit",
        "places",
        "publisher",
        "purpose",
        "question",
        "quote",
        "reason",
        "reasons",
        "reference",
        "repair_asked",
        "result",
        "rhythm",
        "risk_groups",
        "roles",
        "role",
        "rule",
        "ruleset_version",
        "seed",
        "source",
        "step",
        "summary",
        "table",
        "target",
        "target_group",
        "text",
        "themes",
        "ticked",
        "tickets",
        "title",
        "trust_time",
        "url",
        "value",
        "values",
        "vignette",
        "weights",
        "weights_reason",
        "who",
        "who_asks",
        "written_in",
        "todo",
        "source_title",
        "source_url",
        "groups",
        "page",
        "steps",
        "file_name",
        "declared_none",
        "building_blocks",
        "chapter",
        "check",
        "indicator",
        "item",
        "lesson",
        "reported_by",
        "entity",
        "before",
        "after",
    ]
)
"""Text about the work, or a choice: kept, with known names taken out of it."""


def test_every_text_field_was_thought_about() -> None:
    """A new field of text is a person, is emptied, or is text about the work: say which."""
    fields: set[str] = set()

    def look(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Frozen):
            for name, info in annotation.model_fields.items():
                if _holds_text(info.annotation):
                    fields.add(name)
                look(info.annotation)
        for inner in typing.get_args(annotation):
            look(inner)

    for info in Dossier.model_fields.values():
        look(info.annotation)
    look(Coalition)
    ids = {name for name in fields if name == "id" or name.endswith(("_id", "_ids"))}

    assert fields - ids - PERSONS - EMPTIED - SCRUBBED == set()


def _holds_text(annotation: object) -> bool:
    return annotation is str or any(_holds_text(inner) for inner in typing.get_args(annotation))
