"""The check for known weaknesses: fails on one, and never calls it well when it did not look."""

from __future__ import annotations

import json

import pytest

from tests.tools.audit import judge

CLEAN = {"name": "calm", "version": "1.0", "vulns": []}
WEAK = {
    "name": "weak",
    "version": "2.0",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}],
}
UNKNOWN = {"name": "own", "skip_reason": "Dependency not found"}


def _found(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


@pytest.mark.parametrize("found", ["", "no network", "{}", _found(), _found(UNKNOWN)])
def test_check_that_could_not_look_says_so(found: str) -> None:
    """Without a list nothing was checked: said in so many words, and a fault when it must."""
    status, lines = judge(found)
    assert (status, lines[0].startswith("SKIPPED")) == (0, True)
    assert judge(found, must=True)[0] == 1


def test_known_weakness_fails_and_is_named() -> None:
    """Which package, which weakness, and the version that mends it; what was not looked at too."""
    status, lines = judge(_found(CLEAN, WEAK, UNKNOWN))

    assert status == 1
    assert lines[0] == "weak 2.0: CVE-2026-1 (mended in 2.1)"
    assert lines[1:] == [
        "2 packages looked at, 1 known weaknesses.",
        "Not on the list, so not looked at: own.",
    ]
    assert judge(_found(CLEAN)) == (0, ["1 packages looked at, 0 known weaknesses."])
