"""`mingzhang sql` on a terminal: a prompt over the open release, with completion, history and help."""

from __future__ import annotations

import readline
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
from rich.console import Console

from flows.answers import print_answer, print_question
from flows.ask import QuestionError, read_label, run_query
from transforms.errors import MingzhangError
from warehouse.connect import open_release
from warehouse.question_files import find_question, read_questions

HELP = """\
Write SQL and end it with a semicolon; Tab completes, the arrow keys go back, Ctrl-D leaves.
.tables          the views for readers, with what they hold
.columns NAME    the columns of a view or table
.questions       the questions that are ready to run
.ask Q14         run one of them; SET VARIABLE district = '…', publisher = '…' or year = 2024 before it narrows it
.quit            leave"""
_PROMPT, _MORE = "明账> ", "  ... "
_TABLES = (
    "SELECT schema_name || '.' || name AS name, comment FROM ("
    "SELECT schema_name, table_name AS name, comment FROM duckdb_tables() WHERE NOT internal UNION ALL "
    "SELECT schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal) "
    "ORDER BY schema_name DESC, name"
)


def run_shell(
    release: Path, history: Path, console: Console, read_line: Callable[[str], str] = input
) -> None:
    """Answer what is typed until its end; a mistake is told and loses nothing."""
    with open_release(release) as connection:
        label = read_label(connection)
        console.print(f"release {label.name}, made {label.made_at}; .help for help", highlight=False)
        words = list_words(connection)
        readline.set_completer_delims(" \t\n(),;=<>'\"")
        readline.set_completer(make_completer(words))
        readline.parse_and_bind("tab: complete")
        _read_history(history)
        try:
            _answer_lines(connection, console, read_line)
        finally:
            _write_history(history)


def list_words(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what can be completed: views and tables, columns, words of SQL, commands."""
    rows = connection.execute(
        f"""
        SELECT DISTINCT word
        FROM (
            SELECT name AS word FROM ({_TABLES})
            UNION ALL SELECT column_name FROM duckdb_columns() WHERE NOT internal
            UNION ALL SELECT upper(keyword_name) FROM duckdb_keywords() WHERE keyword_category = 'reserved'
        )
        ORDER BY word
        """  # noqa: S608 - a fixed query
    ).fetchall()
    return [word for (word,) in rows] + [
        line.split()[0] for line in HELP.splitlines() if line.startswith(".")
    ]


def make_completer(words: Sequence[str]) -> Callable[[str, int], str | None]:
    """Return the completer that readline asks: the n-th word that begins with a text, in either case."""

    def complete(text: str, number: int) -> str | None:
        found = [word for word in words if word.lower().startswith(text.lower())]
        return found[number] if number < len(found) else None

    return complete


def _answer_lines(
    connection: duckdb.DuckDBPyConnection, console: Console, read_line: Callable[[str], str]
) -> None:
    written = ""
    while True:
        try:
            line = read_line(_MORE if written else _PROMPT)
        except EOFError:
            return
        except KeyboardInterrupt:
            console.print()
            written = ""
            continue
        if not written and line.strip() in (".quit", ".exit"):
            return
        written += line + "\n"
        if not written.strip():
            written = ""
        elif written.lstrip().startswith(".") or line.rstrip().endswith(";"):
            _answer(connection, written.strip(), console)
            written = ""


def _answer(connection: duckdb.DuckDBPyConnection, text: str, console: Console) -> None:
    try:
        if text.startswith("."):
            _obey(connection, text.rstrip(";"), console)
        else:
            print_answer(run_query(connection, text), console)
    except MingzhangError as error:
        console.print(str(error), style="red", markup=False, highlight=False)
    except KeyboardInterrupt:
        console.print("stopped", style="red")


def _obey(connection: duckdb.DuckDBPyConnection, text: str, console: Console) -> None:
    command, _, argument = text.partition(" ")
    if command == ".tables":
        print_answer(run_query(connection, _TABLES), console)
    elif command == ".columns":
        print_answer(run_query(connection, f"DESCRIBE {argument}"), console)
    elif command == ".questions":
        for question in read_questions():
            console.print(
                f"{question.question_id} {question.title_zh} · {question.title_en}", highlight=False
            )
    elif command == ".ask":
        question = find_question(argument.strip(), read_questions())
        print_question(question, console)
        print_answer(run_query(connection, question.sql), console)
    elif command == ".help":
        console.print(HELP, markup=False, highlight=False)
    else:
        raise QuestionError(f"there is no command {command}; .help lists them")


def _read_history(path: Path) -> None:
    try:
        readline.read_history_file(path)
    except OSError:
        readline.clear_history()


def _write_history(path: Path) -> None:
    """Keep the last lines typed, where this user may write at all."""
    try:
        readline.set_history_length(1000)
        readline.write_history_file(path)
    except OSError:
        return
