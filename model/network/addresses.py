"""Addresses in a name as typed: e-mail, website and phone, and the words that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.network.lexicon import lexicon
from model.network.run_on import words_run_on
from model.network.spelling import fold

SHORTEST_OWN = 4
"""Letters behind a kind in the box of an address: "welzijnswerkster" is a person at work."""

_MAIL = re.compile(r"([\w.+-]*)@([\w-]+(?:\.[\w-]+)*)")
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)([\w-]+(?:\.[\w-]+)*)\S*|https?://([\w-]+(?:\.[\w-]+)*)\S*"
)
_PHONE = re.compile(r"(?<!\w)(?:\+31|0)[\d\s()-]{8,}\d")
_POSTBOXES = frozenset(
    (
        *("gmail", "hotmail", "outlook", "live", "msn", "icloud", "me", "yahoo", "home", "planet"),
        *("ziggo", "kpnmail", "kpnplanet", "xs4all", "hetnet", "casema", "upcmail", "chello"),
        *("tele2", "telfort", "solcon", "caiway", "onsbrabantnet", "zeelandnet", "quicknet"),
    )
)


def without_addresses(text: str) -> tuple[str, list[str]]:
    """Return a text without addresses and phone numbers, and the hosts that tell something."""
    hosts = [_told_by_mail(*found.groups()) for found in _MAIL.finditer(text)]
    text = _MAIL.sub(" ", text)
    hosts += [found.group(1) or found.group(2) for found in _SITE.finditer(text)]
    text = _SITE.sub(" ", text)
    return _PHONE.sub(" ", text), hosts


def _told_by_mail(box: str, host: str) -> str:
    """Return what of an address tells the organisation: its box when that begins as a kind.

    "wijkteamglanerbrug@enschede.nl" is the team, "info@dorpsraad-erp.nl" the host.
    """
    words = [part for word in fold(box.replace(".", " ")).split() for part in words_run_on(word)]
    own = "".join(words[1:])
    telling = len(own) >= SHORTEST_OWN and (words[0],) in lexicon().senses
    return "-".join(words) if telling else host


def host_words(host: str) -> Iterator[str]:
    """Yield the words in the host of an address that is not a public postbox."""
    labels = host.lower().split(".")
    labels = labels[:-1] if len(labels) > 1 else labels
    for label in labels:
        if label not in _POSTBOXES and label != "www":
            for word in fold(label).split():
                yield from words_run_on(word)
