"""`start`, `migrate` and `demo`: the workbench itself."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from model.commands.talking import language_option, stop, translator
from model.core.errors import DomainError

ROOT = Path(__file__).resolve().parents[2]


@click.command()
@click.option("--port", default=8501, show_default=True)
@click.option("--host", default="", help="0.0.0.0 lets phones on the same network in.")
@click.option("--demo/--no-demo", default=True, help="Load the demo into an empty database.")
@language_option
def start(port: int, host: str, *, demo: bool) -> None:
    """Open the workbench in the browser of this machine."""
    t = translator()
    if not _is_free(port):
        stop(
            t(
                "Port {port} is in use. Stop the other program, or choose another port, "
                "for example: make run PORT={other}",
                port=str(port),
                other=str(port + 1),
            )
        )
    if demo:
        _load(only_if_empty=True)
    click.echo(
        t("The workbench opens on http://localhost:{port} – stop it with Ctrl+C", port=str(port))
    )
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    if host:
        # Without an address to show, Streamlit asks another host what ours is.
        command += ["--server.address", host, "--browser.serverAddress", "localhost"]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)  # noqa: S603 - our own


def _is_free(port: int) -> bool:
    """Tell whether nobody answers on this port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("localhost", port))
        except (OSError, OverflowError):
            return False
    return True


@click.command()
@language_option
def migrate() -> None:
    """Bring the database to the newest schema."""
    from model.services.opening import health

    found = health()
    if not found.ok and found.fault is not None:
        raise DomainError(found.fault)
    click.echo(translator()("The database is up to date (schema {schema}).", schema=found.schema))


@click.command()
@click.option("--if-empty", is_flag=True, help="Only when there is no coalition yet.")
@language_option
def demo(*, if_empty: bool) -> None:
    """Load the demo coalition, in place of an earlier copy."""
    _load(only_if_empty=if_empty)


def _load(*, only_if_empty: bool) -> None:
    from model.services.demo import load_demo
    from model.services.opening import start_work

    with start_work() as work:
        made = load_demo(work, only_if_empty=only_if_empty, today=datetime.now(UTC).date())
    if made is not None:
        click.echo(translator()("The demo coalition {name} is ready.", name=made.name))
