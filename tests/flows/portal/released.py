"""A small release to build portals from: a generated district, and a hostile body whose wrong book was replaced."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

from tests.districts.documents import seal
from tests.districts.generate import generate_district
from tests.districts.prose import publish_with_prose
from tests.districts.published import Style
from tests.expectations.relation_examples import document_of
from tests.flows.publish.samples import draw_pdf
from tests.warehouse.books import NIGHT, capture
from tests.warehouse.nights import TOTAL, take_night
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.load import insert_rows, load_document
from warehouse.release import publish_release
from warehouse.runs import record_captures, record_sites

YEARS = (2023, 2024)
DISTRICT = "青岚区<b onmouseover=hacked=1>"
HOSTILE = "<img src=x onerror=hacked=1>局"
TITLE = '"><script>hacked=1</script>{{ 7*7 }}2024年度部门决算'
LABEL = "</td><svg onload=hacked=1>合计"
QUOTE = "</blockquote><iframe src=javascript:hacked=1></iframe>全年投入"
ADDRESS = "javascript:hacked=1"


def publish_world(folder: Path) -> Path:
    """Return the database of the release: two nights, the second replaces the book of the hostile body."""
    with open_memory() as connection:
        record_sites(connection, [("demo", DISTRICT, "990001")])
        captures = []
        for department, year in product(generate_district(7, 2, YEARS).departments, YEARS):
            book = publish_with_prose(department, year, Style())
            load_document(connection, book, "generated", NIGHT)
            captures.append(capture(book, 0, url=f"https://example.cn/{book.sha256[:8]}.pdf"))
        record_captures(connection, "run-0", captures)
        for night, total in ((1, "40.00"), (2, "50.00")):
            take_night(connection, night, make_hostile(total))
        rows = connection.execute("SELECT document_id, finding_id FROM findings").fetchall()
        box = {"page": 2, "x0": 60, "top": 42, "x1": 200, "bottom": 62}
        insert_rows(connection, "finding_quotes", [(*row, 1, QUOTE, [box]) for row in rows])
        connection.execute("UPDATE captures SET url = ? WHERE run_id = 'run-2'", [ADDRESS])
        return publish_release(connection, folder / "release" / "mingzhang.duckdb").path


def make_hostile(total: str) -> Document:
    """Return a book whose every printed text is an attack, with a wrong total."""
    book = document_of(TOTAL.format(total))
    forms = tuple(
        replace(form, facts=tuple(replace(fact, label=LABEL) for fact in form.facts)) for form in book.forms
    )
    return seal(replace(book, publisher=HOSTILE, title=TITLE, forms=forms))


def read_pdf(document_id: str) -> bytes:
    """Return the PDF of any book: ruled pages without a text."""
    return draw_pdf()
