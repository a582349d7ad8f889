"""The `mingzhang` command. Heavy imports stay inside the commands, so that --help answers at once."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.cli_captured import archive_app, compare
from flows.cli_portal import digest, portal
from flows.cli_site import site_app
from flows.leaving import hush_teardown
from flows.terminal import ERRORS as _ERRORS
from flows.terminal import LIST_FORMATS
from flows.terminal import read_settings as _settings
from flows.terminal import require_format as _require_format
from flows.terminal import say as _say
from flows.terminal import stop as _stop
from transforms.errors import MingzhangError

if TYPE_CHECKING:
    from flows.ask import Answer

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="明账 · reads what district departments publish about their money, and says which numbers cannot all be true.",
)
app.add_typer(site_app, name="site")
app.add_typer(archive_app, name="archive")
app.command()(compare)
app.command()(portal)
app.command()(digest)

ANSWER_FORMATS = ("text", "csv", "json")
Books = Annotated[
    list[Path], typer.Argument(help="PDF files of final accounts (部门决算公开).", show_default=False)
]
Format = Annotated[
    str, typer.Option("--format", help="text for people, json for programs.", metavar="text|json")
]
ListFormat = Annotated[
    str, typer.Option("--format", help="text for people, json or csv for programs.", metavar="text|json|csv")
]
AnswerFormat = Annotated[
    str,
    typer.Option(
        "--format", help="text for people, csv for spreadsheets, json for programs.", metavar="text|csv|json"
    ),
]
Bom = Annotated[
    bool, typer.Option("--bom", help="Begin CSV with a byte order mark, so that Excel knows it is UTF-8.")
]
HtmlFolder = Annotated[
    Path | None, typer.Option("--html", help="Write a report with the boxed pages into this folder.")
]


@app.command()
def check(files: Books, format: Format = "text", html: HtmlFolder = None) -> None:
    """Check books at hand, before publishing: the same judgement as at night.

    Exit status: 0 nothing found, 1 findings, 2 a file could not be read.

    Example: mingzhang check 2024年度部门决算.pdf --html report
    """
    from flows.check import as_json, check_files
    from flows.check_report import print_checked, write_checked
    from flows.publish.night import folder_name

    _require_format(format)
    if html is not None and html.exists() and not html.is_dir():
        _stop(f"--html names a folder, but {html} is a file")
    found = unread = 0
    names: Counter[str] = Counter()
    for checked in check_files(files, _settings()):
        found += bool(checked.findings)
        unread += checked.error is not None
        if format == "json":
            print(json.dumps(as_json(checked), ensure_ascii=False))
        else:
            print_checked(checked, Console())
        if html is not None and checked.document is not None:
            name = folder_name(checked.file.stem)
            names[name] += 1
            index = write_checked(html / (name if names[name] == 1 else f"{name}-{names[name]}"), checked)
            _say(f"report: {index}")
    raise typer.Exit(2 if unread else 1 if found else 0)


@app.command()
def nightly() -> None:
    """Run one night now: crawl the sites, read new books, judge, release, write letters.

    Exit status: 0 completed, 1 partial (a site or book was lost), 2 failed.
    """
    from flows.run import run_night

    raise typer.Exit(run_night(_settings(), Console()))


@app.command()
def demo(
    folder: Annotated[Path, typer.Option(help="Folder for everything the demo writes.")] = Path("var/demo"),
) -> None:
    """Run two nights over an invented district's site, served on this machine, and show what comes out."""
    from flows.demo.nights import run_demo

    raise typer.Exit(run_demo(folder, Console()))


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="A question such as Q14.", show_default=False)
    ] = None,
    district: Annotated[str | None, typer.Option(help="Of one district only.", show_default=False)] = None,
    publisher: Annotated[str | None, typer.Option(help="Of one body only.", show_default=False)] = None,
    year: Annotated[int | None, typer.Option(help="Of one fiscal year only.", show_default=False)] = None,
    format: AnswerFormat = "text",
    bom: Bom = False,
) -> None:
    """List the questions of oversight bodies, or answer one from the release.

    Example: mingzhang ask Q14 --district 武昌区 --year 2024 --format csv --bom > q14.csv
    """
    from flows.answers import print_question
    from flows.ask import answer_question
    from warehouse.question_files import find_question, read_questions

    _require_format(format, ANSWER_FORMATS)
    if question is None:
        for known in read_questions():
            print(f"{known.question_id} {known.title_zh} · {known.title_en}")
        return
    asked = find_question(question, read_questions())
    of_whom = {"district": district, "publisher": publisher, "year": year}
    answer, label = answer_question(_settings().release, asked, of_whom)
    print_question(asked, _ERRORS)
    _show(answer, format, bom)
    _say(f"release {label.name}, made {label.made_at}")


@app.command()
def sql(
    query: Annotated[
        str | None, typer.Argument(help="SQL in DuckDB's words; without it a prompt.", show_default=False)
    ] = None,
    format: AnswerFormat = "text",
    bom: Bom = False,
) -> None:
    """Ask the released database in SQL; amounts are exact, in yuan. Without a query: a prompt, or SQL from a pipe.

    Example: mingzhang sql "SELECT publisher, fiscal_year, expenditure_yuan FROM report.totals"

    Begin with the views of the schema report; dictionary.html beside the release describes every column.
    """
    from flows.ask import answer_query

    _require_format(format, ANSWER_FORMATS)
    settings = _settings()
    if query is None and sys.stdin.isatty():
        from flows.shell import run_shell

        run_shell(settings.release, settings.folder / "sql_history", Console())
        return
    _show(answer_query(settings.release, sys.stdin.read() if query is None else query), format, bom)


@app.command()
def findings(
    state: Annotated[
        str, typer.Option(help="Which findings.", metavar="open|new|waived|resolved|superseded|all")
    ] = "open",
    site: Annotated[str, typer.Option(help="Only those of one site file, by its name.")] = "",
    publisher: Annotated[str, typer.Option(help="Only publishers whose name holds this.")] = "",
    year: Annotated[int | None, typer.Option(help="Only this fiscal year.", show_default=False)] = None,
    format: ListFormat = "text",
) -> None:
    """List what was found, with its fingerprint, when it was first and last seen, and how it ended.

    open: still so in the last version read · new: first seen by the last run · waived: explained, see `mingzhang
    waive` · resolved: a newly published version holds · superseded: withdrawn by us, or told as another finding.

    Example: mingzhang findings --state resolved --year 2024 --format csv
    """
    from flows.findings import FINDING_COLUMNS, list_findings, print_findings, write_rows

    _require_format(format, LIST_FORMATS)
    rows = list_findings(_settings(), state=state, site=site, publisher=publisher, year=year)
    if format == "text":
        print_findings(rows, Console())
    else:
        print(write_rows(FINDING_COLUMNS, rows, format))


@app.command()
def waive(
    fingerprint: Annotated[
        str,
        typer.Argument(help="Fingerprint of a finding, or as much of it as is unique.", show_default=False),
    ],
    reason: Annotated[str, typer.Option(help="Why the numbers are right as they stand.", show_default=False)],
    until: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Last day it counts; one year from today without it."),
    ] = None,
    by: Annotated[str, typer.Option(help="Who accepts it; your user name without it.")] = "",
) -> None:
    """Accept the explanation of a finding: it is no longer mailed, and its report shows the reason.

    After the last day it is open again. Waivers are never deleted: waive again to prolong one, or with --until of
    today to end it. At most three years.

    Example: mingzhang waive 3f9c --reason "上级专款不列入本级预算，已电话核实" --until 2027-06-30 --by 张三
    """
    from flows.findings import record_waiver

    waiver, is_released = record_waiver(_settings(), fingerprint, reason, until.date() if until else None, by)
    print(f"waived {waiver.finding_id} until {waiver.until}, by {waiver.waived_by}: {waiver.reason}")
    if not is_released:
        _say("books wait to be judged, so readers see it from the next night's release on")


@app.command()
def waivers(format: ListFormat = "text") -> None:
    """List every explanation ever accepted: active, expired, or replaced by a later one of the same finding."""
    from flows.findings import WAIVER_COLUMNS, list_waivers, print_waivers, write_rows

    _require_format(format, LIST_FORMATS)
    rows = list_waivers(_settings())
    if format == "text":
        print_waivers(rows, Console())
    else:
        print(write_rows(WAIVER_COLUMNS, rows, format))


@app.command()
def relations(
    relation_id: Annotated[
        str | None, typer.Argument(help="An identifier such as R115.", show_default=False)
    ] = None,
) -> None:
    """List the relations that are checked, or explain one with an example that holds and one that fires."""
    from flows.relations import print_catalogue, print_relation

    if relation_id is None:
        print_catalogue(Console())
    else:
        print_relation(relation_id, Console())


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="Port of the run pages, on this machine only.")] = 4200,
) -> None:
    """Register the nightly schedule (the settings schedule and time_zone, 02:00 in China) and run it until stopped.

    Starts a Prefect server of its own, unless PREFECT_API_URL names yours. Stopping it pauses the schedule.
    """
    from flows.run import serve_nights

    serve_nights(_settings(), port, Console())


def _show(answer: Answer, format: str, bom: bool) -> None:
    """Print an answer in one of its formats."""
    from flows.answers import as_csv, as_json_lines, print_answer

    if format == "csv":
        typer.echo(as_csv(answer, bom=bom).encode(), nl=False)
    elif format == "json":
        print(as_json_lines(answer))
    else:
        print_answer(answer, Console())


def main() -> None:
    """Run the command; an error raised on purpose, or by the disk, is one line and never a traceback."""
    hush_teardown()
    try:
        app()
    except (MingzhangError, OSError) as error:
        _say(f"mingzhang: {error}", style="red")
        raise SystemExit(2) from None
