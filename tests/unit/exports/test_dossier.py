"""The dossier: out and in again without loss, and a clear word for every bad file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.core.changes import ChangeRecord
from model.core.coalitions import Coalition
from model.core.errors import UnreadableFileError
from model.core.messages import msg
from model.evaluation.findings import (
    Annotation,
    Assessment,
    Evaluation,
    Evidence,
    Finding,
    LessonResult,
)
from model.evaluation.projects import PlaceVisit, Project
from model.exports import dossier
from model.exports.dossier import Dossier
from model.network.partners import Partner
from model.network.positions import Position
from model.network.ties import Tie
from model.process.actions import Action
from model.process.chapters import Chapter
from model.process.progress import StepProgress
from model.review.rounds import LessonScore, Review, Round

MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FIXTURES = Path(__file__).parents[2] / "fixtures" / "dossiers"
SCHEMA = Path(__file__).parents[3] / "docs" / "dossier.schema.json"


def coalition_with(text: str = "tekst") -> Dossier:
    """Make a small coalition with one of everything."""
    coalition = Coalition(id="c1", name=f"Samen {text}", municipality="Lindewaarde")
    mine: dict[str, Any] = {"coalition_id": coalition.id}
    partners = tuple(
        Partner(**mine, id=f"p{number}", name=f"Partner {number}", note=text, places=(text,))
        for number in range(3)
    )
    project = Project(
        **mine, id="j1", title="Samen eten", goal=text, places=(PlaceVisit(place=text),),
        starts_on=date(2026, 4, 1), budget=1200.5,
    )  # fmt: skip
    finding = Finding(
        indicator="names-visits", outcome="met", message=msg("{n} places", n=2),
        evidence=(Evidence(source="field", reference="places", quote=text),),
    )  # fmt: skip
    lesson = LessonResult(
        lesson="find-places", outcome="met", level=3, coverage=0.8, judged=4, applicable=5,
        findings=(finding,), reasons=("names-visits",), advice=(),
    )  # fmt: skip
    funding = Round(**mine, id="r1", title="Ronde", weights={"find-places": 2.0})
    return Dossier(
        exported_at=MOMENT,
        coalition=coalition,
        partners=partners,
        ties=(
            Tie(**mine, source_id="p1", target_id="p0", strength="cooperates"),
            Tie(**mine, source_id="p1", target_id="p0", kind="refers", reported_by="p2"),
        ),
        positions=(Position(**mine, partner_id="p0", x=1.5, y=-2),),
        projects=(project,),
        evaluations=(
            Evaluation(**mine, project_id="j1", ruleset_version="1", lessons=(lesson,), at=MOMENT),
        ),
        assessments=(Assessment(**mine, project_id="j1", lesson="wording", level=2, at=MOMENT),),
        annotations=(
            Annotation(
                **mine, project_id="j1", indicator="names-visits", reason="disagree", at=MOMENT
            ),
        ),
        step_progress=(StepProgress(**mine, step="facts", answers={"wie": text}),),
        actions=(Action(**mine, title="Bel de huisarts", due_on=date(2026, 5, 1), note=text),),
        chapters=(Chapter(**mine, chapter="goals", text=text),),
        rounds=(funding,),
        reviews=(
            Review(
                **mine,
                round_id="r1",
                project_id="j1",
                reviewer="A",
                scores=(LessonScore(lesson="wording", level=None),),
            ),
        ),
        changes=(
            ChangeRecord(
                **mine,
                entity="partners",
                entity_id="p0",
                kind="added",
                after={**mine, "id": "p0", "version": 1, "name": text},
                at=MOMENT,
            ),
        ),
    )


def plain(value: Dossier) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(dossier.dump(value))
    return data


def refusal(data: object) -> tuple[str, dict[str, Any]]:
    """Return the message id and values with which the file is refused."""
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(UnreadableFileError) as caught:
        dossier.parse(raw)
    return caught.value.message.id, caught.value.message.values


def test_dossier_comes_back_as_it_went() -> None:
    """Nothing is lost and nothing is added."""
    value = coalition_with()

    assert dossier.parse(dossier.dump(value)) == value


def test_dossier_can_be_read_without_the_workbench() -> None:
    """It is indented UTF-8 with its format, version and lists by name."""
    data = dossier.dump(coalition_with("café"))

    assert data.startswith(b'{\n "format": "samenwerkbank-dossier",\n "version": 2,\n')
    assert "café".encode() in data
    assert plain(coalition_with())["partners"][0]["name"] == "Partner 0"


def test_lists_come_parents_first() -> None:
    """Whoever reads them in order never meets a reference to something still to come."""
    names = list(coalition_with().lists())

    travelling = {name: f for name, f in dossier.REFERENCES.items() if name in names}
    for name, fields in travelling.items():
        assert all(names.index(parent) < names.index(name) for parent in fields.values())


def test_file_with_a_byte_order_mark_is_read() -> None:
    """Somebody opened it in an editor and saved it."""
    value = coalition_with()

    assert dossier.parse(b"\xef\xbb\xbf" + dossier.dump(value)) == value


def test_history_may_be_left_out() -> None:
    """A dossier without changes is whole."""
    data = plain(coalition_with())
    del data["changes"]

    assert dossier.parse(json.dumps(data).encode()).changes == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"hallo", b"PK\x03\x04", b"\xff\xfe{\x00", b"[" * 100_000, b'{"format": "samenw', b"\x80"],
    ids=["empty", "text", "word file", "utf-16", "deep", "half", "no utf-8"],
)  # fmt: skip
def test_file_that_is_no_json_is_refused(data: bytes) -> None:
    """One sentence, whatever the file is."""
    assert refusal(data)[0].startswith("This file is not a dossier")


@pytest.mark.parametrize("data", [[1, 2], {"format": "gephi"}, {"partners": []}, "tekst", None])
def test_json_that_is_no_dossier_is_refused(data: object) -> None:
    """Another program's JSON is named as such."""
    assert refusal(data)[0].startswith("This is not a dossier of the workbench")


def test_newer_version_is_named() -> None:
    """The sentence says which version it is and which we read."""
    text, values = refusal({**plain(coalition_with()), "version": 7, "unheard_of": []})

    assert text.startswith("This dossier is of version {version}")
    assert values == {"version": "7", "known": "2"}


def test_dossier_of_the_first_version_is_read() -> None:
    """What somebody saved with the first version still comes in, whole; the file never changes."""
    read = dossier.parse((FIXTURES / "version-1.json").read_bytes())

    assert read.version == dossier.VERSION
    assert (len(read.partners), len(read.ties), len(read.reviews)) == (3, 2, 1)
    assert read.goals == ()
    assert dossier.parse(dossier.dump(read)) == read


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({"entity": "settings"}, "entity"),
        ({"entity": "members"}, "entity"),
        ({"entity_id": "p1"}, "after"),
        ({"after": None}, "after"),
        ({"kind": "removed"}, "before"),
        ({"after": {"id": "p0", "coalition_id": "c2", "version": 1}}, "after"),
        ({"after": {"id": "p0", "coalition_id": "c1"}}, "after › version"),
    ],
)
def test_history_that_reaches_elsewhere_is_refused(values: dict[str, Any], place: str) -> None:
    """Taking a change back writes what it holds: a made-up one touches nothing else."""
    assert refusal(edited("changes", **values))[1] == {"place": f"changes › 1 › {place}"}


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 1.5, [1]])
def test_version_that_is_no_version_is_refused(version: object) -> None:
    """No guessing at what a file might be."""
    data = {**plain(coalition_with()), "version": version}

    assert refusal(data)[0].startswith("This dossier does not say which version")


def without(name: str, position: int) -> dict[str, Any]:
    data = plain(coalition_with())
    data[name].pop(position)
    return data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (without("partners", 1), "ties › 1 › target_id"),
        (without("projects", 0), "evaluations › 1 › project_id"),
        (without("rounds", 0), "reviews › 1 › round_id"),
    ],
    ids=["tie", "evaluation", "review"],
)
def test_broken_reference_is_named(data: dict[str, Any], place: str) -> None:
    """A tie to a partner that is not in the file would be lost; it is refused instead."""
    text, values = refusal(data)

    assert text.startswith("This dossier is damaged at {place}")
    assert values == {"place": place}


def edited(name: str, /, **values: object) -> dict[str, Any]:
    data = plain(coalition_with())
    data[name][0].update(values)
    return data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (edited("partners", name=""), "partners › 1 › name"),
        (edited("partners", status="vip"), "partners › 1 › status"),
        (edited("actions", due_on="gisteren"), "actions › 1 › due_on"),
        (edited("projects", budget=-1), "projects › 1 › budget"),
        (edited("assessments", level=9), "assessments › 1 › level"),
        (edited("partners", resident="naam"), "partners › 1 › resident"),
        (edited("partners", coalition_id="c2"), "partners › 1 › coalition_id"),
        (edited("changes", coalition_id="c2"), "changes › 1 › coalition_id"),
        (edited("partners", id="p1"), "partners › id p1 × 2"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_damage_is_named_by_its_place(data: dict[str, Any], place: str) -> None:
    """List, number in the list, field: enough to find it in the file."""
    assert refusal(data)[1] == {"place": place}


def test_two_reports_of_one_kind_on_one_pair_by_one_partner_are_refused() -> None:
    """The database could keep only one of them, and would not say which."""
    data = plain(coalition_with())
    data["ties"].append({**data["ties"][0], "id": "another"})

    assert "× 2" in refusal(data)[1]["place"]


def test_too_large_a_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is checked before anything is parsed."""
    data = dossier.dump(coalition_with())
    monkeypatch.setattr(dossier, "MAX_BYTES", len(data) - 1)

    assert refusal(data)[0].startswith("This file is larger than {limit} MB")


def test_null_characters_are_left_out() -> None:
    """PostgreSQL cannot keep them; an escaped backslash before `u0000` is something else."""
    data = json.dumps({**plain(coalition_with("a\x00b \\u0000"))}).encode()

    assert dossier.parse(data).partners[0].note == "ab \\u0000"


def test_hostile_text_comes_back_as_it_went(hostile: str) -> None:
    """A dossier is data: nothing is cleaned, escaped or run."""
    text = hostile.replace("\ud800", "").replace("\x00", "") or "x"
    value = coalition_with(text[:150])

    assert dossier.parse(dossier.dump(value)) == value


def test_published_schema_is_current() -> None:
    """Renew it with the command below, from the top of the project.

    python -c "import json; from model.exports.dossier import schema;
    print(json.dumps(schema(), indent=1, ensure_ascii=False))" > docs/dossier.schema.json
    """
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == dossier.schema()


def test_dossier_follows_its_published_schema() -> None:
    """What we write is what we say we write."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(plain(coalition_with()))) == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_refused_with_one_sentence(data: bytes) -> None:
    """No file makes the reader fail in another way."""
    assert refusal(data)[0]


@settings(max_examples=40, deadline=None)
@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5), st.sampled_from(["coalition", "partners", "ties", "exported_at", "projects", "changes"]))  # fmt: skip
def test_any_damage_is_refused_with_one_sentence(value: object, field: str) -> None:
    """Whatever stands in a list, the sentence names a place or the file is read."""
    data = json.dumps({**plain(coalition_with()), field: value}).encode()
    try:
        dossier.parse(data)
    except UnreadableFileError as error:
        assert error.message.values["place"]  # noqa: PT017 - both outcomes are right
