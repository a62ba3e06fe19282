"""The addresses of DESIGN.md section 7 are there, and each has its page."""

from pathlib import Path

from pages.shared.addresses import ADDRESSES
from pages.web.routes import ROUTES

PAGES = Path(__file__).resolve().parents[2] / "pages"
PROMISED = [
    "", "stappen", "cijfers", "plan", "acties", "partners", "netwerk", "relaties", "projecten",
    "scorekaart", "rondes", "beoordeling", "vergelijking", "bijeenkomst", "kennisbank",
    "documenten", "instellingen",
]  # fmt: skip


def test_addresses_are_the_promised_ones_in_order() -> None:
    """People mail these addresses to each other: they never change."""
    assert [address.path for address in ADDRESSES] == PROMISED


def test_every_address_has_its_page_file() -> None:
    """No address leads nowhere."""
    assert [a.file for a in ADDRESSES if not (PAGES / a.file).is_file()] == []


def test_no_page_script_stands_right_in_the_pages_folder() -> None:
    """Only the frame does: Streamlit's old automatic pages must never see another."""
    assert sorted(path.name for path in PAGES.glob("*.py")) == ["__init__.py", "frame.py"]


def test_plain_addresses_are_served() -> None:
    """Phones, personal links, the calendar and the health check have their own routes."""
    served = {getattr(route, "path", "") for route in ROUTES}
    assert served >= {
        "/healthz",
        "/livez",
        "/doe-mee",
        "/doe-mee/{code}",
        "/in/{token}",
        "/toegankelijkheid",
        "/agenda/{token}.ics",
    }
