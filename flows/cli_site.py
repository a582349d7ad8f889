"""Commands about site files: `mingzhang site draft` and `mingzhang site test`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.terminal import read_settings, require_format

site_app = typer.Typer(no_args_is_help=True, help="Draft a site file, or try one without keeping anything.")

Format = Annotated[
    str, typer.Option("--format", help="text for people, json for programs.", metavar="text|json")
]


@site_app.command("draft")
def site_draft(
    code: Annotated[str, typer.Argument(help="A 行政区划代码, such as 420106.", show_default=False)],
    to: Annotated[
        Path | None, typer.Option(help="The file to write; by default <code>.yml among the sites.")
    ] = None,
) -> None:
    """Write a site file for a region, from a survey of finance columns, for a person to finish."""
    from flows.site import write_draft

    print(write_draft(code, to, read_settings()))


@site_app.command("test")
def site_test(
    file: Annotated[Path, typer.Argument(help="A site file.", show_default=False)], format: Format = "text"
) -> None:
    """Walk a site without keeping anything, and print the books a night would fetch.

    Exit status: 0 books were found and nothing was lost, 1 otherwise.
    """
    from flows.site import as_json, print_preview, try_site

    require_format(format)
    preview = try_site(file, read_settings())
    if format == "json":
        print(as_json(preview))
    else:
        print_preview(preview, Console())
    raise typer.Exit(0 if preview.books and not preview.problems else 1)
