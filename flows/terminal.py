"""What every command needs: the settings, one line on the error stream, and a stop with exit status 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

if TYPE_CHECKING:
    from flows.settings import Settings

ERRORS = Console(stderr=True)
FORMATS, LIST_FORMATS = ("text", "json"), ("text", "json", "csv")


def require_format(format: str, known: tuple[str, ...] = FORMATS) -> None:
    """Stop when a format is none of the known."""
    if format not in known:
        stop(f"--format is {', '.join(known[:-1])} or {known[-1]}, not {format!r}")


def read_settings() -> Settings:
    """Return the settings, or stop with what is wrong in them."""
    from flows.settings import Settings  # noqa: PLC0415 - so that --help answers at once

    try:
        return Settings()
    except ValidationError as error:
        lines = (f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors())
        stop("settings (environment MINGZHANG_… or mingzhang.toml): " + "; ".join(lines))
    except ValueError as error:
        stop(f"settings (environment MINGZHANG_… or mingzhang.toml): {error}")


def stop(message: str) -> NoReturn:
    """Say what is wrong and leave with exit status 2."""
    say(f"mingzhang: {message}", style="red")
    raise typer.Exit(2)


def say(line: str, style: str = "") -> None:
    """Print one line on the error stream, as it is and unbroken."""
    ERRORS.print(line, markup=False, highlight=False, soft_wrap=True, style=style)
