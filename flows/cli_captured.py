"""Commands about what was captured: `mingzhang archive verify` and `mingzhang compare`."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from flows.terminal import LIST_FORMATS, read_settings, require_format, say

archive_app = typer.Typer(no_args_is_help=True, help="The captured bytes, which are never deleted.")


@archive_app.command("verify")
def archive_verify() -> None:
    """Read every file of the archive, and prove that it is what was captured and that none is missing.

    Exit status: 0 the archive is whole, 1 something is missing or damaged: a line each, and where it came from.
    """
    from flows.verify import verify_archive

    verified = verify_archive(read_settings())
    for problem in verified.problems:
        print(problem)
    say(
        f"{verified.checked} checked, {verified.captured} ever captured, {len(verified.problems)} not as captured"
    )
    raise typer.Exit(1 if verified.problems else 0)


def compare(
    books: Annotated[
        list[str],
        typer.Argument(
            help="Two PDF files; or two versions, or one book, each by as much of its SHA-256 as is unique; "
            "or a publisher.",
            show_default=False,
        ),
    ],
    year: Annotated[
        int | None, typer.Option(help="Only this fiscal year of a publisher.", show_default=False)
    ] = None,
    format: Annotated[
        str,
        typer.Option("--format", help="text for people, json or csv for programs.", metavar="text|json|csv"),
    ] = "text",
) -> None:
    """Tell which printed figures changed, were added, or vanished between two versions of a book.

    With one book or a publisher: from each version to the next, as the release knows them.
    Exit status: 0 every figure stayed, 1 some did not.

    Examples: mingzhang compare old.pdf new.pdf · mingzhang compare 青岚区统计局 --year 2024 --format csv
    """
    from flows.compare import COLUMNS, as_rows, compare_books, print_compared
    from flows.findings import write_rows

    require_format(format, LIST_FORMATS)
    compared = compare_books(books, year, read_settings())
    if format == "text":
        print_compared(compared, Console())
    elif rows := write_rows(COLUMNS, as_rows(compared), format):
        print(rows)
    raise typer.Exit(1 if any(step.changes for step in compared) else 0)
