"""How the command line reads, prints and stops: one clear line on stderr, exit code 2."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from model.core.catalogue import catalogue
from model.core.errors import CatalogueError, DomainError, UnreadableFileError
from model.core.messages import msg
from model.core.plain_text import decode_text
from model.core.translation import Language, Translator

STANDARD_INPUT = "-"


def translator() -> Translator:
    """Return the translator for what is printed: `--lang`, else Dutch."""
    language: Language = click.get_current_context().find_root().obj or "nl"
    return Translator(language, catalogue())


def stop(text: str) -> NoReturn:
    """Print one line on stderr and stop with exit code 2."""
    click.echo(" ".join(text.split()), err=True)
    sys.exit(2)


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON data
    """Print data as JSON, readable for people too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def read_bytes(source: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises:
        UnreadableFileError: there is no such file.

    """
    if source == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    path = Path(source)
    if not path.is_file():
        raise UnreadableFileError(msg("There is no file {name}.", name=source))
    return path.read_bytes()


def read_text(source: str) -> str:
    """Return the text of a file or of standard input; the encoding is guessed."""
    data = read_bytes(source)
    return decode_text(data) if data else ""


def read_lines(source: str) -> list[str]:
    """Return the lines that hold something, without the white space around them."""
    return [line.strip() for line in read_text(source).splitlines() if line.strip()]


class Group(click.Group):
    """A group of commands in which what a person can mend becomes one line."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401
        """Read what stands before the command."""
        try:
            return super().make_context(*args, **kwargs)
        except NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            stop(_misuse(error, "nl"))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as in click
        """Run the command."""
        try:
            return super().invoke(ctx)
        except DomainError as error:
            stop(Translator(ctx.obj or "nl", catalogue()).message(error.message))
        except CatalogueError as error:
            stop(str(error))
        except click.UsageError as error:
            stop(_misuse(error, ctx.obj or "nl"))
        except OSError as error:
            t = Translator(ctx.obj or "nl", catalogue())
            file, reason = error.filename or "", error.strerror or str(error)
            stop(t("{file} cannot be read or written: {reason}.", file=str(file), reason=reason))


def _misuse(error: click.UsageError, language: Language) -> str:
    """Say in one line what is wrong with the command as it was typed."""
    command = error.ctx.command_path if error.ctx else "python -m model"
    t = Translator(language, catalogue())
    return t(
        "This command does not work like this ({reason}). See: {command} --help",
        reason=error.format_message().rstrip("."),
        command=command,
    )


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`, before or behind the command."""

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
