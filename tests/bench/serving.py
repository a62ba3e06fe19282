"""What the benches of pages share: a server with a database of its own, its memory and its work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any
from urllib.request import urlopen

from tests.tools.shots import free_port

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench-results"


@contextmanager
def server(
    script: str, environment: Mapping[str, str], module: str = "streamlit"
) -> Iterator[tuple[str, int, float]]:
    """Run a Streamlit server; yields its address, process id and seconds until it answered."""
    port = free_port()
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", module, "run", script, "--server.port", str(port)],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        base = f"http://localhost:{port}"
        while True:
            try:
                with urlopen(f"{base}/_stcore/health", timeout=2):
                    break
            except OSError:
                assert process.poll() is None, f"{script} stopped at start"
                sleep(0.02)
        yield base, process.pid, perf_counter() - began
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def filled(module: str) -> Iterator[dict[str, str]]:
    """Fill a fresh database by running a module; yields the environment that points at it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"WORKBENCH_DATABASE_URL": f"sqlite:///{folder}/bench.db"}
        subprocess.run(
            [sys.executable, "-m", module], cwd=ROOT, env={**os.environ, **environment}, check=True
        )
        yield environment


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu(pid: int) -> float:
    """Return the processor time of a process in milliseconds: it does not count waiting."""
    numbers = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return 1000 * (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def spread(times: Sequence[float]) -> dict[str, float]:
    """Return median and 95th percentile in milliseconds."""
    high = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    return {"p50": round(median(times), 1), "p95": round(high, 1)}


def write_down(name: str, figures: Any) -> None:
    """Keep the figures of a bench as `bench-results/<name>.json`."""
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
