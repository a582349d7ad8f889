"""What the prose of real books is found to say: every finding was held against the page, and no other may come up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from expectations.catalogue import read_catalogue
from expectations.doubts import accused_facts, with_doubts
from expectations.judge import Judged, judge_documents
from expectations.verdicts import COMPARED, Name
from tests.corpus.books import BOOKS, CORPUS, read
from transforms.model import Document
from transforms.referee import confirm_facts
from warehouse.connect import open_memory
from warehouse.load import load_document

pytestmark = pytest.mark.skipif(not BOOKS, reason="the corpus is not beside this checkout")

ON_WORDS = ("R3", "R402", "R403")
TOLD = (Name.INCONSISTENT, Name.SUSPICIOUS)

# Relation and instance, by book; a book that is not named has none. Each was held against the page that prints it.
TRUE = {
    "wuchang_2024": {
        "R309 N05.217.share_of_general_budget_pct",
        "R312 N05.expenditure_total.completion_original_budget_pct",
        "R323 N06.personnel",
        "R333 N11.procurement_goods_sme.share_of_goods_pct",
        "R333 N11.procurement_services_sme.share_of_services_pct",
        "R333 N11.procurement_works_sme.share_of_works_pct",
        "R336 N12.vehicles_owned",
        "R338 N13.projects_evaluated.share_of_project_expenditure_pct",
        "R340 s0149/s0204",
        "R402 N13.name:企业上市奖励资金.revised_budget",
        "R402 N13.name:区域发展专项资金.revised_budget",
        "R402 N13.name:污染防治与环境管理.revised_budget",
    },
    "putuo_planning_2024": {
        "R312 N05.expenditure_total.completion_original_budget_pct",
        "R320 N05",
        "R322 N06.basic_expenditure.final",
        "R322 N06.personnel_total.final",
        "R323 N06.operating",
        "R323 N06.personnel",
        "R346 N05.expenditure_total.share_of_expenditure_pct",
    },
    "jiangsu_cppcc_2018_1": {"R330 N10.agency_operating.change_prior_pct"},
}
# What looks wrong in the Wuchang book and is not: each is what rounding makes of true amounts.
ROUNDED = {
    "R327 N09.reception.change_prior_pct",  # 0.23 of 0.42 is 52.3 to 57.3 %
    "R403 N13.name:防范和处置非法集资工作经费.final",  # 101.33 and 101.34
    "R310 N05",  # seven shares that make 100.2 %
    "R313 N05.original_budget",  # 2,011.69 and 2,011.68
    "R321 N05.projects",
}


@pytest.fixture(scope="module")
def judged() -> Mapping[str, list[Judged]]:
    """What every book is judged to say in words, by book; for statistics only is left out."""
    relations = [
        r
        for r in read_catalogue()
        if r.scope == "within" and r.severity != "info" and r.relation_id.startswith(ON_WORDS)
    ]
    books = {path.stem: read(path) for path in BOOKS}
    with open_memory() as connection:
        for document in books.values():
            load_document(connection, document, "test", datetime(2025, 1, 1, tzinfo=UTC))
        found = judge_documents(connection, [document.sha256 for document in books.values()], relations)
    of_book = {stem: [j for j in found if j.document_id == books[stem].sha256] for stem in books}
    return {
        path.stem: with_doubts(
            of_book[path.stem], confirm(path, books[path.stem], accused_facts(of_book[path.stem]))
        )
        for path in BOOKS
    }


def confirm(path: Path, document: Document, accused: set[str]) -> dict[str, bool]:
    """Return which accused facts the second reader reads alike."""
    facts = [f for f in (*document.facts, *document.claims) if f.fact_id in accused]
    pages = {form.form: form.pages for form in document.readings}
    return confirm_facts(path.read_bytes(), facts, pages, document.fiscal_year) if facts else {}


def test_nothing_is_found_in_words_that_the_page_does_not_bear_out(
    judged: Mapping[str, list[Judged]],
) -> None:
    found = defaultdict(set)
    for book, verdicts in judged.items():
        for j in verdicts:
            if j.verdict.name in TOLD:
                found[book].add(f"{j.relation.relation_id} {j.instance}")
    assert found == TRUE


def test_what_rounding_explains_is_compared_and_told_to_nobody(judged: Mapping[str, list[Judged]]) -> None:
    compared = {
        f"{j.relation.relation_id} {j.instance}"
        for j in judged["wuchang_2024"]
        if j.verdict.name in COMPARED - {Name.INCONSISTENT}
    }
    assert compared >= ROUNDED


def test_the_numbers_of_the_wuchang_book_are_bound_but_for_reasons_and_outputs() -> None:
    narrative = read(CORPUS / "final_accounts" / "wuchang_2024.pdf").narrative
    assert all(section.complete for section in narrative.sections)
    assert len(narrative.unbound) == 15
