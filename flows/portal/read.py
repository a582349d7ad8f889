"""A release → what the pages show. Every query asks for all bodies at once, so that a province is read once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb

from expectations.catalogue import FOLDER
from flows.portal.records import (
    Body,
    Book,
    Changed,
    Coded,
    Contents,
    District,
    Figure,
    Night,
    SiteNight,
    Tally,
    Unread,
)

MOST_CHANGES = 100
_TOTALS = (
    "income",
    "expenditure",
    "carryover_opening",
    "carryover_closing",
    "basic_expenditure",
    "project_expenditure",
)
_NAMES = {
    "carryover_opening": "opening",
    "carryover_closing": "closing",
    "basic_expenditure": "basic",
    "project_expenditure": "project",
}
# Of a body that publishes for itself and for its units the whole counts.
_WHOLE_FIRST = (
    "district, publisher, fiscal_year, body_kind = 'unit', scope NOT IN ('', '汇总'), scope, document_id"
)
_PASSED = "('exact', 'rounding', 'balanced', 'improbable')"


def read_contents(release: duckdb.DuckDBPyConnection) -> Contents:
    """Return what the pages of a release show, but for the findings themselves."""
    ((release_id, made_at),) = release.execute("SELECT release_id, made_at FROM report.release").fetchall()
    bodies = _read_bodies(release)
    _add_figures(release, bodies)
    _add_changes(release, bodies)
    return Contents(
        release_id=release_id,
        made_at=made_at,
        districts=_group(bodies.values()),
        night=_read_night(release),
        unread=[
            Unread(*row)
            for row in release.execute(
                "SELECT district, coalesce(title, url, document_id), coalesce(reason, state), url "
                "FROM report.unread_books ORDER BY ALL"
            ).fetchall()
        ],
        tallies=_read_tallies(release),
        families=_count_families(release),
        trend=_read_trend(release),
    )


def find_families() -> dict[str, str]:
    """Return the family of each relation: the folder that its file lies in."""
    return {path.stem.partition("_")[0].upper(): path.parent.name for path in FOLDER.rglob("*.sql")}


def read_codes(release: duckdb.DuckDBPyConnection, district: str) -> list[Coded]:
    """Return what the current books of a district print beside each functional code."""
    rows = release.execute(
        "SELECT publisher, fiscal_year, code, coalesce(label, ''), total_yuan, coalesce(total_text, ''), unit "
        "FROM report.function_spending WHERE district = ? AND form = 'T03' AND code IS NOT NULL ORDER BY ALL",
        [district],
    ).fetchall()
    return [Coded(*row) for row in rows]


def _read_bodies(release: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Body]:
    rows = release.execute(
        f"""
        WITH found AS (
            SELECT document_id, count(*) FILTER (verdict = 'inconsistent') AS contradictions,
                count(*) FILTER (verdict = 'suspicious') AS questions
            FROM main.open_findings GROUP BY document_id
        ),
        read AS (
            SELECT document_id, count(*) FILTER (status IN ('read', 'empty')) AS forms_read, count(*) AS forms
            FROM main.forms GROUP BY document_id
        ),
        judged AS (
            SELECT document_id, count(*) AS compared FROM main.verdicts
            WHERE verdict IN {_PASSED} OR verdict IN ('inconsistent', 'suspicious') GROUP BY document_id
        )
        SELECT b.district, b.publisher, b.fiscal_year, b.kind, b.body_kind, b.scope, b.title, b.published_on,
            b.first_captured_at, b.version, b.is_current, b.replaces, b.url, b.document_id,
            coalesce(f.contradictions, 0), coalesce(f.questions, 0), coalesce(r.forms_read, 0), coalesce(r.forms, 0),
            coalesce(j.compared, 0)
        FROM report.books AS b
        LEFT JOIN found AS f USING (document_id)
        LEFT JOIN read AS r USING (document_id)
        LEFT JOIN judged AS j USING (document_id)
        ORDER BY b.district, b.publisher, b.fiscal_year, b.kind, b.scope, b.version, b.document_id
        """  # noqa: S608 - verdicts of our own
    ).fetchall()
    bodies: dict[tuple[str, str], Body] = {}
    for book in map(Book._make, rows):
        key = (book.district, book.publisher)
        bodies.setdefault(key, Body(*key)).books.append(book)
    return bodies


def _add_figures(release: duckdb.DuckDBPyConnection, bodies: dict[tuple[str, str], Body]) -> None:
    """Give the bodies the figures of their final accounts; of several books that print one the first counts."""
    for name in _TOTALS:
        page = "expenditure_page" if name.endswith("_expenditure") else "page"
        _add(
            release,
            bodies,
            f"SELECT *, '{_NAMES.get(name, name)}' AS name, {name}_yuan AS yuan, {name}_text AS said, "  # noqa: S608
            f"{page} AS at_page FROM report.totals",
        )
    _add(
        release,
        bodies,
        "SELECT *, 'class:' || label AS name, total_yuan AS yuan, total_text AS said, page AS at_page "
        "FROM report.function_spending WHERE form = 'T03' AND level = 'class'",
    )
    for measure in ("budget", "final"):
        _add(
            release,
            bodies,
            f"SELECT *, '{measure}:' || concept AS name, {measure}_yuan AS yuan, {measure}_text AS said, "  # noqa: S608
            "page AS at_page FROM report.three_public",
        )


def _add(release: duckdb.DuckDBPyConnection, bodies: dict[tuple[str, str], Body], query: str) -> None:
    rows = release.execute(
        "SELECT district, publisher, fiscal_year, name, yuan, coalesce(said, ''), coalesce(unit, ''), "  # noqa: S608
        f"at_page, document_id FROM ({query}) WHERE yuan IS NOT NULL AND fiscal_year IS NOT NULL "
        f"ORDER BY {_WHOLE_FIRST}"
    ).fetchall()
    for district, publisher, year, name, *figure in rows:
        body = bodies.get((district, publisher))
        if body is not None:
            body.figures.setdefault(year, {}).setdefault(name, Figure(*figure))


def _add_changes(release: duckdb.DuckDBPyConnection, bodies: dict[tuple[str, str], Body]) -> None:
    """Give the bodies what changed between the versions of their books."""
    rows: list[tuple[Any, ...]] = release.execute(
        "SELECT district, publisher, document_id, form, coalesce(label, ''), measure, old_text, new_text "
        "FROM report.changes ORDER BY district, publisher, document_id, form, page, fact_id"
    ).fetchall()
    for district, publisher, document_id, *changed in rows:
        bodies[district, publisher].changes.setdefault(document_id, []).append(Changed(*changed))


def _group(bodies: Iterable[Body]) -> list[District]:
    districts: dict[str, District] = {}
    for body in bodies:
        districts.setdefault(body.district, District(body.district)).bodies.append(body)
    return list(districts.values())


def _read_night(release: duckdb.DuckDBPyConnection) -> Night | None:
    """Return the last night; a site of which nothing was asked has zero files."""
    runs = release.execute(
        "SELECT run_id, started_at, outcome FROM main.runs ORDER BY started_at DESC LIMIT 1"
    ).fetchall()
    if not runs:
        return None
    ((run_id, started_at, outcome),) = runs
    sites = release.execute(
        """
        SELECT s.site, s.name,
            count(c.url) FILTER (c.role = 'attachment' AND c.state IN ('new', 'changed', 'unchanged')),
            count(c.url) FILTER (c.role = 'attachment' AND c.state IN ('new', 'changed')),
            count(c.url) FILTER (c.state IN ('blocked', 'disallowed', 'gone', 'too_large', 'failed'))
        FROM main.sites AS s
        LEFT JOIN main.captures AS c ON c.site = s.site AND c.run_id = ?
        GROUP BY s.site, s.name
        ORDER BY s.name, s.site
        """,
        [run_id],
    ).fetchall()
    return Night(started_at, outcome, [SiteNight(*row) for row in sites])


def _read_tallies(release: duckdb.DuckDBPyConnection) -> dict[str, Tally]:
    rows = release.execute(
        f"""
        SELECT relation, count(*) FILTER (verdict IN {_PASSED}), count(*) FILTER (verdict = 'inconsistent'),
            count(*) FILTER (verdict = 'suspicious'), count(*) FILTER (verdict = 'not_applicable'),
            count(*) FILTER (verdict IN ('not_comparable', 'extraction_doubt', 'errored'))
        FROM report.verdicts GROUP BY relation
        """  # noqa: S608 - verdicts of our own
    ).fetchall()
    return {relation: Tally(*counts) for relation, *counts in rows}


def _count_families(release: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """Return the number of open findings by district and family of their leading relation."""
    families = find_families()
    counts: Counter[tuple[str, str]] = Counter()
    for district, relation, count in release.execute(
        "SELECT b.district, f.relation, count(*) FROM main.open_findings AS f "
        "JOIN report.books AS b USING (document_id) GROUP BY ALL"
    ).fetchall():
        counts[district, families.get(relation, relation)] += count
    return dict(counts)


def _read_trend(release: duckdb.DuckDBPyConnection) -> list[tuple[Any, int]]:
    """Return how many findings were open after each night, as the history tells it."""
    steps: dict[Any, int] = defaultdict(int)
    for moment, change in release.execute(
        """
        WITH steps AS (
            SELECT first_seen AS moment, 1 AS change FROM main.finding_history
            UNION ALL
            SELECT coalesce(h.resolved_at, h.changed_at), -1 FROM main.finding_states AS s
            JOIN main.finding_history AS h USING (finding_id)
            WHERE s.state <> 'open'
        )
        SELECT r.started_at, coalesce(sum(s.change), 0)::BIGINT
        FROM steps AS s
        ASOF JOIN main.runs AS r ON s.moment >= r.started_at
        GROUP BY r.started_at
        UNION ALL
        SELECT started_at, 0 FROM main.runs
        """
    ).fetchall():
        steps[moment] += change
    open_now, trend = 0, []
    for moment in sorted(steps):
        open_now += steps[moment]
        trend.append((moment, open_now))
    return trend
