"""The command line: the same services as the pages, for scripts and for checking us."""

# ruff: noqa: PLC0415 - a command loads only what it needs, so that each starts fast

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from model.core.errors import CatalogueError, DomainError
from model.core.translation import Language, Translator

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]


def _translator() -> Translator:
    from model.core.catalogue import catalogue

    language: Language = click.get_current_context().obj or "nl"
    return Translator(language, catalogue())


def _stop(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(2)


def _print(value: Any) -> None:  # noqa: ANN401 - any JSON data
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _lines(source: str) -> list[str]:
    """Return the non-empty lines of a file, or of standard input for `-`."""
    return [line.strip() for line in _text(source).splitlines() if line.strip()]


def _text(source: str) -> str:
    from model.core.errors import UnreadableFileError
    from model.core.files import decode_text
    from model.core.messages import msg

    if source == "-":
        return decode_text(sys.stdin.buffer.read())
    path = Path(source)
    if not path.is_file():
        raise UnreadableFileError(msg("There is no file {name}.", name=source))
    return decode_text(path.read_bytes())


class _Group(click.Group):
    """Turns an error that a person can mend into one line on stderr and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        try:
            return super().invoke(ctx)
        except DomainError as error:
            _stop(Translator(ctx.obj or "nl").message(error.message))
        except CatalogueError as error:
            _stop(str(error))


def _language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    def keep(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
        if value:
            ctx.find_root().obj = value

    return click.option(
        "--lang",
        type=click.Choice(["nl", "en"]),
        callback=keep,
        expose_value=False,
        help="Language of what is printed (default nl).",
    )(command)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@_language_option
def main() -> None:
    """Samenwerkbank on the command line."""


@main.command()
@click.option("--port", default=8501, show_default=True)
@click.option("--demo/--no-demo", default=True, help="Load the demo into an empty database.")
def start(port: int, *, demo: bool) -> None:
    """Open the workbench in the browser of this machine."""
    t = _translator()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("localhost", port))
        except OSError:
            _stop(
                t(
                    "Port {port} is in use. Stop the other program, or choose another port, "
                    "for example: make run PORT={other}",
                    port=str(port),
                    other=str(port + 1),
                )
            )
    if demo:
        _load_demo(only_if_empty=True)
    click.echo(
        t("The workbench opens on http://localhost:{port} – stop it with Ctrl+C", port=str(port))
    )
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)  # noqa: S603 - our own


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    from model.services.opening import health

    found = health()
    if not found.ok and found.fault is not None:
        raise DomainError(found.fault)
    click.echo(_translator()("The database is up to date (schema {schema}).", schema=found.schema))


@main.command()
@click.option("--if-empty", is_flag=True, help="Only when there is no coalition yet.")
def demo(*, if_empty: bool) -> None:
    """Load the demo coalition, in place of an earlier copy."""
    _load_demo(only_if_empty=if_empty)


def _load_demo(*, only_if_empty: bool) -> None:
    from model.services.demo import load_demo
    from model.services.opening import start_work

    with start_work() as work:
        made = load_demo(work, only_if_empty=only_if_empty)
    if made is not None:
        click.echo(_translator()("The demo coalition {name} is ready.", name=made.name))


if __name__ == "__main__":
    main(prog_name="python -m model")
