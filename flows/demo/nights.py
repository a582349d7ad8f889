"""The demo: two nights over the invented district's site, in one process, and what came of them."""

from __future__ import annotations

import os
import shutil
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.demo.site import build_site, demo_books, serving_demo, write_site_file
from flows.run import run_night
from flows.settings import Settings
from warehouse.connect import open_release


def run_demo(folder: Path, console: Console) -> int:
    """Return the worse exit status of two nights; the second finds one book silently replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    with serving_demo(folder / "site", night=1) as (_, server):
        write_site_file(server, folder / "sites")
        os.environ.update(
            MINGZHANG_FOLDER=str(folder),
            MINGZHANG_SITES=str(folder / "sites"),
            MINGZHANG_ALLOW_LOOPBACK="true",
            MINGZHANG_PORTAL="true",
        )
        settings = Settings()
        console.rule("第一夜 · first night")
        first = run_night(settings, console)
        console.rule("第二夜 · second night: one book was replaced under the same address")
        build_site(demo_books(2), server.folder)
        second = run_night(settings, console)
    _show_findings(settings, console)
    _show_letters(settings, console)
    console.print(f"released database: {settings.release}", markup=False, highlight=False)
    console.print(f"portal: {settings.portal_folder / 'index.html'}", markup=False, highlight=False)
    for report in sorted(settings.reports.glob("*/index.html")):
        console.print(f"report: {report}", markup=False, highlight=False)
    return max(first, second)


def _show_findings(settings: Settings, console: Console) -> None:
    """Print the findings of the released database."""
    with open_release(settings.release) as release:
        rows = release.execute(
            "SELECT publisher, fiscal_year, relation, message_zh FROM open_findings ORDER BY ALL"
        ).fetchall()
    table = Table(title=f"{len(rows)} 处数字不能同时成立", title_justify="left")
    for head in ("单位", "年度", "关系", "说明"):
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(value)) for value in row))
    console.print(table)


def _show_letters(settings: Settings, console: Console) -> None:
    """Print the letters of the outbox, and the first of them whole."""
    letters = [
        message_from_bytes(path.read_bytes(), policy=default)
        for path in sorted(settings.outbox.glob("*.eml"))
    ]
    for letter in letters:
        console.print(f"letter to {letter['To']}: {letter['Subject']}", markup=False, highlight=False)
    if letters and (body := letters[0].get_body(("plain",))) is not None:
        console.rule("the letter")
        console.print(body.get_content(), markup=False, highlight=False)
