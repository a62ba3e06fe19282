"""A Streamlit server that notes where the time of its reruns goes; the arguments go to Streamlit.

Run by `profile_bench`. Each page gets a file of its own with the profile of all its reruns, and the
processor time of its script thread, which a profiler makes longer, from every other rerun.
"""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from cProfile import Profile
from pathlib import Path
from time import thread_time
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web import cli

FOLDER = "PROFILE_FOLDER"
"""Environment: where the profiles go."""
WARM, EVERY = 4, 10
"""The first reruns of a page load modules and data and do not count; files after every tenth."""

_run_script: Any = ScriptRunner._run_script
_profiles: defaultdict[str, Profile] = defaultdict(lambda: Profile(thread_time))
_times: defaultdict[str, list[float]] = defaultdict(list)
_runs: defaultdict[str, int] = defaultdict(int)


def profiled(self: ScriptRunner, asked: Any) -> None:
    """Run the script as Streamlit does: in turn with a profiler and with a clock."""
    page = asked.page_name or "start"
    _runs[page] += 1
    if _runs[page] <= WARM:
        _run_script(self, asked)
        return
    profile = _profiles[page] if _runs[page] % 2 else None
    began = thread_time()
    if profile:
        profile.enable()
    try:
        _run_script(self, asked)
    finally:
        if profile:
            profile.disable()
        else:
            _times[page].append(1000 * (thread_time() - began))
        _write(page)


def _write(page: str) -> None:
    folder = Path(os.environ[FOLDER])
    if (_runs[page] - WARM) % EVERY == 0:
        _profiles[page].dump_stats(folder / f"{page}.profile")
        (folder / f"{page}.json").write_text(json.dumps(_times[page]), encoding="utf-8")


if __name__ == "__main__":
    ScriptRunner._run_script = profiled  # type: ignore[method-assign]
    cli.main(sys.argv[1:])
