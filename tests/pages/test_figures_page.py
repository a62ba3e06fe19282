"""The figures page: findings, sources beside every number, and the groups in view."""

import pytest

from model.services.coalitions import start_coalition
from model.services.figures import THEMES, figures_on
from model.services.opening import start_work
from model.services.partners import add_partner


def on_page(app) -> str:
    """Everything drawn as HTML or Markdown."""
    drawn = [element.proto.body for element in app.get("html")]
    return "\n".join([*drawn, *(element.value for element in app.markdown)])


def test_charts_say_their_finding_and_have_words(demo_database, open_page) -> None:
    """The title tells what the chart shows; each chart has a text for who cannot see it."""
    app = open_page("cijfers", "nl")

    said = on_page(app).replace("\\", "")
    assert "39% in 2012, 48,6% in 2022" in said
    charts = app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    assert len(charts) == 3
    assert len(app.table) == 3


def test_charts_follow_the_chosen_measure(demo_database, open_page) -> None:
    """Severe loneliness is another chart, never in one with loneliness."""
    app = open_page("cijfers", "en")

    app.button_group(key="figures-measure").set_value("severely-lonely").run()

    assert not app.exception
    said = on_page(app).replace("\\", "")
    assert "8% in 2012, 14.2% in 2022" in said
    assert "39% in 2012" not in said


@pytest.mark.parametrize("theme", THEMES)
def test_theme_shows_each_figure_with_year_and_source(demo_database, open_page, theme) -> None:
    """Every figure has its definition and source beside it, and its note when it carries one."""
    said = on_page(open_page("cijfers", "nl", thema=theme))

    for figure in figures_on(theme):
        assert str(figure.year) in said
        assert figure.definition.nl in said
        assert figure.source.title in said
        assert figure.note is None or figure.note.nl in said
        assert not figure.estimated or "geschat" in said


def test_groups_can_be_limited_to_what_is_missed(demo_database, open_page) -> None:
    """The choice leaves the groups that nobody sees or no project is for."""
    app = open_page("cijfers", "en")
    assert "Carers with a heavy task" in on_page(app)

    app.button_group(key="figures-groups-lindewaarde").set_value("missed").run()

    said = on_page(app)
    assert "Carers with a heavy task" not in said
    assert "Homeless people" in said


def test_hostile_partner_name_is_text_on_the_page(sqlite_database, open_page) -> None:
    """A name is shown as typed."""
    with start_work() as work:
        made = start_coalition(work, name="Leeg", municipality="Erp")
        add_partner(
            work, made.id, name="<script>x</script> =cmd()", status="joined", risk_groups=("youth",)
        )

    said = on_page(open_page("cijfers"))

    assert "<script>" not in said
    assert "&lt;script&gt;x&lt;/script&gt; =cmd()" in said


def test_way_to_local_figures_names_the_table(sqlite_database, open_page) -> None:
    """Also a new coalition reads where its own figures come from."""
    with start_work() as work:
        start_coalition(work, name="Leeg", municipality="Erp")

    said = on_page(open_page("cijfers"))

    assert "50150NED" in said
    assert "Nog niemand heeft deze groep in beeld" in said
