"""A live kick-off as phones meet it: joining, answering, coming back, and attacks."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from model.network.partners import Partner
from model.services.coalitions import start_coalition
from model.services.live_hall import read_hall
from model.services.live_moderating import take_out
from model.services.live_sessions import (
    close_session,
    open_doors,
    prepare_session,
    set_pause,
    set_round,
)
from model.services.opening import start_work
from model.storage.pulse import raise_pulse
from model.workshop.hall import Hall
from model.workshop.live import LiveContribution, LiveSession
from model.workshop.rounds import ROUND_IDS
from model.workshop.tallies import ideas
from pages.web import live_limits
from tests.tools.phone import Answer, Phone

HOSTILE = "<script>alert(1)</script> ={1+1} **x** 🧓"


@pytest.fixture(autouse=True)
def fresh_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests come from one address; each begins with full buckets."""
    for limiter in (live_limits.PHONES, live_limits.ADDRESSES):
        monkeypatch.setattr(limiter, "_left", type(limiter._left)())


@pytest.fixture
def live(database: str) -> LiveSession:
    """An open session of a coalition with two partners."""
    with start_work(by="Tester") as work:
        made = start_coalition(work, name="Samen tegen eenzaamheid", municipality="Erp")
        for name, domains in (("Bibliotheek Erp", ("arts-culture",)), ("Wijkteam Erp", ())):
            work.partners.add(Partner(coalition_id=made.id, name=name, domains=domains))
        work.commit()
        session = prepare_session(work, made.id, tables=2)
        return open_doors(work, session.id)


def open_round(live: LiveSession, round_id: str) -> None:
    with start_work() as work:
        set_round(work, live.id, round_id, "open")


def hall(live: LiveSession) -> Hall:
    with start_work(writes=False) as work:
        found = read_hall(work, live.id)
    assert found is not None
    return found


def joined(live: LiveSession, name: str) -> Phone:
    phone = Phone()
    assert phone.join(live.code, name).status == 200
    return phone


def test_everybody_joins_with_a_code_and_is_found_in_the_register(live: LiveSession) -> None:
    """Small letters and a dash are fine; the register's name is offered first."""
    phone = Phone()
    page = phone.get(f"/doe-mee?code={live.code[:3].lower()}-{live.code[3:].lower()}")
    assert 'name="organisatie"' in page.text

    page = phone.get(f"/doe-mee/{live.code}?organisatie=bieb erp")
    assert "Bibliotheek Erp" in page.text
    done = phone.post(
        f"/doe-mee/{live.code}/mee",
        {"token": page.token, "wie": page.values[0], "voornaam": "Ans", "tafel": "2"},
    )

    assert done.status == 200
    (person,) = hall(live).people
    assert (person.first_name, person.table) == ("Ans", 2)
    assert [one.name for one in hall(live).present] == ["Bibliotheek Erp"]


def test_domain_of_a_new_name_is_proposed_and_confirmed(live: LiveSession) -> None:
    """The proposal is filled in on the phone; what the person sends counts."""
    phone = Phone()
    page = phone.get(f"/doe-mee/{live.code}?organisatie=Voetbalclub+Erp")
    assert re.search(r'<option value="sport" selected', page.text)

    phone.post(
        f"/doe-mee/{live.code}/mee",
        {"token": page.token, "wie": "new", "organisatie": "Voetbalclub Erp", "domein": "faith"},
    )

    (organisation,) = hall(live).present
    assert (organisation.name, organisation.domains) == ("Voetbalclub Erp", ("faith",))


def test_two_people_of_one_organisation_are_one_on_the_map(live: LiveSession) -> None:
    """Whatever capitals the second one types."""
    joined(live, "Buurtkoor Erp")
    joined(live, "BUURTKOOR erp")

    assert len(hall(live).people) == 2
    assert len(hall(live).present) == 1


def test_dropped_phone_comes_back_as_itself(live: LiveSession) -> None:
    """The cookie is enough, and joining once more never makes a second person."""
    phone = Phone()
    page = phone.get(f"/doe-mee/{live.code}?organisatie=Buurtkoor")
    fields = {"token": page.token, "wie": "new", "organisatie": "Buurtkoor"}
    phone.post(f"/doe-mee/{live.code}/mee", fields)
    again = Phone(cookies=dict(phone.cookies))

    assert "Buurtkoor" in again.get(f"/doe-mee/{live.code}").text
    again.post(f"/doe-mee/{live.code}/mee", fields)
    assert len(hall(live).people) == 1


def test_cookie_is_out_of_reach_of_scripts_and_other_meetings(live: LiveSession) -> None:
    """HttpOnly, SameSite, named after this meeting, and kept to the phones' own folder."""
    page = Phone().get(f"/doe-mee/{live.code}")
    cookie = page.header("set-cookie")

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert cookie.startswith(f"meedoen-{live.code}=")
    assert "Path=" not in cookie  # so that a browser keeps it to the folder of the page itself
    assert "Domain=" not in cookie
    assert "script-src" not in page.header("content-security-policy")
    assert "default-src 'none'" in page.header("content-security-policy")


def test_all_rounds_are_answered_stored_and_changed(live: LiveSession) -> None:
    """Each answer is stored at once, stands there again, and may change while the round is open."""
    phone = joined(live, "Buurtkoor")
    # Three organisations: each pair is asked once, so that everybody is asked about one.
    for name in ("Voetbalclub", "Kookclub"):
        joined(live, name)
    for round_id, values in {
        "who-are-we": {"groups": "yes", "brings": "yes"},
        "ties": {"tie": "cooperates"},
        "missing": {"missing_0": "Apotheek"},
        "ideas": {"idea_0": "Soep", "idea_1": "Zang"},
        "dots": {"dot": "yes"},
        "promises": {"promise_0": "Ik bel"},
        "feedback": {"worth": "5", "tip": "Koffie"},
    }.items():
        open_round(live, round_id)
        answer = phone.answer(live.code, round_id, **values)
        assert answer.status == 200, round_id
        assert 'role="status"' in answer.text, round_id
        assert phone_id(live, "Buurtkoor") in hall(live).answered(round_id), round_id

    before = len(hall(live).contributions)
    phone.answer(live.code, "feedback", worth="2", tip="Thee")
    after = hall(live)
    assert len(after.contributions) == before
    assert "Thee" in {one.text for one in after.said["feedback"]}


def phone_id(live: LiveSession, name: str) -> str:
    there = hall(live)
    return next(
        one.id for one in there.people if there.organisations[one.organisation_id].name == name
    )


def test_answer_after_the_round_closed_is_refused_and_shown_again(live: LiveSession) -> None:
    """What was typed stands on the page, so that nothing is lost; nothing is stored."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")
    page = phone.get(f"/doe-mee/{live.code}")
    with start_work() as work:
        set_round(work, live.id, "ideas", "closed")

    refused = phone.post(
        f"/doe-mee/{live.code}/ideas", {"token": page.token, "idea.0..text": "Te laat idee"}
    )

    assert refused.status == 409
    assert "Te laat idee" in refused.text
    assert ideas(hall(live)) == []


def test_pause_holds_all_answers(live: LiveSession) -> None:
    """In a pause nothing is taken, and phones wait calmly."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")
    with start_work() as work:
        set_pause(work, live.id, paused=True)

    assert "http-equiv" in phone.get(f"/doe-mee/{live.code}").text
    assert phone.answer(live.code, "ideas", idea_0="Soep").status in (200, 403)
    assert ideas(hall(live)) == []


def test_more_dots_than_given_are_refused_whole(live: LiveSession) -> None:
    """Three dots are three, also when somebody sends forty."""
    phone = joined(live, "Buurtkoor")
    other = joined(live, "Voetbalclub")
    open_round(live, "ideas")
    phone.answer(live.code, "ideas", idea_0="A", idea_1="B", idea_2="C")
    other.answer(live.code, "ideas", idea_0="D")
    open_round(live, "dots")
    page = phone.get(f"/doe-mee/{live.code}")
    dots = [name for name in page.fields if name.startswith("dot.")]
    assert len(dots) == 4

    refused = phone.post(
        f"/doe-mee/{live.code}/dots", {"token": page.token, **dict.fromkeys(dots, "yes")}
    )

    assert refused.status == 409
    assert not hall(live).answered("dots")


def test_attacker_cannot_write_for_somebody_else(live: LiveSession) -> None:
    """No token, another's token, another meeting's cookie, made-up cookies: nothing is written."""
    phone = joined(live, "Buurtkoor")
    thief = joined(live, "Dief")
    open_round(live, "ideas")
    page = phone.get(f"/doe-mee/{live.code}")
    path = f"/doe-mee/{live.code}/ideas"
    theirs = {"token": page.token, "idea.0..text": "Gestolen"}

    assert Phone().post(path, theirs).status == 403
    assert thief.post(path, theirs).status == 403
    assert phone.post(path, {"idea.0..text": "Zonder"}).status == 403
    made_up = Phone(cookies={f"meedoen-{live.code}": "x" * 43})
    made_up.post(path, {**theirs, "token": made_up.get(f"/doe-mee/{live.code}").token})

    assert ideas(hall(live)) == []


def test_fields_that_were_not_asked_are_ignored(live: LiveSession) -> None:
    """Another participant's id, another round, odd values and places change nothing."""
    phone = joined(live, "Buurtkoor")
    other = joined(live, "Voetbalclub")
    open_round(live, "ideas")
    other.answer(live.code, "ideas", idea_0="Van een ander")
    victim = next(iter(hall(live).contributions.values()))
    page = phone.get(f"/doe-mee/{live.code}")

    phone.post(
        f"/doe-mee/{live.code}/ideas",
        {
            "token": page.token,
            "id": victim.id,
            "participant_id": victim.participant_id,
            "idea.9..text": "Te veel",
            "promise.0..text": "Andere ronde",
            f"dot.0.{victim.id}": "yes",
            "hidden": "1",
            "idea.0.": "no-such-block",
            "idea.0..text": "Van mij",
        },
    )

    there = hall(live)
    assert there.contributions[victim.id] == victim
    assert sorted(one.text for one in ideas(there)) == ["Van een ander", "Van mij"]
    assert set(there.said) == {"ideas"}


def test_participant_of_another_meeting_is_nobody_here(live: LiveSession) -> None:
    """A cookie works in its own meeting only, and other coalitions' partners stay out of reach."""
    with start_work() as work:
        made = start_coalition(work, name="Andere", municipality="Veghel")
        secret_partner = work.partners.add(Partner(coalition_id=made.id, name="Geheim Veghel"))
        work.commit()
        second = open_doors(work, prepare_session(work, made.id).id)
    phone = joined(live, "Buurtkoor")
    moved = Phone(cookies={f"meedoen-{second.code}": phone.cookies[f"meedoen-{live.code}"]})

    assert 'name="organisatie"' in moved.get(f"/doe-mee/{second.code}").text
    fresh = Phone()
    page = fresh.get(f"/doe-mee/{live.code}?organisatie=Geheim Veghel")
    assert secret_partner.id not in page.text
    stolen = fresh.post(
        f"/doe-mee/{live.code}/mee", {"token": page.token, "wie": secret_partner.id}
    )
    assert 'role="alert"' in stolen.text
    assert [one.name for one in hall(live).present] == ["Buurtkoor"]


def test_scripts_in_names_and_answers_stay_text(live: LiveSession) -> None:
    """On every phone page what people type is escaped."""
    phone = joined(live, "Buurtkoor")
    page = Phone().get(f"/doe-mee/{live.code}?organisatie=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script" not in page.text
    evil = Phone()
    page = evil.get(f"/doe-mee/{live.code}?organisatie=x")
    evil.post(
        f"/doe-mee/{live.code}/mee",
        {"token": page.token, "wie": "new", "organisatie": HOSTILE, "voornaam": HOSTILE},
    )
    open_round(live, "ideas")
    evil.answer(live.code, "ideas", idea_0=HOSTILE)
    pages = [evil.get(f"/doe-mee/{live.code}?ronde=ideas"), evil.get(f"/doe-mee/{live.code}")]
    open_round(live, "ties")
    pages.append(phone.get(f"/doe-mee/{live.code}"))
    open_round(live, "dots")
    pages.append(phone.get(f"/doe-mee/{live.code}"))

    for shown in pages:
        assert "<script" not in shown.text
    assert "<script>alert(1)" in pages[0].plain
    assert "<script>alert(1)" in pages[3].plain


@pytest.mark.parametrize(
    "code", ["ZZZZZZ", "AAAAAA", "../..", "' OR 1=1", "x" * 4000, "🧓🧓🧓🧓🧓🧓"]
)
def test_wrong_code_says_so_and_sets_nothing_up(live: LiveSession, code: str) -> None:
    """A guess gives a short page and no access."""
    answer = Phone().get(f"/doe-mee/{quote(code, safe='')}")

    assert answer.status == 404


def test_flood_of_one_phone_is_held_back_and_ends(live: LiveSession) -> None:
    """After a burst a phone gets a short answer; the others are served."""
    phone = joined(live, "Buurtkoor")
    statuses = [phone.get(f"/doe-mee/{live.code}").status for _ in range(60)]

    assert 429 in statuses
    assert Phone().get(f"/doe-mee/{live.code}").status == 200


def test_large_and_odd_forms_are_refused(live: LiveSession) -> None:
    """A form larger than any of ours, with thousands of fields, or of odd bytes, is no fault of ours."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")
    path = f"/doe-mee/{live.code}/ideas"

    assert phone.post(path, b"a=" + b"x" * 40_000).status == 413
    assert phone.post(path, b"&".join(b"a%d=1" % n for n in range(3000))).status == 413
    assert phone.post(path, b"\xff\xfe=%ff%00").status in (403, 413)
    page = phone.get(f"/doe-mee/{live.code}")
    long = phone.post(path, {"token": page.token, "idea.0..text": "x" * 5000})
    assert long.status == 200
    assert len(ideas(hall(live))[0].text) == 180


def test_who_was_taken_out_must_join_again_as_nobody(live: LiveSession) -> None:
    """The cookie of somebody taken out opens the question who you are, and writes nothing."""
    phone = joined(live, "Grap")
    with start_work() as work:
        take_out(work, live.id, hall(live).people[0].id)
    open_round(live, "ideas")

    assert 'name="organisatie"' in phone.get(f"/doe-mee/{live.code}").text
    assert hall(live).people == ()


def test_ended_meeting_opens_nothing_and_says_what_was_promised(live: LiveSession) -> None:
    """Whoever was there sees their promise; the same code lets nobody in any more."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "promises")
    phone.answer(live.code, "promises", promise_0="Ik bel de bieb")
    with start_work() as work:
        close_session(work, live.id)

    assert "Ik bel de bieb" in phone.get(f"/doe-mee/{live.code}").text
    late = Phone().get(f"/doe-mee/{live.code}?organisatie=Laat")
    assert late.token == ""
    assert f'href="{live.code}"' not in late.text, "a button that leads nowhere"
    assert 'href="../doe-mee"' in late.text
    assert len(hall(live).people) == 1


def test_pages_are_light_and_never_name_the_problem(live: LiveSession) -> None:
    """Every page of a phone stays under 30 KB and avoids the word, also the coalition's own name."""
    phone = joined(live, "Buurtkoor")
    for number in range(18):
        joined(live, f"Organisatie met een tamelijk lange naam nummer {number}")
    pages: list[Answer] = [
        Phone().get("/doe-mee"),
        Phone().get(f"/doe-mee/{live.code}"),
        Phone().get(f"/doe-mee/{live.code}?organisatie=Erp"),
        phone.get(f"/doe-mee/{live.code}"),
    ]
    for round_id in ROUND_IDS:
        open_round(live, round_id)
        if round_id == "dots":
            many_ideas(live)
        for language in ("nl", "en"):
            pages.append(phone.get(f"/doe-mee/{live.code}?ronde={round_id}&taal={language}"))
            assert 'name="token"' in pages[-1].text, round_id

    assert max(len(page.body) for page in pages) < 30_000
    for page in pages:
        assert not re.search("eenzaam|lonel", page.text, re.IGNORECASE)
        assert "<script" not in page.text


def many_ideas(live: LiveSession) -> None:
    """Eighty ideas of the greatest length: more than fit on one page."""
    there = hall(live)
    with start_work() as work:
        pulse = raise_pulse(work, live.id)
        work.live_contributions.add_all(
            [
                LiveContribution(
                    coalition_id=live.coalition_id,
                    session_id=live.id,
                    participant_id=person.id,
                    round="ideas",
                    kind="idea",
                    place=place,
                    text="é" * 180,
                    said_at=datetime.now(UTC),
                    pulse=pulse,
                )
                for person in there.people
                for place in range(4)
            ]
        )
        work.commit()


def test_pages_without_a_form_go_on_by_themselves_and_forms_do_not(live: LiveSession) -> None:
    """Nothing typed is ever thrown away by a page that refreshes; and refreshing can be stopped."""
    phone = joined(live, "Buurtkoor")
    waiting = phone.get(f"/doe-mee/{live.code}")
    assert 'http-equiv="refresh"' in waiting.text
    assert 'http-equiv="refresh"' not in phone.get(f"/doe-mee/{live.code}?stil=1").text
    open_round(live, "ideas")

    assert 'http-equiv="refresh"' not in phone.get(f"/doe-mee/{live.code}").text
    skipped = phone.get(f"/doe-mee/{live.code}?over=ideas")
    assert 'http-equiv="refresh"' in skipped.text
    assert "over=ideas" in skipped.text


@pytest.mark.parametrize("prefix", ["", "/werkbank", "/samen/werkbank"])
def test_whole_way_works_behind_a_path_in_front(live: LiveSession, prefix: str) -> None:
    """Typing the code, coming in, answering, a fault and going on: no address leaves the folder."""
    phone = Phone(prefix=prefix)
    page = phone.get(f"/doe-mee?code={live.code}")
    assert phone.at == f"{prefix}/doe-mee/{live.code}?taal=nl"
    page = phone.get(f"/doe-mee/{live.code}?organisatie=Buurtkoor")
    inside = phone.press({"token": page.token, "wie": "new", "organisatie": "Buurtkoor"})
    assert "Je bent binnen." in inside.plain
    assert phone.at == f"{prefix}/doe-mee/{live.code}?binnen=1"

    open_round(live, "dots")
    many_ideas(live)
    page = phone.get(f"/doe-mee/{live.code}")
    dots = {name: "yes" for name in page.fields if name.startswith("dot.")}
    refused = phone.press({"token": page.token, "deel": "1", **dots})
    assert refused.status == 409
    few = dict(list(dots.items())[:2])
    kept = phone.press({"token": refused.token, "deel": "9", **few})
    assert kept.status == 200
    assert len(hall(live).answered("dots")) == 1
    assert not re.search(r'(href|action|url)="?=?/', kept.text + refused.text)


def test_form_address_that_is_opened_again_leads_back(live: LiveSession) -> None:
    """A phone that was put away asks for its last address once more; that may be a form's."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")

    again = phone.get(f"/doe-mee/{live.code}/ideas")
    assert again.status == 200
    assert "idea.0." in again.fields
    assert phone.get(f"/doe-mee/{live.code}/mee").status == 200


def test_language_can_be_chosen_after_a_fault(live: LiveSession) -> None:
    """The link leads to the meeting, not to the address of the form."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")
    refused = phone.answer(live.code, "ideas", idea_0="Bel 06-12345678")

    assert f'href="../{live.code}?taal=en"' in refused.text


@pytest.mark.parametrize(
    "typed", ["Bel mevrouw Jansen, 06-12345678", "ans@voorbeeld.nl wil mee", "BSN 111222333"]
)
def test_personal_data_is_asked_about_once_and_then_kept(live: LiveSession, typed: str) -> None:
    """Nothing is kept before the question is answered; sending once more keeps it as it stands."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "ideas")
    asked = phone.answer(live.code, "ideas", idea_0=typed)

    assert "Gaat het over een bewoner?" in asked.plain
    assert typed in asked.plain
    assert ideas(hall(live)) == []
    phone.press({"token": asked.token, "deel": "1", "gezien": "gezien", "idea.0..text": typed})
    assert [one.text for one in ideas(hall(live))] == [typed]
    # What stands there is not asked about again.
    done = phone.answer(live.code, "ideas", idea_0=typed)
    assert "Gaat het over een bewoner?" not in done.plain


def test_ordinary_text_is_not_asked_about(live: LiveSession) -> None:
    """Dates, numbers of a house and times are no personal data."""
    phone = joined(live, "Buurtkoor")
    open_round(live, "promises")
    phone.answer(live.code, "promises", promise_0="Op 3 maart om 14.00 uur soep op nummer 12")

    assert hall(live).answered("promises")
