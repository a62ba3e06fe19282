"""What codes and column names of StatLine mean, however a table numbers its columns.

Column names change between tables and versions (`Eenzaam_27`, `Eenzaam_25`), so a name is matched
on what stands before the last underscore; codes are stored padded with spaces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from model.process.figure_sets import Age, Level
    from model.process.figures import Measure

Role = Literal["region", "code", "level", "municipality", "age", "bound", "period"]
Bound = Literal["value", "low", "high"]

MEASURES: dict[str, Measure] = {
    "eenzaam": "lonely",
    "matigeenzaam": "moderately-lonely",
    "ernstigzeerernstigeenzaam": "severely-lonely",
    "sterkeenzaam": "severely-lonely",
    "ernstigeenzaam": "severely-lonely",
    "emotioneeleenzaam": "emotionally-lonely",
    "sociaaleenzaam": "socially-lonely",
}
"""Severe loneliness is called `ErnstigZeerErnstigEenzaam`, and `SterkEenzaam` since 2024."""
SIX_ITEM = ("enigszinseenzaam", "nieteenzaam")
"""Names that only tables on the six-item scale of Statistics Netherlands have."""
ROLES: dict[str, Role] = {
    "wijkenenbuurten": "region",
    "regios": "region",
    "regio": "region",
    "gebieden": "region",
    "codering": "code",
    "soortregio": "level",
    "gemeentenaam": "municipality",
    "leeftijd": "age",
    "marges": "bound",
    "perioden": "period",
    "periode": "period",
}
_AGES: dict[str, Age] = {
    "20300": "18+",
    "53115": "18-64",
    "80200": "65+",
    "18jaarofouder": "18+",
    "18jaarenouder": "18+",
    "18tot65jaar": "18-64",
    "65jaarofouder": "65+",
    "65jaarenouder": "65+",
}
_BOUNDS: dict[str, Bound] = {
    "mw00000": "value",
    "waarde": "value",
    "mog0095": "low",
    "ondergrens95interval": "low",
    "ondergrens95betrouwbaarheidsinterval": "low",
    "mbg0095": "high",
    "bovengrens95interval": "high",
    "bovengrens95betrouwbaarheidsinterval": "high",
}
_PREFIXES: dict[str, Level] = {
    "NL": "country",
    "PV": "province",
    "GG": "region",
    "GM": "municipality",
    "WK": "district",
    "BU": "neighbourhood",
}
_LEVELS: dict[str, Level] = {
    "land": "country",
    "provincie": "province",
    "ggdregio": "region",
    "gemeente": "municipality",
    "wijk": "district",
    "buurt": "neighbourhood",
}
_NUMBERED = re.compile(r"_\d+$")
_UNIT = re.compile(r"\([^)]*\)")
_CODE = re.compile(r"(NL|PV|GG|GM|WK|BU)\d{2,10}")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:JJ00)?\**")


@lru_cache(maxsize=4096)
def stem(name: str) -> str:
    """Return a column name or label without number, unit, spaces, accents and signs.

    `Eenzaam_25`, `Eenzaam (%)` and `eenzaam` are the same stem.
    """
    plain = _UNIT.sub("", _NUMBERED.sub("", name.strip()))
    flat = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", flat.casefold())


@lru_cache(maxsize=64)
def age_of(text: str) -> Age | None:
    """Return the age group of a code or label; None for one that we do not use."""
    return _AGES.get(stem(text))


@lru_cache(maxsize=64)
def bound_of(text: str) -> Bound | None:
    """Return whether a row holds values, or the lower or upper bound of the 95 % interval."""
    return _BOUNDS.get(stem(text))


@lru_cache(maxsize=64)
def year_of(text: str) -> int | None:
    """Return the year of a period such as `2022JJ00` or `2022`."""
    found = _YEAR.fullmatch(text.strip())
    return int(found[1]) if found else None


@lru_cache(maxsize=65536)
def code_of(text: str) -> str:
    """Return an area code without padding; empty when the text is a name."""
    bare = text.strip().upper()
    return bare if _CODE.fullmatch(bare) else ""


def level_of(code: str, kind: str = "") -> Level | None:
    """Return the level of an area from its code, else from the column that names its kind."""
    return _PREFIXES.get(code[:2]) if code else _LEVELS.get(stem(kind))


def municipality_of(code: str) -> str:
    """Return the code of the municipality that a district or neighbourhood lies in.

    `WK036301` and `BU03630101` lie in `GM0363`. Empty for areas that lie in none.
    """
    return f"GM{code[2:6]}" if code[:2] in ("GM", "WK", "BU") else ""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names mean the same municipality: `Gemeente Erp` and `erp`."""
    return _bare(one) == _bare(other) != ""


def _bare(name: str) -> str:
    return re.sub(r"^gemeente", "", stem(name)) or stem(name)
