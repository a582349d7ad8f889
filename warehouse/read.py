"""Reads records back out of the warehouse, money exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from transforms.model import Box, CellState, Fact


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One version of one disclosure, and where it was captured."""

    document_id: str
    publisher: str
    fiscal_year: int | None
    kind: str
    scope: str
    title: str
    site: str | None
    url: str | None
    page_url: str | None
    page_date: date | None
    captured_at: datetime | None
    version: int
    is_current: bool
    replaces: str | None

    @property
    def identity(self) -> str:
        """What stays the same over its versions: publisher, year, kind and scope.

        A book whose body or year is unknown is a version of nothing else, and shares its identity with none.
        """
        known = self.publisher and self.fiscal_year
        alone = () if known else (self.document_id,)
        return "|".join((self.publisher, str(self.fiscal_year), self.kind, self.scope, *alone))


def read_facts(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, Fact]:
    """Return the facts of a document by identifier, in printed order."""
    rows = connection.execute(
        "SELECT fact_id, form, concept, code, label, side, measure, state, text, unit, amount_yuan, step_yuan, page, "
        "x0, top, x1, bottom, inferred, quantity, quantity_step, coalesce(sentence_id, '') FROM facts "
        "WHERE document_id = ? ORDER BY rowid",
        [document_id],
    ).fetchall()
    return {row[0]: _fact(row) for row in rows}


def read_last_year(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, Decimal]:
    """Return what the facts of a document printed a year before, in yuan, by identifier; a code that changed is left out."""
    rows = connection.execute(
        "SELECT fact_id, amount_yuan FROM prior_cells WHERE document_id = ? AND amount_yuan IS NOT NULL "
        "AND (prior_code IS NULL OR concept = prior_code) ORDER BY fact_id",
        [document_id],
    ).fetchall()
    return dict(rows)


def _fact(row: Sequence[Any]) -> Fact:
    """Return a fact from a row: its fields in order, the four edges of its box for one."""
    values = [*row[:7], CellState(row[7]), *row[8:13], Box(*row[13:17]), *row[17:]]
    return Fact(*values)


def read_form_pages(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, tuple[int, ...]]:
    """Return the pages of each form of a document."""
    rows = connection.execute("SELECT form, pages FROM forms WHERE document_id = ?", [document_id]).fetchall()
    return {form: tuple(pages) for form, pages in rows}


def read_disclosures(
    connection: duckdb.DuckDBPyConnection, document_ids: list[str] | None = None
) -> list[Disclosure]:
    """Return disclosures with their versions, all or the named ones, ordered by publisher, year and version."""
    rows = connection.execute(
        "SELECT document_id, publisher, fiscal_year, kind, scope, title, site, url, page_url, page_date, "
        "first_captured_at, version, is_current, replaces FROM disclosures "
        "WHERE $1::VARCHAR[] IS NULL OR list_contains($1, document_id) "
        "ORDER BY publisher, fiscal_year, kind, scope, version",
        [document_ids],
    ).fetchall()
    return [Disclosure(*row) for row in rows]


def find_unread(connection: duckdb.DuckDBPyConnection, code_version: str) -> list[str]:
    """Return the captured PDF contents that this version of the reading code has not read yet."""
    rows = connection.execute(
        "SELECT DISTINCT c.sha256 FROM captures AS c ANTI JOIN documents AS d "
        "ON d.document_id = c.sha256 AND d.code_version = ? "
        "WHERE c.role = 'attachment' AND c.sha256 IS NOT NULL AND c.state IN ('new', 'changed', 'unchanged') ORDER BY 1",
        [code_version],
    ).fetchall()
    return [sha256 for (sha256,) in rows]


def find_unjudged(connection: duckdb.DuckDBPyConnection, relations_version: str) -> list[str]:
    """Return the documents that were read but not yet judged with this version of the relations."""
    rows = connection.execute(
        "SELECT document_id FROM documents WHERE state = 'read' AND judged_with IS DISTINCT FROM ? ORDER BY 1",
        [relations_version],
    ).fetchall()
    return [document_id for (document_id,) in rows]


def find_names(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> dict[str, str]:
    """Return what the page that links to each content called it, for a person to recognise."""
    rows = connection.execute(
        "SELECT sha256, arg_max(coalesce(link_text, page_title, url), captured_at) FROM captures "
        "WHERE role = 'attachment' AND list_contains(?::VARCHAR[], sha256) GROUP BY sha256",
        [document_ids],
    ).fetchall()
    return dict(rows)
