"""Names of files that people download: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

LONGEST = 60


def file_name(coalition: str, title: str, day: date, suffix: str) -> str:
    """Return a name such as `lindewaarde-dichtbij-verslag-2026-11-22.docx`."""
    parts = [part for part in (_plain(coalition), _plain(title)) if part]
    stem = "-".join(parts)[:LONGEST].strip("-") or "samenwerkbank"
    return f"{stem}-{day.isoformat()}.{suffix}"


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")
