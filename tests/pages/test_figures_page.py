"""The figures page: own figures, what stands out, and published figures with their sources."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from model.core.coalitions import Coalition
from model.process.figure_sets import FigureSet
from model.process.statline_tables import statline_tables
from model.services import figure_fetch
from model.services.coalitions import start_coalition
from model.services.figure_import import figure_sets
from model.services.figures import THEMES, figures_on
from model.services.opening import start_work
from model.services.partners import add_partner
from tests.tools.statline_server import Behaviour, statline_server


def on_page(app) -> str:
    """Everything drawn as HTML or Markdown."""
    drawn = [element.proto.body for element in app.get("html")]
    texts = [*app.markdown, *app.caption, *app.info, *app.error]
    return "\n".join([*drawn, *(element.value for element in texts)]).replace("\\", "")


def charts(app) -> int:
    return len(app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart"))


@pytest.fixture
def erp(sqlite_database) -> Coalition:
    """An empty coalition in a municipality that the test server knows."""
    with start_work() as work:
        return start_coalition(work, name="Leeg", municipality="Lindewaarde")


@pytest.fixture
def server(monkeypatch) -> Iterator[Behaviour]:
    """A server that the workbench asks; a test may change how it answers."""
    figure_fetch.forget_fetched()
    behaviour = Behaviour()
    with statline_server(behaviour) as address:
        monkeypatch.setenv("WORKBENCH_STATLINE_URL", address)
        monkeypatch.setenv("WORKBENCH_STATLINE_WAIT", "0.5")
        yield behaviour


def press(app, label: str) -> AppTest:
    """Press the button with this label."""
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def kept() -> list[FigureSet]:
    with start_work(writes=False) as work:
        (coalition,) = [one for one in work.coalitions.find() if not one.is_demo]
        return figure_sets(work, coalition.id)


def test_charts_of_the_country_say_their_finding_and_have_words(demo_database, open_page) -> None:
    """The title tells what the chart shows; each chart has a table for who cannot see it.

    A table and its files are made when somebody opens them, and not before.
    """
    app = open_page("cijfers", "nl", deel="land")

    assert "39% in 2012, 48,6% in 2022" in on_page(app)
    assert charts(app) == 3
    assert len(app.table) == 0
    for kind in ("year", "age", "area"):
        app.session_state[f"figures-{kind}-lonely-twin"] = True
    app.run()
    assert not app.exception
    assert len(app.table) == 3
    assert len(app.get("download_button")) == 3 * 4


def test_charts_follow_the_chosen_measure(demo_database, open_page) -> None:
    """Severe loneliness is another chart, never in one with loneliness."""
    app = open_page("cijfers", "en", deel="land")

    app.button_group(key="figures-measure").set_value("severely-lonely").run()

    assert not app.exception
    assert "8% in 2012, 14.2% in 2022" in on_page(app)
    assert "39% in 2012" not in on_page(app)


@pytest.mark.parametrize("theme", THEMES)
def test_theme_shows_each_figure_with_year_and_source(demo_database, open_page, theme) -> None:
    """Every figure has its definition and source beside it; an old link still finds its theme."""
    said = on_page(open_page("cijfers", "nl", thema=theme))

    for figure in figures_on(theme):
        assert str(figure.year) in said
        assert figure.definition.nl in said
        assert figure.source.title in said
        assert figure.note is None or figure.note.nl in said
        assert not figure.estimated or "geschat" in said


def test_groups_can_be_limited_to_what_is_missed(demo_database, open_page) -> None:
    """The choice leaves the groups that nobody sees or no project is for."""
    app = open_page("cijfers", "en", deel="keuze")
    assert "Carers with a heavy task" in on_page(app)

    app.button_group(key="figures-groups-lindewaarde").set_value("missed").run()

    assert "Carers with a heavy task" not in on_page(app)
    assert "Homeless people" in on_page(app)


def test_hostile_partner_name_is_text_on_the_page(sqlite_database, open_page) -> None:
    """A name is shown as typed."""
    with start_work() as work:
        made = start_coalition(work, name="Leeg", municipality="Erp")
        add_partner(
            work, made.id, name="<script>x</script> =cmd()", status="joined", risk_groups=("youth",)
        )

    said = on_page(open_page("cijfers", deel="keuze"))

    assert "<script>" not in said
    assert "&lt;script&gt;x&lt;/script&gt; =cmd()" in said


def test_nothing_is_asked_before_the_button_is_pressed(erp, server, open_page) -> None:
    """Opening the page, choosing and typing send no request; the button says which host it asks."""
    app = open_page("cijfers", "nl")
    app.text_input[0].set_value("Borger-Odoorn")
    app.run()

    assert server.asked == []
    assert "127.0.0.1" in on_page(app)
    assert (
        statline_tables().tables[0].id
        in next(one for one in app.selectbox if one.label == "Tabel").options[0]
    )


def test_table_is_fetched_looked_at_and_kept(erp, server, open_page) -> None:
    """Fetching shows what was read and keeps nothing; keeping draws the charts."""
    app = press(open_page("cijfers", "nl"), "Haal de cijfers op")
    assert not app.exception
    assert "60 plekken in de tabel hebben geen waarde" in on_page(app)
    assert kept() == []

    app = press(app, "Bewaar deze cijfers")

    assert not app.exception
    assert [one.table for one in kept()] == ["50150NED"]
    said = on_page(app)
    assert "Lindewaarde verschilt niet duidelijk van Nederland" in said
    assert "Geschat met een rekenmodel" in said
    assert "De lijn is onderbroken" in said
    assert charts(app) == 4

    press(app, "Terugdraaien")
    assert kept() == []


def test_trend_says_that_it_does_not_begin_at_zero(demo_database, open_page) -> None:
    """Only where it does not: the lower shares of another measure begin at 0."""
    app = open_page("cijfers", "nl")
    assert "De onderkant van deze grafiek is 35%, niet 0." in on_page(app)

    app.button_group(key="figures-local-measure").set_value("severely-lonely").run()

    assert "De onderkant van deze grafiek" not in on_page(app)


def test_uncertain_area_is_named_so_at_its_bar(demo_database, open_page) -> None:
    """Colour alone cannot say it: fainter is lighter on white and darker on black."""
    app = open_page("cijfers", "nl")
    drawn = "".join(str(chart.proto) for chart in app.get("vega_lite_chart"))

    assert "Westerhoek (weinig zeker): 41,1%" in drawn
    assert "Noord: 43,0%" in drawn
    assert "fletser" in on_page(app)


def test_own_figures_follow_measure_age_and_level(erp, server, open_page) -> None:
    """Every choice has its own charts; a measure stands in the address."""
    app = press(press(open_page("cijfers", "nl"), "Haal de cijfers op"), "Bewaar deze cijfers")

    app.button_group(key="figures-local-measure").set_value("severely-lonely").run()
    app.button_group(key="figures-local-age").set_value("65+").run()
    app.button_group(key="figures-local-level").set_value("neighbourhood").run()

    assert not app.exception
    assert "severely-lonely" in app.query_params["cijfer"]
    assert "De lijn is onderbroken" not in on_page(app)
    assert "Van één gebied is niets bekend" in on_page(app)


@pytest.mark.parametrize(
    ("mode", "says"),
    [("never", "antwoordt niet"), ("page", "geen tabel"), ("gone", "geeft deze tabel niet")],
)
def test_server_that_fails_is_one_sentence_and_keeps_nothing(
    erp, server, open_page, mode, says
) -> None:
    """The page stays as it was, and says what to do."""
    server.mode = mode

    app = press(open_page("cijfers", "nl"), "Haal de cijfers op")

    assert not app.exception
    assert says in on_page(app)
    assert kept() == []


FILE = (
    "WijkenEnBuurten;Leeftijd;Marges;Perioden;Gemeentenaam_1;Eenzaam_25\r\n"
    "NL01  ;20300;MW00000;2024JJ00;Nederland;46,2\r\n"
    "GM1999;20300;MW00000;2024JJ00;Lindewaarde;48,6\r\n"
)


def bring(app, name: str, data: bytes) -> AppTest:
    """Choose the way by file, and a file."""
    (way,) = [group for group in app.button_group if str(group.key).startswith("figures-way")]
    way.set_value("file").run()
    app.file_uploader[0].upload(name, data, "text/csv")
    return app.run()


def test_file_is_looked_at_and_kept(erp, open_page) -> None:
    """Table and municipality are recognised; the preview says what is missing."""
    app = bring(open_page("cijfers", "nl"), "50150NED.csv", FILE.encode("cp1252"))
    assert not app.exception
    assert "De 95%-marges staan er niet in" in on_page(app)

    app = press(app, "Bewaar deze cijfers")

    assert not app.exception
    (figures,) = kept()
    assert figures.origin == "file"
    assert figures.own.cell(2024, "18+", "lonely").value == 48.6
    assert "Lindewaarde 48,6%, Nederland 46,2% in 2024" in on_page(app)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Organisatie;Naam\r\nWelzijn;Anja\r\n", "geen tabel uit StatLine"),
        (FILE.replace("48,6", "."), "Alle waarden over Lindewaarde zijn leeg"),
        (FILE.replace("2024JJ00", "1998JJ00"), "Dit bestand gaat over 1998"),
        (FILE.replace("Eenzaam_25", "Inwoners_5"), "geen cijfers over eenzaamheid"),
    ],
)
def test_wrong_file_is_one_sentence(erp, open_page, text, says) -> None:
    """Another table, another year or nothing known: said, and nothing kept."""
    app = bring(open_page("cijfers", "nl"), "50150NED.csv", text.encode())

    assert not app.exception
    assert says in on_page(app)
    assert kept() == []


def test_numbers_of_people_become_estimates(demo_database, open_page) -> None:
    """The demo has numbers of people; they are shown rounded and as an estimate."""
    said = on_page(open_page("cijfers", "nl"))

    assert "Verzonnen cijfers" in said
    assert "Eenzaam, naar schatting" in said
    assert 'ongeveer 410<span class="line-note">66% in Nederland, 2020' in said


def test_people_are_typed_kept_and_taken_back(erp, open_page) -> None:
    """A typed number is kept with its source."""
    app = open_page("cijfers", "nl")

    next(one for one in app.number_input if "85" in one.label).set_value(500)
    app = press(app, "Bewaar")

    assert not app.exception
    assert "ongeveer 330" in on_page(app)
    assert "ongeveer 330" not in on_page(press(app, "Terugdraaien"))


def test_what_stands_out_is_written_in_the_plan(demo_database, open_page) -> None:
    """The proposal can be changed, and comes after what stood in the chapter."""
    app = open_page("cijfers", "nl", deel="keuze")
    assert "In Molenwijk voelen meer volwassenen zich eenzaam" in on_page(app)

    app = press_first(app, "Neem op in het plan")
    app.text_area[0].set_value("Eigen woorden over de Molenwijk.").run()
    app = press(app, "Zet in het plan")

    assert not app.exception
    with start_work(writes=False) as work:
        (chapter,) = work.chapters.find(coalition_id="lindewaarde", chapter="figures")
    assert chapter.text.endswith("Eigen woorden over de Molenwijk.")


def press_first(app, label: str) -> AppTest:
    """Press the first of several buttons with this label."""
    return next(button for button in app.button if button.label == label).click().run()
