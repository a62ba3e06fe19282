"""Two versions of a plan are compared in words that a council member can follow."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.process.plan_differences import differences, sentences, text_change
from model.process.revisions import KeptThing, PlanSnapshot

CHAPTERS = ["occasion", "budget"]


def _goal(name: str, **values: str) -> KeptThing:
    return KeptThing(id=name[:1], name=name, values=values)


def test_same_plan_has_no_differences() -> None:
    """A plan compared with itself says nothing, whatever is in it."""
    plan = PlanSnapshot(ambition="Meer.", chapters={"budget": "Geld."}, goals=(_goal("Doel"),))

    assert differences(plan, plan, CHAPTERS).is_empty


def test_things_that_came_went_and_changed_are_told_apart() -> None:
    """By id, so that another name is a change and not a removal with an addition."""
    before = PlanSnapshot(goals=(_goal("Aan tafel", target="10"), _goal("Bezoek")))
    after = PlanSnapshot(goals=(_goal("Aan de tafel", target="20"), _goal("Cursus")))

    found = differences(before, after, CHAPTERS)

    assert [c.name for c in found.of("goals", "added")] == ["Cursus"]
    assert [c.name for c in found.of("goals", "removed")] == ["Bezoek"]
    (changed,) = found.of("goals", "changed")
    assert (changed.name, changed.was) == ("Aan de tafel", "Aan tafel")
    assert [(f.field, f.before, f.after) for f in changed.fields] == [("target", "10", "20")]


def test_order_of_choices_is_no_difference() -> None:
    """The same groups in another order say the same."""
    before = PlanSnapshot(partners=(KeptThing(id="p", name="P", values={"roles": ("a", "b")}),))
    after = PlanSnapshot(partners=(KeptThing(id="p", name="P", values={"roles": ("b", "a")}),))

    assert differences(before, after, CHAPTERS).is_empty


def test_text_is_compared_by_sentence() -> None:
    """Only the sentence that differs is shown, and lines of a list count one by one."""
    found = text_change("budget", "Eén. Twee.\n- Drie", "Eén. Vier.\n- Drie")

    assert found is not None
    assert (found.added, found.removed) == (("Vier.",), ("Twee.",))


def test_chapter_of_a_newer_workbench_is_not_lost() -> None:
    """An unknown chapter comes after the known ones."""
    found = differences(
        PlanSnapshot(), PlanSnapshot(chapters={"zzz": "Nieuw.", "budget": "Geld."}), CHAPTERS
    )

    assert [text.chapter for text in found.chapters] == ["budget", "zzz"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_added_and_removed_make_the_other_text(before: str, after: str) -> None:
    """What was, without what went, with what came, is what is: for any two texts."""
    found = text_change("x", before, after)
    then, now = sentences(before), sentences(after)
    if found is None:
        assert sorted(then) == sorted(now)
    else:
        kept = list(then)
        for gone in found.removed:
            kept.remove(gone)
        assert sorted([*kept, *found.added]) == sorted(now)
