"""The overseer's digest: what a period brought, as a page of the portal and as a mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import duckdb

from flows.ask import run_query
from flows.portal.records import Contents
from flows.portal.words import Words
from warehouse.question_files import find_question, read_questions

DAYS = 7
MOST_ROWS = 30

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The first rows of one part of a digest, how many there are, and how a row is written."""

    count: int
    rows: Sequence[Row]
    write_row: Callable[[Row, Words], Sequence[str]]

    def write(self, words: Words) -> list[Sequence[str]]:
        """Return the cells of each row, in words."""
        return [self.write_row(row, words) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a period brought, with how much there is at its end."""

    since: datetime
    until: datetime
    districts: int
    bodies: int
    books: int
    unread: int
    new: Listing
    silent: Listing
    mended: Listing
    missing: Listing
    late: Listing


def read_digest(release: duckdb.DuckDBPyConnection, contents: Contents, days: int = DAYS) -> Digest:
    """Return the digest of the last days before a release was made."""
    until = contents.made_at
    since = until - timedelta(days=days)
    return Digest(
        since=since,
        until=until,
        districts=len(contents.districts),
        bodies=sum(len(d.bodies) for d in contents.districts),
        books=sum(len(d.current) for d in contents.districts),
        unread=len(contents.unread),
        new=_list(_new(release, since), _write_finding),
        silent=_list(_silent(contents, since), _write_silent),
        mended=_list(_mended(release, since), _write_mended),
        missing=_list(_of_latest_year(release, "Q01"), _write_missing),
        late=_list([row for row in _of_latest_year(release, "Q02") if row[-1]], _write_late),
    )


def _list(rows: Sequence[Row], write_row: Callable[[Row, Words], Sequence[str]]) -> Listing:
    return Listing(len(rows), rows[:MOST_ROWS], write_row)


def _new(release: duckdb.DuckDBPyConnection, since: datetime) -> list[Row]:
    """Return the contradictions first seen since a moment, the largest first."""
    return release.execute(
        "SELECT publisher, fiscal_year, message_zh, message_en, abs(difference_yuan) FROM main.open_findings "
        "WHERE verdict = 'inconsistent' AND first_seen >= ? ORDER BY abs(difference_yuan) DESC NULLS LAST, finding_id",
        [since],
    ).fetchall()


def _silent(contents: Contents, since: datetime) -> list[Row]:
    """Return the books whose numbers a new version changed since a moment."""
    return [
        (body.publisher, book.fiscal_year, book.kind, len(body.changes[book.document_id]))
        for district in contents.districts
        for body in district.bodies
        for book in body.books
        if book.document_id in body.changes and book.first_captured_at and book.first_captured_at >= since
    ]


def _mended(release: duckdb.DuckDBPyConnection, since: datetime) -> list[Row]:
    return release.execute(
        "SELECT publisher, fiscal_year, message_zh, message_en FROM main.finding_states "
        "WHERE state = 'resolved' AND resolved_at >= ? ORDER BY resolved_at DESC, finding_id",
        [since],
    ).fetchall()


def _of_latest_year(release: duckdb.DuckDBPyConnection, question_id: str) -> list[Row]:
    """Return (body, year, kind, …) of a question's answer, of the latest year of each district and kind alone."""
    answer = run_query(release, find_question(question_id, read_questions()).sql)
    place = {name: number for number, name in enumerate(answer.columns)}
    latest: dict[tuple[str, str], int] = {}
    for district, kind, year in release.execute(
        "SELECT district, kind, max(fiscal_year) FROM report.books WHERE is_current GROUP BY ALL"
    ).fetchall():
        latest[district, kind] = year
    more = [name for name in ("days_after", "is_late") if name in place]
    return [
        tuple(row[place[name]] for name in ("publisher", "fiscal_year", "kind", *more))
        for row in answer.rows
        if row[place["fiscal_year"]] == latest.get((row[place["district"]], row[place["kind"]]))
    ]


def _write_finding(row: Row, words: Words) -> Sequence[str]:
    publisher, year, zh, en, difference = row
    return publisher, str(year or ""), words.choose(zh, en), words.yuan(difference)


def _write_silent(row: Row, words: Words) -> Sequence[str]:
    publisher, year, kind, count = row
    return publisher, str(year or ""), words.say(f"kind_{kind}"), str(count)


def _write_mended(row: Row, words: Words) -> Sequence[str]:
    publisher, year, zh, en = row
    return publisher, str(year or ""), words.choose(zh, en)


def _write_missing(row: Row, words: Words) -> Sequence[str]:
    publisher, year, kind = row
    return publisher, str(year or ""), words.say(f"kind_{kind}")


def _write_late(row: Row, words: Words) -> Sequence[str]:
    publisher, year, kind, days, _ = row
    return publisher, str(year or ""), words.say(f"kind_{kind}"), str(days)
