"""Small books and captures, as the steps before the warehouse hand them over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb

from tests.expectations.relation_examples import document_of
from transforms.model import Document

NIGHT = datetime(2025, 11, 24, 18, tzinfo=UTC)
BOOK = document_of(
    "T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 10.01 | T07 total subtotal blank"
)
ADDRESS = "https://www.example.gov.cn/czyjs/P020250912.pdf"


def dump(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, so that two states of a warehouse compare with ==."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY 1"
        ).fetchall()
    ]
    return {name: connection.execute(f"FROM main.{name} ORDER BY ALL").fetchall() for name in tables}


def label_facts(document: Document) -> Document:
    """Return a book whose facts bear the labels of their rows, as those that are read do."""
    labels = {(r.form, r.concept): r.label for form in document.forms for r in form.rows}
    forms = tuple(
        replace(form, facts=tuple(replace(f, label=labels[f.form, f.concept]) for f in form.facts))
        for form in document.forms
    )
    return replace(document, forms=forms)


def capture(document: Document | str, night: int = 1, url: str = ADDRESS, **changes: Any) -> tuple[Any, ...]:
    """Return the row of one attachment, captured in a night; `document` is a book or a hash."""
    row = {
        "site": "demo",
        "url": url,
        "role": "attachment",
        "page_url": "https://www.example.gov.cn/czyjs/t20250912.html",
        "page_title": "青岚区统计局2024年度部门决算公开",
        "link_text": "青岚区统计局2024年度部门决算公开.pdf",
        "page_date": date(2025, 9, 12),
        "url_date": date(2025, 9, 12),
        "captured_at": NIGHT + timedelta(days=night - 1),
        "state": "new",
        "sha256": document if isinstance(document, str) else document.sha256,
        "size_bytes": 1000,
        "content_type": "application/pdf",
        "etag": f'"{night}"',
        "last_modified": None,
        "detail": "",
    }
    return tuple((row | changes).values())
