"""What single sentences show about each lesson: the small rules behind the recognition."""

import pytest

from model.evaluation.passages import sentences_of
from model.evaluation.reading.asking import read_asking
from model.evaluation.reading.groups import read_target_group
from model.evaluation.reading.key_persons import read_contact
from model.evaluation.reading.kind import read_kind
from model.evaluation.reading.places import read_places
from model.evaluation.reading.recruitment import read_wording
from model.evaluation.reading.referral import read_referral

UNKNOWN = "insufficient-evidence"


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        (read_target_group, "De groep is bedoeld voor weduwnaars uit Zuid.", "met"),
        (read_target_group, "Het project is voor jonge mantelzorgers.", "met"),
        (
            read_target_group,
            "Jongeren tussen de 12 en 25 jaar kunnen zich aanmelden.",
            "partly-met",
        ),
        (read_target_group, "Wij organiseren een lunch voor ouderen.", "not-met"),
        (read_target_group, "De maaltijd is voor iedereen, jong en oud.", "not-met"),
        (
            read_target_group,
            "Een op de drie ouderen voelt zich eenzaam, blijkt uit onderzoek.",
            UNKNOWN,
        ),
        (read_target_group, "De koffie staat klaar.", UNKNOWN),
        (read_referral, "De huisartsen verwijzen mensen naar ons door.", "met"),
        (read_referral, "Het wijkteam meldt bewoners bij ons aan.", "met"),
        (read_referral, "We werken samen met Humanitas en de bibliotheek.", "partly-met"),
        (read_referral, "Wij werken zonder verwijzers.", "not-met"),
        (read_referral, "Meld je aan bij de bibliotheek.", UNKNOWN),
        (read_referral, "Vrijwilligers verwijzen door naar de huisarts.", UNKNOWN),
        (
            read_places,
            "Onze coördinator staat elke week bij de voedselbank om mensen uit te nodigen.",
            "met",
        ),
        (read_places, "Posters hangen in de wachtkamer van de huisarts.", "not-met"),
        (read_places, "De lunch is in de bibliotheek.", UNKNOWN),
        (read_contact, "Met de wijkverpleegkundige hebben we elke maand een gesprek.", "met"),
        (read_contact, "De huisarts verwijst mensen naar ons door.", "partly-met"),
        (read_contact, "Wij mailen een flyer naar alle huisartsen.", "not-met"),
        (read_contact, "Ze gaat alleen de deur uit naar de huisarts.", UNKNOWN),
        (read_asking, "We bellen bij mensen aan. Na een paar weken vragen we het opnieuw.", "met"),
        (read_asking, "Wij nodigen mensen persoonlijk uit.", "partly-met"),
        (read_asking, "We sturen alleen een brief.", "not-met"),
        (read_asking, "Aanmelden kan via de website.", UNKNOWN),
        (read_wording, "Zin om mee te koken? Kom dinsdag langs!", "met"),
        (read_wording, "Voel jij je eenzaam? Kom dan naar ons café.", "not-met"),
        (read_wording, "Het doel is om eenzaamheid te verminderen.", UNKNOWN),
        (read_wording, "In de uitnodiging staat het woord eenzaamheid bewust niet.", "met"),
    ],
)
def test_sentence_shows_an_outcome(read, text, expected) -> None:
    """One sentence, one outcome; a silent sentence is unknown, never "no"."""
    assert read(sentences_of(text)).outcome == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Stichting zoekt vrijwilligers\nWij zijn op zoek naar nieuwe vrijwilligers. Word vrijwilliger!",
            "volunteers",
        ),
        ("Convenant getekend\nDe coalitie en de kerngroep ondertekenen het convenant.", "network"),
        ("Elke dinsdag eten dertig gasten samen. Er zijn nog vrijwilligers nodig.", "participants"),
    ],
)
def test_kind_of_project_is_told_from_the_whole_text(text, kind) -> None:
    """A call for volunteers is told from a project that also needs some."""
    assert read_kind(sentences_of(text)).kind == kind
