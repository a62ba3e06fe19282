"""The code of a session on the screen, and the secret in a participant's cookie."""

from __future__ import annotations

import re
import secrets
from hashlib import sha256

LETTERS = "CDFHJKLMNPRTVWXZ"
"""No vowels, so that no code is a word, and no letters that look like a digit or each other."""
LENGTH = 6


def new_code() -> str:
    """Return one of sixteen million codes."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def typed_code(typed: str) -> str:
    """Return what somebody typed as a code, or an empty text when it cannot be one."""
    code = re.sub(r"[\s.\-]", "", typed[:40]).upper()
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def new_secret() -> str:
    """Return 256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """Return what is stored of a secret. It is random and long, so one round of SHA-256 is enough.

    Somebody who reads the database cannot act as a participant.
    """
    return sha256(secret.encode()).hexdigest()
