"""Other names of one organisation in its own name: "Salut (voorheen Scala)", "DOCK v/h Careyn"."""

from __future__ import annotations

import re

_ALWAYS = r"v/h|v\.\s?h\.|voorheen|voormalig|thans|tegenwoordig|heet nu|formerly|previously"
_APART = r"vh|vroeger|eerder|nu|now|fusie van|gefuseerd uit|ontstaan uit|merger of"
"""Only behind a bracket, comma or dash: these are ordinary words too."""
_OPENING = r"(?:\s*[(\[,;]\s*|\s+[-–—/|]\s+)"
_BETWEEN = re.compile(
    rf"(?:{_OPENING}(?:de\s+)?(?:{_ALWAYS}|{_APART})|\s+(?:{_ALWAYS}))[\s:]+", re.IGNORECASE
)
_SINCE = re.compile(r"\s*[(\[]\s*(?:sinds|since)\s+\d{4}[^)\]]*[)\]]?", re.IGNORECASE)


def other_names(name: str) -> tuple[str, ...]:
    """Return the names that a name holds, as written: the first one and its earlier or later ones.

    Only the name itself when it tells of no other.
    """
    parts = [part.strip(" ()[],;") for part in _BETWEEN.split(_SINCE.sub("", name))]
    return tuple(part for part in parts if part) or (name,)
