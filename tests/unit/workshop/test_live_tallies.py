"""Counting what a hall said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from model.workshop.codes import LENGTH, LETTERS, hashed, new_code, new_secret, typed_code
from model.workshop.hall import Hall, merged_hall
from model.workshop.live import LiveContribution, LiveOrganisation, LiveParticipant, LiveSession
from model.workshop.rounds import BLOCK_QUESTIONS, ROUNDS
from model.workshop.tallies import choices, choosable, ideas, marks, missing, promises, tables

START = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)


def person(name: str, *, table: int = 0, gone: bool = False) -> LiveParticipant:
    return LiveParticipant(
        id=name, coalition_id="c", session_id="s", organisation_id="o", secret_hash=name,
        joined_at=START, table=table, gone=gone,
    )  # fmt: skip


def said(name: str, who: str, round_: str, kind: str, **values: object) -> LiveContribution:
    return LiveContribution.model_validate(
        {
            "id": name,
            "coalition_id": "c",
            "session_id": "s",
            "participant_id": who,
            "round": round_,
            "kind": kind,
            "said_at": START + timedelta(seconds=len(name)),
            **values,
        }
    )


def hall(people: list[LiveParticipant], answers: list[LiveContribution], **session: object) -> Hall:
    live = LiveSession.model_validate(
        {"id": "s", "coalition_id": "c", "code": "CDFHJK", "state": "open", **session}
    )
    organisation = LiveOrganisation(id="o", coalition_id="c", session_id="s", key="o", name="Org")
    return merged_hall(Hall(live), live, [organisation], people, answers)


def test_dots_of_a_merged_idea_count_once_a_person() -> None:
    """Somebody who chose both halves of one idea counts once."""
    found = ideas(
        hall(
            [person("a"), person("b")],
            [
                said("i", "a", "ideas", "idea", text="Soep"),
                said("ii", "b", "ideas", "idea", text="Soup", merged_into="i"),
                said("d", "a", "dots", "dot", about="i", value="yes"),
                said("dd", "a", "dots", "dot", about="ii", value="yes"),
                said("ddd", "b", "dots", "dot", about="ii", value="yes"),
            ],
        )
    )

    assert [(one.number, one.dots, one.merged) for one in found] == [(1, 2, ("Soup",))]


def test_number_of_an_idea_never_changes() -> None:
    """An emptied, a hidden and a taken-out idea keep their numbers for themselves."""
    people = [person("a"), person("b", gone=True)]
    answers = [
        said("i", "a", "ideas", "idea", text=""),
        said("ii", "b", "ideas", "idea", text="Weg"),
        said("iii", "a", "ideas", "idea", text="Verborgen", hidden=True, place=1),
        said("iiii", "a", "ideas", "idea", text="Blijft", place=2),
    ]

    assert [(one.number, one.text) for one in ideas(hall(people, answers))] == [(4, "Blijft")]


def test_merging_in_a_circle_ends() -> None:
    """Two answers that point at each other never hang the wall."""
    answers = [
        said("i", "a", "ideas", "idea", text="Een", merged_into="ii"),
        said("ii", "a", "ideas", "idea", text="Twee", merged_into="i", place=1),
    ]

    assert isinstance(ideas(hall([person("a")], answers)), list)


def test_missing_names_are_joined_whatever_their_capitals() -> None:
    """Two people who miss the same pharmacy are one line, with who can call."""
    answers = [
        said("m", "a", "missing", "missing", text="De Apotheek"),
        said("mm", "b", "missing", "missing", text="de  apotheek", value="yes"),
        said("mmm", "b", "missing", "missing", text="School", place=1),
    ]
    found = missing(hall([person("a"), person("b")], answers))

    assert [(one.name, one.times, one.callers) for one in found] == [
        ("De Apotheek", 2, ("b",)),
        ("School", 1, ()),
    ]


def test_who_was_taken_out_does_not_count_anywhere() -> None:
    """Answers of somebody who does not belong there leave every tally."""
    answers = [
        said("g", "x", "who-are-we", "groups", about="youth", value="yes"),
        said("p", "x", "promises", "promise", text="Iets", due_on=date(2027, 1, 1)),
        said("w", "x", "feedback", "worth", value="1"),
    ]
    there = hall([person("x", gone=True)], answers)

    assert choices(there, "who-are-we", "groups") == []
    assert promises(there) == []
    assert marks(there).worth == {}
    assert there.people == ()


def test_tables_show_who_is_still_busy() -> None:
    """A table counts who sits there, and how many of them answered."""
    people = [person("a", table=1), person("b", table=1), person("c", table=9)]
    there = hall(people, [said("i", "a", "ideas", "idea", text="Soep")], tables=2)

    assert [(t.number, t.joined, t.answered) for t in tables(there, "ideas")] == [
        (0, 1, 0),
        (1, 2, 1),
        (2, 0, 0),
    ]


def test_no_round_names_the_problem() -> None:
    """What participants read avoids the word that the lessons advise against, in both languages."""
    texts = [text for one in ROUNDS for text in (one.title.id, one.ask.id)]
    texts += [text.id for text in BLOCK_QUESTIONS.values()]

    assert not [text for text in texts if re.search("lonel|eenzaam", text, re.IGNORECASE)]


def test_code_has_six_clear_letters_and_is_no_word() -> None:
    """No vowel, and nothing that looks like a digit."""
    codes = {new_code() for _ in range(200)}

    assert all(len(code) == LENGTH and set(code) <= set(LETTERS) for code in codes)
    assert not set(LETTERS) & set("AEIOUYQGSB")
    assert len(codes) == 200


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_anything_typed_as_a_code_is_a_code_or_nothing(typed: str) -> None:
    """Spaces, small letters and dashes are fine; everything else gives nothing."""
    assert (
        typed_code(typed) == ""
        or typed_code(typed)
        in typed.upper()
        .replace(" ", "")
        .replace("-", "")
        .replace(".", "")
        .replace("\t", "")
        .replace("\n", "")
        or len(typed_code(typed)) == 6
    )


def test_code_is_read_as_people_type_it() -> None:
    """With a space or a dash in the middle, in small letters."""
    assert typed_code(" cdf hjk ") == typed_code("CDF-HJK") == "CDFHJK"
    assert typed_code("CDFHJ") == typed_code("CDFHJ0") == typed_code("../etc") == ""


def test_stored_hash_does_not_hold_the_secret() -> None:
    """Somebody who reads the database cannot act as a participant."""
    secret = new_secret()

    assert secret not in hashed(secret)
    assert len(hashed(secret)) == 64
    assert hashed(secret) == hashed(secret)


def test_what_did_not_change_is_not_reckoned_again() -> None:
    """An answer in one round leaves what follows from the others as the very same object."""
    before = hall(
        [person("a"), person("b")],
        [
            said("i", "a", "ideas", "idea", text="Soep"),
            said("t", "a", "ties", "tie", value="knows"),
        ],
    )
    ties, people, chosen = before.said_in("ties"), before.people, choosable(before)

    after = merged_hall(before, before.session, [], [], [said("j", "b", "ideas", "idea", text="Z")])

    assert after.said_in("ties") is ties
    assert after.people is people
    assert [number for number, _ in choosable(after)] == [1, 2]
    assert [number for number, _ in chosen] == [1]
    assert [one.text for one in ideas(before)] == ["Soep"], "the hall of before stays what it was"


def test_names_that_point_at_each_other_end_somewhere() -> None:
    """A circle of names, which only a damaged database holds, is no endless search."""
    live = hall([], []).session
    ones = [
        LiveOrganisation(
            id=a, coalition_id="c", session_id="s", key=a, name=a, merged_into=b, domains=("sport",)
        )
        for a, b in (("a", "b"), ("b", "a"), ("c", "gone"))
    ]

    assert set(merged_hall(Hall(live), live, ones, [], []).speaking) == {"a", "b", "c"}


def test_who_is_missing_is_one_with_or_without_an_article() -> None:
    """“Apotheek” and “De apotheek” are named twice, not two of them."""
    found = missing(
        hall(
            [person("a"), person("b"), person("c")],
            [
                said("i", "a", "missing", "missing", text="Apotheek"),
                said("ii", "b", "missing", "missing", text="De  apotheek"),
                said("iii", "c", "missing", "missing", text="De"),
            ],
        )
    )

    assert [(one.name, one.times) for one in found] == [("Apotheek", 2), ("De", 1)]
