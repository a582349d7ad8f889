"""All questions answered from the demo's books, as its readers read them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from flows.ask import Answer, answer_question
from tests.expectations.golden import read_demo
from warehouse.connect import open_warehouse
from warehouse.load import load_document
from warehouse.question_files import find_question, read_questions
from warehouse.release import publish_release

MADE = datetime(2025, 11, 24, tzinfo=UTC)
# What the demo's six books cannot answer: nobody judged them here, and they are of three bodies that all publish.
SILENT = {"Q01", "Q02", "Q03", "Q04", "Q05", "Q07", "Q10", "Q11", "Q12", "Q15", "Q17", "Q32", "Q33", "Q34", "Q35", "Q37", "Q38",
          "Q40", "Q41", "Q42", "Q45", "Q47"}  # fmt: skip


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    with open_warehouse(folder / "warehouse.duckdb") as connection:
        for document in read_demo().values():
            load_document(connection, document, "code-1", MADE)
        return publish_release(connection, folder / "release" / "mingzhang.duckdb").path


def ask(release: Path, question_id: str) -> Answer:
    answer, _ = answer_question(release, find_question(question_id, read_questions()), {"district": "青岚区"})
    return answer


@pytest.mark.parametrize("question_id", [q.question_id for q in read_questions()])
def test_the_demo_answers_what_its_books_can(release: Path, question_id: str) -> None:
    assert bool(ask(release, question_id).rows) == (question_id not in SILENT)


def test_q14_finds_what_the_prose_says_had_no_original_budget(release: Path) -> None:
    expected: set[tuple[str, int | None, str, Decimal | None]] = set()
    for document in read_demo().values():
        told = {(f.code, f.measure): f.amount_yuan for f in document.claims if f.form == "N05" and f.code}
        expected |= {
            (document.publisher, document.fiscal_year, code, told[code, "final"])
            for code, measure in told
            if measure == "original_budget"
            and len(code) == 7
            and told[code, measure] == 0
            and told[code, "final"]
        }
    answer = ask(release, "Q14")
    places = [answer.columns.index(name) for name in ("publisher", "fiscal_year", "code", "final_yuan")]
    assert {tuple(row[place] for place in places) for row in answer.rows} == expected
    assert expected
