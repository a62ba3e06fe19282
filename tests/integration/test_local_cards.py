"""The coalition's own cards: kept, refused, in the library, and along in the dossier."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from model.core.actor import Actor
from model.core.errors import InvalidInputError, NotAllowedError, StaleWriteError
from model.exports.dossier import dump, parse
from model.services.coalitions import start_coalition
from model.services.dossiers import read_dossier
from model.services.library_filter import Filter, fitting
from model.services.library_search import search_cards
from model.services.local_cards import (
    add_local_card,
    as_card,
    change_local_card,
    local_cards,
    remove_local_card,
)
from model.services.opening import start_work

HOSTILE = "<script>alert(1)</script> =cmd() ../ 🧓 \u202e"


def test_own_card_is_kept_changed_and_removed(work) -> None:
    """What an editor types stays as typed, white space at the ends aside."""
    made = start_coalition(work, name="Proef", municipality="Erp")
    card = add_local_card(work, made.id, title=f"  {HOSTILE} ", text="Bel 0123", todo="Bel")
    changed = change_local_card(work, card, text="Bel het loket")
    assert [one.title for one in local_cards(work, made.id)] == [HOSTILE.strip()]
    assert changed.text == "Bel het loket"

    remove_local_card(work, changed)
    assert local_cards(work, made.id) == []


@pytest.mark.parametrize(
    "values",
    [
        {"title": "", "text": "iets"},
        {"title": "Titel", "text": "   "},
        {"title": "Titel", "text": "x" * 2001},
        {"title": "Titel", "text": "iets", "source_url": "javascript:alert(1)"},
        {"title": "Titel", "text": "iets", "source_url": "https://a b"},
        {"title": "Titel", "text": "iets", "source_url": "https://x) [y](http://z"},
        {"title": "Titel", "text": "iets", "roles": ("mayor",)},
    ],
)
def test_bad_card_is_refused_and_nothing_is_written(work, values) -> None:
    """Only http links, a title and a text that fits."""
    made = start_coalition(work, name="Proef", municipality="Erp")
    with pytest.raises(InvalidInputError):
        add_local_card(work, made.id, **values)
    assert local_cards(work, made.id) == []


def test_stale_change_is_refused(work) -> None:
    """Two people at one card: the second chooses, nothing is lost."""
    made = start_coalition(work, name="Proef", municipality="Erp")
    card = add_local_card(work, made.id, title="Meldpunt", text="Bel")
    change_local_card(work, card, text="Bel het loket")
    with pytest.raises(StaleWriteError):
        change_local_card(work, card, text="Bel de wijkagent")


def test_own_card_is_found_and_filtered_beside_ours(work) -> None:
    """Without a role a card is for everyone; the search finds its words."""
    made = start_coalition(work, name="Proef", municipality="Erp")
    kept = add_local_card(work, made.id, title="Zorglijn Erp", text="Bel", groups=("carers",))
    card = as_card(kept)

    assert search_cards("zorglijn", "nl", (card,))[0] == card
    assert card in fitting(search_cards("", "en", (card,)), Filter("local", "volunteer", "carers"))
    assert card not in fitting((card,), Filter(step="plan"))


def test_own_card_travels_in_the_dossier(work) -> None:
    """A card leaves and comes back as it was."""
    made = start_coalition(work, name="Proef", municipality="Erp")
    card = add_local_card(work, made.id, title=HOSTILE, text="Bel", steps=("plan",))
    dossier = read_dossier(work, made.id, datetime(2026, 5, 1, tzinfo=UTC))

    assert parse(dump(dossier)).local_cards == (card,)


@pytest.mark.parametrize("role", ["viewer", "project-lead", "reviewer", "partner"])
def test_everyone_reads_own_cards_and_only_an_editor_writes(sqlite_database, role) -> None:
    """The second lock holds too: a row of another coalition stays closed."""
    with start_work() as work:
        made = start_coalition(work, name="Proef", municipality="Erp")
        other = start_coalition(work, name="Ander", municipality="Oss")
        add_local_card(work, made.id, title="Van ons", text="Bel")
        add_local_card(work, other.id, title="Van hen", text="Bel")
    actor = Actor(role=role, coalition_id=made.id, project_id="p", round_id="r", partner_id="a")
    with start_work(actor=actor) as work:
        assert [card.title for card in local_cards(work, made.id)] == ["Van ons"]
        assert local_cards(work, other.id) == []
        with pytest.raises(NotAllowedError):
            add_local_card(work, made.id, title="Nieuw", text="Bel")
