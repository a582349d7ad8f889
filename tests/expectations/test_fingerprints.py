"""A finding keeps its fingerprint however its book is read again, and another wrong cell has another one."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from expectations.catalogue import read_catalogue
from expectations.findings import Finding, build_findings
from expectations.judge import judge_documents
from flows.demo.site import BOOKS_FOLDER
from tests.demo_books.planted import FILE
from tests.expectations.relation_examples import document_of
from transforms.document import assemble_document, read_document
from transforms.model import Document, FormReading
from transforms.pdf.plumber import read_pages_again
from warehouse.connect import open_memory
from warehouse.load import load_document

DISCLOSURE = "青岚区文化和旅游局|2024|final_accounts|"
CLEAN = "qinglan_statistics_2024.pdf"
PDF = (BOOKS_FOLDER / FILE).read_bytes()


def judge(document: Document) -> tuple[Finding, ...]:
    """Return the findings of one book, taking every number as confirmed."""
    with open_memory() as connection:
        load_document(connection, document, "test", connection.execute("SELECT now()").fetchall()[0][0])
        judged = judge_documents(connection, [document.sha256], read_catalogue())
    facts = {fact.fact_id: fact for fact in (*document.facts, *document.claims)}
    return tuple(build_findings(DISCLOSURE, judged, facts))


def fingerprints(document: Document) -> set[str]:
    return {finding.finding_id for finding in judge(document)}


@cache
def as_first_read() -> frozenset[str]:
    found = frozenset(fingerprints(read_document(PDF)))
    assert len(found) == 5
    return found


def with_cover() -> bytes:
    """The same book behind a blank page, under another hash."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as book:
        book.add_blank_page(page_size=(595, 842))
        book.pages.insert(0, book.pages[-1])
        del book.pages[-1]
        book.save(target)
    return target.getvalue()


def in_yuan(reading: FormReading) -> FormReading:
    """The same form, its unit spelled 元."""
    facts = tuple(replace(fact, unit="元") if fact.unit == "万元" else fact for fact in reading.facts)
    return replace(reading, unit="人民币元", facts=facts)


def test_a_book_read_twice_has_the_same_findings() -> None:
    assert fingerprints(read_document(PDF)) == as_first_read()


def test_a_cover_page_moves_every_page_and_no_fingerprint() -> None:
    moved = read_document(with_cover())
    assert moved.sha256 != read_document(PDF).sha256
    assert {f.page for f in moved.facts} == {f.page + 1 for f in read_document(PDF).facts}
    assert fingerprints(moved) == as_first_read()


def test_the_second_reader_sees_the_same_findings() -> None:
    pages = read_document(PDF).pages
    again = assemble_document("b" * 64, list(read_pages_again(PDF, set(range(1, pages + 1)))))
    assert fingerprints(again) == as_first_read()


def test_another_spelling_of_the_unit_changes_the_words_and_no_fingerprint() -> None:
    book = read_document(PDF)
    spelled = replace(book, forms=tuple(in_yuan(form) for form in book.forms))
    findings = judge(spelled)
    assert {finding.finding_id for finding in findings} == as_first_read()
    assert {finding.message_zh for finding in findings}.isdisjoint(f.message_zh for f in judge(book))


def test_the_same_cell_wrong_by_another_amount_is_the_same_finding() -> None:
    total = (
        "T03 total basic_expenditure {} | T03 201 basic_expenditure 10.00 | T03 208 basic_expenditure 20.00"
    )
    assert fingerprints(document_of(total.format("40.00"))) == fingerprints(
        document_of(total.format("29.00"))
    )


@pytest.mark.parametrize("other", ["project_expenditure", "operating_expenditure"])
def test_another_wrong_cell_is_another_finding(other: str) -> None:
    book = "T03 total {0} 40.00 | T03 201 {0} 10.00 | T03 208 {0} 20.00"
    first = fingerprints(document_of(book.format("basic_expenditure")))
    assert len(first) == 1
    assert first.isdisjoint(fingerprints(document_of(book.format(other))))


def test_one_wrong_cell_that_tables_and_prose_contradict_is_one_finding_with_all_its_evidence() -> None:
    book, wrong = read_document((BOOKS_FOLDER / CLEAN).read_bytes()), "T05.total.basic_expenditure"
    (finding,) = judge(replace(book, forms=tuple(misprint(form, wrong) for form in book.forms)))
    assert finding.culprit is not None
    assert finding.culprit.fact_id == wrong
    broken = {finding.relation, *(also.partition(":")[0] for also in finding.also)}
    assert broken == {"R210", "R111", "R116", "R212", "R307", "R322"}
    assert finding.facts[0].fact_id == wrong


def misprint(reading: FormReading, wrong: str) -> FormReading:
    """The same form with another amount in one cell."""
    facts = (
        replace(f, amount_yuan=f.amount_yuan + 1_234_500, text=f"{(f.amount_yuan + 1_234_500) / 10_000:.2f}")
        if f.fact_id == wrong and f.amount_yuan is not None
        else f
        for f in reading.facts
    )
    return replace(reading, facts=tuple(facts))


def test_another_body_year_or_kind_is_another_finding() -> None:
    document = document_of("T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 10.00")
    with open_memory() as connection:
        load_document(connection, document, "test", connection.execute("SELECT now()").fetchall()[0][0])
        judged = judge_documents(connection, [document.sha256], read_catalogue())
    facts = {fact.fact_id: fact for fact in document.facts}
    of = [
        build_findings(identity, judged, facts)
        for identity in ("甲|2024|budget|", "甲|2023|budget|", "乙|2024|budget|")
    ]
    assert len({finding.finding_id for findings in of for finding in findings}) == 3 * len(of[0])
