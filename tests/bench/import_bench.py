"""An Excel list of 5,000 organisations: read, previewed, written, and previewed once more."""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

import openpyxl

from model.network.intake.columns import guess_columns
from model.network.intake.tables import read_table
from model.services.coalitions import start_coalition
from model.services.intake import import_partners, preview_import
from model.storage.engine import open_engine
from model.storage.migrate import migrate
from model.storage.unit_of_work import UnitOfWork

T = TypeVar("T")
KINDS = (
    "KBO", "Zonnebloem", "Huisartsenpraktijk", "Basisschool", "Stichting Buurthuis", "Bakkerij",
    "Voetbalvereniging", "Bibliotheek", "Parochie", "Thuiszorg", "Wijkteam", "Fysiotherapie",
)  # fmt: skip
NAMES = (
    "De Linde",
    "Sint Jan",
    "Het Anker",
    "De Brug",
    "Oranje",
    "De Meent",
    "Vooruit",
    "Elckerlyc",
)
PLACES = (
    "Erp",
    "Keldonk",
    "Boerdonk",
    "Veghel",
    "Uden",
    "Volkel",
    "Mariaheide",
    "Zijtaart",
    "Nijnsel",
)


def workbook(rows: int, *, otherwise: bool = False) -> bytes:
    """Make a list as people keep it: a title above the header, and names that differ.

    `otherwise` writes each name as another person would.
    """
    chance = random.Random(5)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Alle organisaties in de regio"])
    sheet.append(["Organisatie", "Contactpersoon", "E-mail", "Telefoon", "Plaats"])
    for number in range(rows):
        name = f"{chance.choice(KINDS)} {chance.choice(NAMES)} {chance.choice(PLACES)} {number}"
        name = f"Stichting {name.upper()}" if otherwise else name
        mail = f"info{number}@voorbeeld.nl"
        phone = f"06-{10000000 + number}"
        sheet.append([name, "Jan de Wit", mail, phone, chance.choice(PLACES)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def timed(what: str, work: Callable[[], T]) -> T:
    start = time.perf_counter()
    found = work()
    print(f"{what:34} {time.perf_counter() - start:7.2f} s", flush=True)
    return found


def main(rows: int) -> None:
    data = workbook(rows)
    print(f"{rows} rows, {len(data) / 1024:.0f} KB")
    table = timed("read the file", lambda: read_table(data, "lijst.xlsx"))
    columns = timed("guess the columns", lambda: guess_columns(table))
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/bench.db")
        migrate(engine)
        with UnitOfWork(engine) as work:
            here = start_coalition(work, name="Regio", municipality="Regio").id
            preview = timed(
                "preview, empty register", lambda: preview_import(work, here, table, columns)
            )
            timed("write", lambda: import_partners(work, here, preview.rows))
            again = read_table(workbook(rows, otherwise=True), "lijst.xlsx")
            second = timed(
                "preview, names written otherwise",
                lambda: preview_import(work, here, again, columns),
            )
            print(f"recognised: {sum(bool(row.looks_like) for row in second.rows)} of {rows}")
        engine.dispose()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
