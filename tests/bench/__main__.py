"""`make bench`: runs every measurement in turn. They show, and never judge."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

for bench in sorted(Path(__file__).parent.glob("*_bench.py")):
    print(f"\n== {bench.stem} ==", flush=True)
    subprocess.run([sys.executable, "-m", f"tests.bench.{bench.stem}"], check=True)
