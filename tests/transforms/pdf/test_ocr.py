"""Scanned pages read by RapidOCR, with the models of its own wheel. Needs the `ocr` extra."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("cv2", reason="the `ocr` extra is not installed")
pytest.importorskip("onnxruntime", reason="the `ocr` extra is not installed")
pytest.importorskip("rapidocr", reason="the `ocr` extra is not installed")

import numpy as np

from tests.transforms.pdf.scanned import scan_pages
from transforms.document import read_document
from transforms.errors import ImageOnlyError
from transforms.model import CellState, Document, PageSource
from transforms.pdf.ocr import LEAST_CONFIDENCE, load_engine
from transforms.pdf.pages import read_pages
from transforms.referee import confirm_facts

BOOK = Path("flows/demo/books/qinglan_statistics_2024.pdf").read_bytes()
FORM = "T05"


@cache
def born_digital() -> Document:
    return read_document(BOOK)


@cache
def mixed_book() -> tuple[bytes, Document]:
    """Return the book with one page of a form as a picture, and that book as read."""
    form = next(form for form in born_digital().forms if form.form == FORM)
    book = scan_pages(BOOK, form.pages[:1], kept=range(1, born_digital().pages + 1))
    return book, read_document(book)


def test_a_scanned_page_of_a_form_gives_the_facts_that_its_text_gives() -> None:
    wanted = {f.fact_id: (f.state, f.amount_yuan) for f in born_digital().facts if f.form == FORM}
    found = {f.fact_id: (f.state, f.amount_yuan) for f in mixed_book()[1].facts if f.form == FORM}
    sure = {fact_id for fact_id, (state, _) in found.items() if state is not CellState.UNREADABLE}
    assert found.keys() == wanted.keys()
    assert {fact_id: found[fact_id] for fact_id in sure} == {fact_id: wanted[fact_id] for fact_id in sure}
    assert len(sure) >= 0.95 * len(found)


def test_the_issues_say_that_a_page_was_read_by_ocr() -> None:
    assert "由OCR读出" in mixed_book()[1].issues[0]


def test_no_fact_of_a_scan_is_confirmed_by_the_second_reader() -> None:
    book, document = mixed_book()
    scanned = {page.number for page in read_pages(book) if page.source is PageSource.SCAN}
    facts = [f for f in document.facts if f.page in scanned and f.state is CellState.PRINTED]
    confirmed = confirm_facts(book, facts, {form.form: form.pages for form in document.forms})
    assert set(confirmed.values()) == {False}


def test_a_scan_without_a_ruled_table_is_refused_unread() -> None:
    with pytest.raises(ImageOnlyError, match=r"^all 1 pages are pictures .* none shows a ruled table$"):
        read_pages(scan_pages(BOOK, {1}))


def test_ink_that_is_no_character_is_read_with_no_confidence() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (40, 120)).astype(np.uint8)
    (reading,) = load_engine().read([noise])
    assert reading.confidence < LEAST_CONFIDENCE
