"""Each real book against what was accepted of it, and the comparison itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.corpus.books import BOOKS, name
from tests.corpus.golden import ACCEPT, compare, describe, golden_file, load_golden, write_golden


@pytest.mark.parametrize("path", BOOKS, ids=name)
def test_a_real_book_is_read_as_accepted(path: Path) -> None:
    differences = compare(load_golden(path.stem), describe(path))
    if differences:
        lines = "\n".join(map(str, differences))
        pytest.fail(
            f"{path.stem} is read otherwise; if that is right, accept it with: {ACCEPT}\n{lines}", False
        )


@pytest.mark.skipif(not BOOKS, reason="the corpus is not beside this checkout")
def test_no_golden_file_outlives_its_book() -> None:
    files = golden_file("*").parent.glob("*.json")
    assert {file.stem for file in files} == {path.stem for path in BOOKS}


def record(**form: Any) -> dict[str, Any]:
    read = {"status": "read", "pages": "1", "facts": {"printed": 3}, "sum_yuan": "100", "sha256": "aa"}
    return {"kind": "budget", "year": 2026, "forms": {"B01": read | form}, "issues": ["第2页未读"]}


def test_equal_records_do_not_differ() -> None:
    assert compare(record(), record()) == []


def test_a_changed_count_and_sum_are_named_with_both_values() -> None:
    now = record(facts={"printed": 4}, sum_yuan="101", sha256="bb")
    assert [str(difference) for difference in compare(record(), now)] == [
        "changed B01 printed facts 3 → 4",
        "changed B01 sha256 aa → bb",
        "changed B01 sum_yuan 100 → 101",
    ]


def test_a_new_state_of_facts_is_added_and_a_lost_one_removed() -> None:
    differences = compare(record(), record(facts={"dash": 3}))
    assert [str(difference) for difference in differences] == [
        "added B01 dash facts 3",
        "removed B01 printed facts 3",
    ]


def test_issues_are_compared_one_by_one() -> None:
    now = record() | {"issues": ["第3页未读"]}
    assert [str(difference) for difference in compare(record(), now)] == [
        "removed issue: 第2页未读",
        "added issue: 第3页未读",
    ]


def test_a_new_book_and_one_that_is_gone_are_one_difference_each() -> None:
    assert [d.change for d in compare({}, record())] == ["added"]
    assert [d.change for d in compare(record(), {})] == ["removed"]


def test_what_is_written_is_what_is_loaded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.corpus.golden.FOLDER", tmp_path)
    write_golden("book", record())
    assert load_golden("book") == record()
    write_golden("book", {})
    assert load_golden("book") == {}
