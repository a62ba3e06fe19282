"""Asks whether known weaknesses stand against what is installed here; part of `make check`.

The list is on the internet. Without it the check says in so many words that it was skipped, and
passes: nobody needs a network to work on the workbench. `--must` (`make audit`) fails then, for
who wants to be sure, such as before a release.

Everything installed is looked at, also what our requirements bring along: a requirements file with
only our own choices would miss most of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

PATIENCE = 180
"""Seconds for all questions together; each waits five seconds at most."""


def ask() -> str:
    """Return what pip-audit found as JSON; empty when it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--timeout", "5"]
    try:
        answer = subprocess.run(
            [*command, "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return ""
    return answer.stdout


def judge(found: str, *, must: bool = False) -> tuple[int, list[str]]:
    """Return the exit status, and what to say.

    A package that the list does not know was not looked at: pip-audit itself calls that a success.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(found)["dependencies"]
    except (ValueError, KeyError, TypeError):
        packages = []
    known = [one for one in packages if "skip_reason" not in one]
    if not known:
        said = "SKIPPED: the list of known weaknesses cannot be reached from here. Nothing checked."
        return int(must), [said]
    lines = [
        f"{one['name']} {one['version']}: {weakness['id']}"
        f" (mended in {', '.join(weakness.get('fix_versions', [])) or 'no version yet'})"
        for one in known
        for weakness in one.get("vulns", [])
    ]
    unknown = sorted(one["name"] for one in packages if "skip_reason" in one)
    said = [f"{len(known)} packages looked at, {len(lines)} known weaknesses."]
    if unknown:
        said.append(f"Not on the list, so not looked at: {', '.join(unknown)}.")
    return int(bool(lines) or (must and bool(unknown))), [*lines, *said]


def main() -> int:
    """Ask, say and judge."""
    status, lines = judge(ask(), must="--must" in sys.argv)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
