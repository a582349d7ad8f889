"""The findings of the books of a release as reports show them, and the pictures of the pages they stand on."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from expectations.catalogue import Relation
from flows.portal.words import Words
from flows.publish.books import gather_book
from flows.publish.exhibit import MOST_PICTURES, rank_findings
from flows.publish.places import mark_boxes, shown_pages
from flows.publish.report import BookPage, BookReport, PictureKey, show_book
from transforms.errors import MingzhangError
from transforms.pdf.picture import render_page
from warehouse.read import read_disclosures

MOST_FINDINGS = 40  # on the page of one body: with their arithmetic they stay below half a megabyte
_NARROWED = ("facts", "forms", "verdicts", "verdict_terms", "findings", "finding_quotes", "disclosures")

ReadPdf = Callable[[str], bytes]


def find_told(release: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the current books with an open finding, or with one that was explained or resolved."""
    rows = release.execute(
        "SELECT document_id FROM main.open_findings UNION SELECT d.document_id FROM main.disclosures AS d "
        "SEMI JOIN (FROM main.finding_states WHERE state IN ('waived', 'resolved')) AS s "
        "ON s.publisher = d.publisher AND s.kind = d.kind AND s.fiscal_year = d.fiscal_year WHERE d.is_current"
    ).fetchall()
    return {document_id for (document_id,) in rows}


def gather_told(release: duckdb.DuckDBPyConnection, document_ids: Collection[str]) -> dict[str, BookReport]:
    """Return what is told of some current books."""
    if not document_ids:
        return {}
    _narrow(release, sorted(document_ids))
    try:
        told = read_disclosures(release, sorted(document_ids))
        return {d.document_id: gather_book(release, d, {}, "zh") for d in told}
    finally:
        for table in _NARROWED:
            release.execute(f"DROP TABLE temp.{table}")


def show_told(
    books: Sequence[BookReport],
    relations: Sequence[Relation],
    sources: Mapping[PictureKey, str],
    words: Words,
) -> tuple[list[BookPage], int]:
    """Return the books as the page of a body shows them, and how many findings found no room on it."""
    titles = {r.relation_id: words.choose(r.title_zh, r.title_en) for r in relations}
    room, left_out, pages = MOST_FINDINGS, 0, []
    for book in books:
        shown = tuple(rank_findings(book.findings)[:room])
        room -= len(shown)
        left_out += len(book.findings) - len(shown)
        pages.append(show_book(replace(book, findings=shown, relations=titles), sources, words.wording))
    return pages, left_out


def draw_pictures(
    books: Sequence[BookReport], folder: Path, earlier: Path, read_pdf: ReadPdf | None
) -> dict[PictureKey, str]:
    """Return the file names of the boxed pages, drawn into `folder` or taken over from an earlier portal.

    A name says all that the picture shows, so one that is there already needs no drawing. Without the bytes of a book
    there is no picture: the page names where the numbers stand instead.
    """
    folder.mkdir(exist_ok=True)
    names: dict[PictureKey, str] = {}
    for book in books:
        for finding in rank_findings(book.findings)[:MOST_FINDINGS]:
            terms = book.terms.get(finding.finding_id, {})
            for page in shown_pages(finding, terms)[:MOST_PICTURES]:
                marks = mark_boxes(finding, terms, page)
                shown = repr((book.document_id, page, marks))
                name = hashlib.sha256(shown.encode()).hexdigest()[:20] + ".png"
                target = folder / name
                if not target.exists():
                    _take_over(earlier / name, target)
                if not target.exists() and read_pdf is not None:
                    try:
                        target.write_bytes(render_page(read_pdf(book.document_id), page, marks))
                    except MingzhangError:
                        continue
                if target.exists():
                    names[PictureKey(book.document_id, finding.finding_id, page)] = name
    return names


def _take_over(drawn: Path, target: Path) -> None:
    if drawn.exists():
        shutil.copyfile(drawn, target)


def _narrow(release: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    """Put temporary tables of a few books before those of the release, so that every reader below reads those alone.

    DuckDB looks a name up among temporary tables first. Facts of other books that findings rest on are among them.
    """
    release.execute(
        """
        CREATE OR REPLACE TEMP TABLE told AS
        SELECT unnest($1::VARCHAR[]) AS document_id
        UNION
        SELECT split_part(ref, ':', 1) FROM (
            SELECT unnest(fact_ids) AS ref FROM main.findings WHERE list_contains($1, document_id)
        ) WHERE contains(split_part(ref, '.', 1), ':')
        """,
        [list(document_ids)],
    )
    for table in _NARROWED:
        release.execute(
            f"CREATE OR REPLACE TEMP TABLE {table} AS FROM main.{table} SEMI JOIN told USING (document_id) "
            "ORDER BY document_id"
        )
