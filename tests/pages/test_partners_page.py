"""The register of partners: bringing in a list, adding, changing, taking back."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model.network.partners import Partner
from model.services.coalitions import start_coalition
from model.services.opening import start_work
from model.services.partner_merging import merge_partners
from model.services.partners import add_partner

HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "😀 مرحبا",
    "*a* [b](c)",
]


@pytest.fixture
def coalition_id(sqlite_database) -> str:
    """An empty coalition of one's own."""
    with start_work() as work:
        return start_coalition(work, name="Samen in Erp", municipality="Erp").id


def stored(coalition_id: str) -> dict[str, Partner]:
    with start_work(writes=False) as work:
        return {p.name: p for p in work.partners.find(coalition_id=coalition_id)}


def bring_in_button(app: AppTest):  # noqa: ANN201
    return next(button for button in app.button if button.label.startswith("Haal"))


def paste(app: AppTest, text: str) -> AppTest:
    return app.text_area(key="partners-paste").set_value(text).run()


def test_pasted_list_becomes_partners_with_proposed_domains(coalition_id, open_page) -> None:
    """Four pasted lines are four partners, and the domains are marked as proposals."""
    app = open_page("partners")
    paste(app, "Stichting Welzijn Erp\nKBO Erp\nBibliotheek Erp\nDe Brug")

    assert stored(coalition_id) == {}, "nothing is written before the button"
    bring_in_button(app).click().run()

    partners = stored(coalition_id)
    assert {name: p.main_domain for name, p in partners.items()} == {
        "Stichting Welzijn Erp": "care-welfare",
        "KBO Erp": "self-organisations",
        "Bibliotheek Erp": "arts-culture",
        "De Brug": "",
    }
    assert not any(p.domains_confirmed for p in partners.values())


def test_example_fills_the_box(coalition_id, open_page) -> None:
    """Somebody without a list at hand can try it at once."""
    app = open_page("partners")
    next(b for b in app.button if "voorbeeld" in b.label).click().run()

    assert "Bibliotheek" in app.text_area(key="partners-paste").value
    assert bring_in_button(app).label.startswith("Haal 4")


def test_partner_who_is_there_already_is_not_brought_in_again(coalition_id, open_page) -> None:
    """A likely double is unticked and named."""
    with start_work() as work:
        add_partner(work, coalition_id, name="KBO Erp")

    app = open_page("partners", weergave="inlezen")
    app.segmented_control(key="partners-view").set_value("inlezen").run()
    paste(app, "Katholieke Bond van Ouderen afd. Erp\nBibliotheek Erp")

    assert bring_in_button(app).label == "Haal één partner binnen"
    assert any("lijkt op KBO Erp" in m.value for m in app.markdown)


def test_import_can_be_taken_back_at_once(coalition_id, open_page) -> None:
    """One button undoes the whole import."""
    app = open_page("partners")
    paste(app, "KBO Erp\nBibliotheek Erp")
    bring_in_button(app).click().run()
    assert len(stored(coalition_id)) == 2

    app.switch_page("network/map.py").run()
    app.button(key="undo-bar-back").click().run()

    assert stored(coalition_id) == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_is_kept_and_shown_as_typed(coalition_id, open_page, name) -> None:
    """A name is text, whatever it looks like."""
    app = open_page("partners")
    app.segmented_control(key="partners-view").set_value("nieuw").run()
    app.text_input[0].set_value(name)
    next(b for b in app.button if b.label == "Deze partner toevoegen").click().run()

    assert not app.exception
    assert list(stored(coalition_id)) == [name]


def test_partner_without_a_name_gets_a_clear_sentence(coalition_id, open_page) -> None:
    """An empty name is refused in words, and nothing is written."""
    app = open_page("partners")
    app.segmented_control(key="partners-view").set_value("nieuw").run()
    next(b for b in app.button if b.label == "Deze partner toevoegen").click().run()

    assert [error.value for error in app.error] == ["Geef de partner een naam."]
    assert stored(coalition_id) == {}


def test_two_people_who_change_one_partner_see_both_values(coalition_id, open_page) -> None:
    """The second one to save sees what the first one wrote, and decides."""
    with start_work() as work:
        partner = add_partner(work, coalition_id, name="KBO Erp")
    app = open_page("partners")
    app.selectbox(key="partners-chosen").set_value(partner.id).run()
    with start_work(by="Henk") as work:
        work.partners.save(partner.changed(name="KBO Noord", area="Noord"))
        work.commit()

    app.text_input[0].set_value("KBO afdeling Erp")
    next(b for b in app.button if b.label == "Bewaren").click().run()
    assert any("tegelijk veranderd" in m.value for m in app.markdown)
    assert list(stored(coalition_id)) == ["KBO Noord"], "nothing was overwritten"

    app.button(key="conflict-mine").click().run()
    [(name, now)] = stored(coalition_id).items()
    assert (name, now.area) == ("KBO afdeling Erp", "Noord")


def test_proposed_domains_are_confirmed_after_a_look(coalition_id, open_page) -> None:
    """A person sees each proposal with its reason, and says that they are right."""
    app = open_page("partners")
    paste(app, "KBO Erp\nBibliotheek Erp")
    bring_in_button(app).click().run()
    app = open_page("partners")

    app.toggle(key=f"partners-proposals-{coalition_id}").set_value(True).run()
    app.button(key="partners-confirm").click().run()

    assert all(p.domains_confirmed for p in stored(coalition_id).values())


def test_removed_partner_can_be_taken_back(demo_database, open_page) -> None:
    """Removing asks nothing, because it can be undone."""
    app = open_page("partners")
    app.selectbox(key="partners-chosen").set_value("lw-kapper").run()
    app.button(key="partners-del-lw-kapper").click().run()
    assert "Kapsalon Krul en Praat" not in stored("lindewaarde")

    app.button(key="undo-bar-back").click().run()

    assert "Kapsalon Krul en Praat" in stored("lindewaarde")


def test_gap_on_the_map_leads_to_a_form_for_that_domain(coalition_id, open_page) -> None:
    """Whoever comes from an empty domain finds it filled in, as somebody still to ask."""
    app = open_page("partners", weergave="nieuw", domein="finance")
    app.segmented_control(key="partners-view").set_value("nieuw").run()
    app.text_input[0].set_value("Rabobank")
    next(b for b in app.button if b.label == "Deze partner toevoegen").click().run()

    (partner,) = stored(coalition_id).values()
    assert (partner.main_domain, partner.status) == ("finance", "prospect")


def test_doubles_are_offered_looked_at_and_put_together(coalition_id, open_page) -> None:
    """From the list to both beside each other, one button, and the way back."""
    with start_work() as work:
        for name in ("KBO Erp", "K.B.O. afd. Erp", "<b>KBO</b> Keldonk"):
            work.partners.add(Partner(coalition_id=coalition_id, name=name, status="joined"))
        work.commit()
    app = open_page("partners")
    look = next(b for b in app.button if b.label == "Bekijk ze samen")

    look.click().run()
    app.button(key="partners-merge-do").click().run()

    assert len(stored(coalition_id)) == 2
    assert not app.exception
    app.button(key="undo-bar-back").click().run()
    assert len(stored(coalition_id)) == 3


def test_two_that_are_not_the_same_are_not_offered_again(coalition_id, open_page) -> None:
    """A no is remembered."""
    with start_work() as work:
        for name in ("KBO Erp", "K.B.O. afd. Erp"):
            work.partners.add(Partner(coalition_id=coalition_id, name=name, status="joined"))
        work.commit()
    app = open_page("partners")

    next(b for b in app.button if b.label == "Niet dezelfde").click().run()

    assert not [b for b in app.button if b.label == "Bekijk ze samen"]


def test_who_comes_second_to_merge_is_told(demo_database, open_page) -> None:
    """Somebody else merged the two meanwhile: the page says so and does not just look empty."""
    app = open_page("partners", weergave="samenvoegen", een="lw-bieb", ander="lw-koor")
    before = [info.value for info in app.info]
    with start_work() as work:
        here = {partner.id: partner for partner in work.partners.find(coalition_id="lindewaarde")}
        merge_partners(work, here["lw-bieb"], here["lw-koor"])

    app.button(key="partners-merge-do").click().run()

    assert before == []
    assert any("staat niet meer op de lijst" in info.value for info in app.info)
    assert not app.exception


def test_a_tick_in_the_table_opens_that_partner_with_a_way_back(
    demo_database, open_page, monkeypatch
) -> None:
    """The form comes in place of the table, and the address names the partner."""
    ticked = {"selection": {"rows": [3]}}
    drawn: list[dict[str, object]] = []

    def table(data: Any, **_options: object) -> object:
        drawn.append(data.to_pydict())
        return ticked

    monkeypatch.setattr(st, "dataframe", table)
    app = open_page("partners")
    name = drawn[-1]["Naam"][3]

    assert name in [part.value for part in app.subheader]
    assert app.query_params["partner"] == app.selectbox(key="partners-chosen").value

    ticked["selection"]["rows"] = []
    app.button(key="partners-back").click().run()

    assert "partner" not in app.query_params
    assert name not in [part.value for part in app.subheader]
    assert any("Vink een partner aan" in part.value for part in app.caption)
    assert not app.exception


def test_more_than_three_pairs_that_look_alike_can_all_be_shown(coalition_id, open_page) -> None:
    """What said that there are more was no way to see them."""
    with start_work() as work:
        for name in ("KBO", "EHBO", "ANBO", "GGD"):
            for one in (f"{name} Erp", f"{'.'.join(name)}. Erp"):
                work.partners.add(Partner(coalition_id=coalition_id, name=one, status="joined"))
        work.commit()
    app = open_page("partners")

    def pairs() -> int:
        return sum(b.label == "Bekijk ze samen" for b in app.button)

    assert pairs() == 3
    next(b for b in app.button if b.label == "Toon alle 4").click().run()
    assert pairs() == 4
    assert not [b for b in app.button if b.label.startswith("Toon")]
