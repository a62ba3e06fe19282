"""Messages are drawn in the reader's language, with numbers, dates and lists as it writes them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from model.core.catalogue import Text, catalogue
from model.core.messages import Message, Ref, msg, msgn
from model.core.translation import Translator

NL, EN = Translator("nl", catalogue()), Translator("en", catalogue())


def test_message_is_drawn_in_both_languages() -> None:
    """One stored message, two readers."""
    message = msg("Give your coalition a name.")

    assert NL.message(message) == "Geef je coalitie een naam."
    assert EN.message(message) == "Give your coalition a name."


def test_count_follows_the_language() -> None:
    """One action, two actions."""
    one = msgn("One action is late.", "{n} actions are late.", n=1)
    many = msgn("One action is late.", "{n} actions are late.", n=1200)

    assert NL.message(one) == "Eén actie is te laat."
    assert NL.message(many) == "1.200 acties zijn te laat."
    assert EN.message(many) == "1,200 actions are late."


def test_message_survives_storage_as_json() -> None:
    """A finding of last year can be read in the other language."""
    message = msg(
        "You are at step {number}: {step}. {partners}, from {domains}.",
        number=3,
        step=Ref(kind="steps", ref="organise"),
        partners=msgn("One partner takes part", "{n} partners take part", n=2),
        domains=msgn("one of the twelve domains", "{n} of the twelve domains", n=1),
    )
    stored = Message.model_validate_json(message.model_dump_json())

    assert NL.message(stored) == (
        "Jullie zijn bij stap 3: Organiseren. 2 partners doen mee, uit één van de twaalf domeinen."
    )


def test_content_text_travels_in_a_message() -> None:
    """Texts of the data files need no translation file."""
    message = Text(nl="Hoi {naam}", en="Hi {naam}").as_message()
    stored = Message.model_validate_json(message.model_dump_json())

    assert (NL.message(stored), EN.message(stored)) == ("Hoi {naam}", "Hi {naam}")


def test_numbers_dates_and_lists_are_written_as_the_dutch_do() -> None:
    """Thousands with a point, decimals with a comma, months in letters."""
    assert NL.number(1234.56, 1) == "1.234,6"
    assert NL.date(date(2026, 3, 1)) == "1 maart 2026"
    assert NL.listing(["a", "b", "c"]) == "a, b en c"
    assert EN.listing(["a", "b", "c"]) == "a, b, and c"


@given(st.text())
def test_user_text_is_never_read_as_a_pattern(name: str) -> None:
    """Braces in a name stay braces."""
    drawn = NL.message(msg("There is a partner called {name} already.", name=name))

    assert drawn == f"Er is al een partner met de naam {name}."
