"""Lesson 2: is there time to build and keep the alliance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.core.messages import msg
from model.evaluation.judging import from_free_text, from_signal
from model.evaluation.reading.referral import read_trust

if TYPE_CHECKING:
    from model.evaluation.findings import Finding
    from model.evaluation.material import Material

INDICATOR = "plans-time-for-trust"
_SAID = {
    "met": msg("The plan has time to keep meeting the partners."),
    "partly-met": msg("The plan names time for the alliance, without saying how much."),
    "not-met": msg("The lead says that there is no time for the alliance."),
    "": msg("The plan does not say when the partners meet."),
}


def assess(material: Material) -> Finding:
    """Met with a rhythm or hours for the alliance."""
    told = from_free_text(INDICATOR, material.project, "trust_time", _SAID)
    if told is not None:
        return told
    return from_signal(INDICATOR, read_trust(material.sentences), _SAID)
