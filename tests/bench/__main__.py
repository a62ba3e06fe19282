"""`make bench`: runs every measurement in turn, about an hour. They show, and never judge.

Each prints its table, and most write it down as `bench-results/<name>.json` as well.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
for bench in (*sorted(HERE.glob("*_bench.py")), HERE / "kickoff_load.py"):
    print(f"\n== {bench.stem} ==", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.bench.{bench.stem}"], check=True)
