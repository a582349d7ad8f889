"""Nights in the warehouse: when each began, how it ended, and what it captured."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import duckdb

from warehouse.load import insert_rows, transaction


class KnownAddress(NamedTuple):
    """What earlier nights captured at an address: the content's hash and the server's validators."""

    url: str
    sha256: str
    etag: str | None
    last_modified: str | None


class Answer(NamedTuple):
    """What a server answered: its status, where redirects led, and its headers without cookies."""

    status: int | None
    final_url: str
    headers: Mapping[str, str]


def begin_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, started_at: datetime, code_version: str
) -> None:
    """Record that a night begins; its end stays NULL if it crashes."""
    connection.execute(
        "INSERT INTO runs (run_id, started_at, code_version) VALUES (?, ?, ?)",
        [run_id, started_at, code_version],
    )


def end_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    ended_at: datetime,
    outcome: str,
    summary: Mapping[str, Any],
) -> None:
    """Record how a night ended: completed, partial or failed."""
    connection.execute(
        "UPDATE runs SET ended_at = ?, outcome = ?, summary = ? WHERE run_id = ?",
        [ended_at, outcome, json.dumps(summary, ensure_ascii=False), run_id],
    )


def find_unended(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the nights that began after the last one that ended, and died on their way."""
    rows = connection.execute(
        "SELECT run_id FROM runs WHERE ended_at IS NULL AND started_at > "
        "coalesce((SELECT max(started_at) FROM runs WHERE ended_at IS NOT NULL), '-infinity'::TIMESTAMPTZ) "
        "ORDER BY started_at"
    ).fetchall()
    return [run_id for (run_id,) in rows]


def record_sites(connection: duckdb.DuckDBPyConnection, sites: Sequence[tuple[str, str, str]]) -> None:
    """Store (site, name of its district, code) of every site file; a site whose file is gone keeps its name."""
    with transaction(connection):
        for site in sites:
            connection.execute("INSERT OR REPLACE INTO sites VALUES (?, ?, ?)", site)


def record_captures(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    captures: Sequence[Sequence[Any]],
    answers: Mapping[int, Answer] | None = None,
) -> None:
    """Store the captures of one site in one transaction; each is a row of `captures` after its run_id.

    `answers` holds what the server said, by the number of the capture, where it said more than «unchanged».
    """
    rows = [(f"{run_id}/{row[0]}/{number}", run_id, *row) for number, row in enumerate(captures)]
    said = [
        (
            rows[number][0],
            answer.status,
            answer.final_url,
            json.dumps(dict(answer.headers), ensure_ascii=False),
        )
        for number, answer in (answers or {}).items()
    ]
    with transaction(connection):
        insert_rows(connection, "captures", rows)
        insert_rows(connection, "capture_answers", said)


def find_known(connection: duckdb.DuckDBPyConnection, site: str) -> list[KnownAddress]:
    """Return, for every address of a site, the content it last held."""
    rows = connection.execute(
        "SELECT url, arg_max(sha256, captured_at), arg_max(coalesce(etag, ''), captured_at), "
        "arg_max(coalesce(last_modified, ''), captured_at) FROM captures "
        "WHERE site = ? AND sha256 IS NOT NULL GROUP BY url",
        [site],
    ).fetchall()
    return [KnownAddress(url, sha256, etag or None, modified or None) for url, sha256, etag, modified in rows]


def find_captured(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, for each content ever captured, by its SHA-256, the address that last gave it."""
    rows = connection.execute(
        "SELECT sha256, arg_max(url, captured_at) FROM captures WHERE sha256 IS NOT NULL GROUP BY sha256 ORDER BY sha256"
    ).fetchall()
    return dict(rows)
