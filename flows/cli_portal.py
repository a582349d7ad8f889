"""Commands for overseers: `mingzhang portal` and `mingzhang digest`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.terminal import read_settings, say, stop


def portal(
    release: Annotated[
        Path | None, typer.Option(help="A released database; the last one without it.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Where the pages go; the folder `portal` without it.", show_default=False),
    ] = None,
) -> None:
    """Build the portal: static pages of a release that need no server and no network.

    Example: mingzhang portal --out /srv/www/mingzhang
    """
    from flows.crawl.archive import archive_at
    from flows.portal.build import build_portal

    settings = read_settings()
    built = build_portal(
        release or settings.release,
        out or settings.portal_folder,
        archive_at(settings.archive, settings.bucket).get,
        workers=settings.workers,
    )
    say(f"{built.pages} pages: {built.index}")


def digest(
    days: Annotated[int, typer.Option(help="How many days before the release it tells of.", min=1)] = 7,
    english: Annotated[bool, typer.Option("--english", help="Write it in English.")] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Mail it to the overseers of the settings, each once.")
    ] = False,
) -> None:
    """Write the overseer's digest as a mail: coverage, missing and late books, silent changes, findings, corrections.

    Exit status: 0 written, and sent where that was asked for; 1 the mail server refused an address.

    Example: mingzhang digest --days 1 --send
    """
    from flows.portal.digest_mail import send_digest, write_digest

    settings = read_settings()
    if send and (settings.smtp is None or not settings.overseers):
        stop("--send needs the settings `overseers` and [smtp]; without it the mail is only written")
    file = write_digest(
        settings.release,
        settings.digests,
        settings.sender,
        settings.overseers,
        days,
        "en" if english else "zh",
    )
    say(f"digest: {file}")
    if send and settings.smtp is not None:
        answers = send_digest(file, settings.overseers, settings.smtp)
        for recipient, answer in answers.items():
            say(f"{recipient}: {answer}")
        raise typer.Exit(not all(answer.startswith("2") for answer in answers.values()))
