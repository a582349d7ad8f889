from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import duckdb
import pytest

import warehouse

# Great Expectations 1.24.1 imports sre_constants and sre_parse, deprecated since Python 3.11.
pytestmark = pytest.mark.filterwarnings("ignore:module 'sre_.*' is deprecated:DeprecationWarning")

VERDICTS_TABLE = Path(warehouse.__file__).parent / "schema" / "07_verdicts.sql"


@dataclass(frozen=True)
class Rule:
    relation_id: str
    title_zh: str = "合计等于各部分之和，{占比} 100%"
    severity: Literal["error", "warning", "info"] = "error"


@pytest.fixture(scope="module")
def suite() -> ModuleType:
    """The module under test, imported late because Great Expectations takes seconds."""
    return importlib.import_module("expectations.suite")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The open writing connection of a warehouse file, as a nightly run holds it."""
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as opened:
        opened.execute(VERDICTS_TABLE.read_text(encoding="utf-8"))
        yield opened


def load_verdicts(connection: duckdb.DuckDBPyConnection, relation: str, *verdicts: str) -> None:
    for position, verdict in enumerate(verdicts):
        connection.execute(
            "INSERT INTO verdicts VALUES ('book', ?, ?, ?, 'error', 1234.567891, 1234, 0.567891, 50, '')",
            [relation, f"row {position}", verdict],
        )


def states(outcome: Any) -> dict[str, str]:
    return {relation.relation_id: relation.state for relation in outcome.relations}


def recorded(outcome: Any) -> dict[str, dict[str, Any]]:
    results = json.loads(outcome.validation_json.read_text(encoding="utf-8"))["results"]
    return {
        result["expectation_config"]["meta"]["relation"]: result
        for result in results
        if "relation" in result["expectation_config"].get("meta", {})
    }


def test_each_relation_ends_in_the_state_its_verdicts_say(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_verdicts(connection, "R1", "exact", "rounding", "balanced", "improbable", "not_applicable")
    load_verdicts(connection, "R2", "exact", "inconsistent", "inconsistent", "suspicious", "not_comparable")
    load_verdicts(connection, "R3", "not_applicable", "not_comparable", "extraction_doubt")
    rules = [Rule("R1"), Rule("R2", severity="warning"), Rule("R3"), Rule("R4", severity="info")]

    outcome = suite.run_suite(connection, rules, "night-1", tmp_path)

    assert outcome.relations == (
        suite.RelationOutcome("R1", "passed", 0, 4, "error"),
        suite.RelationOutcome("R2", "failed", 3, 4, "warning"),
        suite.RelationOutcome("R3", "no_data", 0, 0, "error"),
        suite.RelationOutcome("R4", "no_data", 0, 0, "info"),
    )
    assert outcome.faults == ()


def test_a_verdict_that_errored_is_our_fault_even_beside_a_fault_of_the_data(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_verdicts(connection, "R1", "exact")
    load_verdicts(connection, "R2", "inconsistent", "errored")
    load_verdicts(connection, "R3", "errored")

    outcome = suite.run_suite(connection, [Rule("R1"), Rule("R2"), Rule("R3")], "night-1", tmp_path)

    assert states(outcome) == {"R1": "passed", "R2": "errored", "R3": "errored"}
    assert outcome.faults == (
        "no verdict errored: broken by 2 rows of verdicts; the validation result lists them",
    )


def test_an_expectation_that_crashes_is_errored_and_never_a_fault_of_the_data(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    connection.execute("CREATE OR REPLACE TABLE verdicts (relation VARCHAR, verdict VARCHAR)")
    connection.execute("INSERT INTO verdicts VALUES ('R1', 'exact'), ('R2', 'inconsistent')")

    outcome = suite.run_suite(connection, [Rule("R1"), Rule("R2")], "night-1", tmp_path)

    assert states(outcome) == {"R1": "errored", "R2": "errored"}
    assert [relation.unexpected_count for relation in outcome.relations] == [0, 0]
    assert [fault.split(":")[1] for fault in outcome.faults] == [" Great Expectations crashed"] * 3
    assert outcome.validation_json.is_file()


def test_a_missing_table_errs_every_relation_and_says_so(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    connection.execute("DROP TABLE verdicts")

    outcome = suite.run_suite(connection, [Rule("R1"), Rule("R2")], "night-1", tmp_path)

    assert states(outcome) == {"R1": "errored", "R2": "errored"}
    assert len(outcome.faults) == 1
    assert outcome.faults[0].startswith("the suite did not run: CatalogException: ")
    assert (outcome.data_docs, outcome.validation_json) == (None, None)


def test_unknown_and_missing_verdicts_are_our_fault(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    connection.execute("CREATE OR REPLACE TABLE verdicts AS FROM verdicts")
    load_verdicts(connection, "R1", "exact", "exakt")
    connection.execute("INSERT INTO verdicts (document_id, relation) VALUES ('book', 'R1')")

    outcome = suite.run_suite(connection, [Rule("R1")], "night-1", tmp_path)

    assert states(outcome) == {"R1": "passed"}
    assert outcome.faults == (
        "verdict is known: broken by 1 rows of verdicts; the validation result lists them",
        "no verdict is NULL: broken by 1 rows of verdicts; the validation result lists them",
    )


def test_every_run_is_kept_with_its_own_page_in_data_docs(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    records = tmp_path / "var" / "great_expectations"
    load_verdicts(connection, "R1", "inconsistent")
    first = suite.run_suite(connection, [Rule("R1")], "2026-11-23T02:00:00+08:00", records)
    connection.execute("UPDATE verdicts SET verdict = 'exact'")

    second = suite.run_suite(connection, [Rule("R1")], "2026-11-24T02:00:00+08:00", records)

    assert [states(first), states(second)] == [{"R1": "failed"}, {"R1": "passed"}]
    assert [recorded(run)["R1"]["success"] for run in (first, second)] == [False, True]
    assert second.data_docs == records / "data_docs" / "index.html"
    pages = sorted(page.parent.parent.name for page in records.glob("data_docs/validations/**/*.html"))
    assert pages == [first.run_id, second.run_id]


def test_the_record_names_the_rows_at_fault_and_carries_the_severity_of_the_relation(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_verdicts(connection, "it's", "exact", "suspicious")
    load_verdicts(connection, "R2", "exact")
    load_verdicts(connection, "R3", "exact")
    rules = [Rule("it's"), Rule("R2", severity="warning"), Rule("R3", severity="info"), Rule("R4")]

    results = recorded(suite.run_suite(connection, rules, "night-1", tmp_path))

    severities = {relation: result["expectation_config"]["severity"] for relation, result in results.items()}
    assert severities == {"it's": "critical", "R2": "warning", "R3": "info"}
    assert results["it's"]["result"]["details"]["unexpected_rows"] == [
        {"document_id": "book", "instance": "row 1", "verdict": "suspicious"}
    ]


def test_the_connection_still_writes_afterwards_and_decimals_are_unharmed(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_verdicts(connection, "R1", "exact")

    suite.run_suite(connection, [Rule("R1")], "night-1", tmp_path)
    load_verdicts(connection, "R2", "exact")

    rows = connection.execute("SELECT relation, printed_yuan FROM verdicts ORDER BY relation").fetchall()
    assert rows == [("R1", Decimal("1234.567891")), ("R2", Decimal("1234.567891"))]


def test_verdicts_not_yet_committed_are_not_judged(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    connection.begin()
    load_verdicts(connection, "R1", "inconsistent")

    outcome = suite.run_suite(connection, [Rule("R1")], "night-1", tmp_path)
    connection.commit()

    assert states(outcome) == {"R1": "no_data"}
    assert connection.execute("SELECT count(*) FROM verdicts").fetchone() == (1,)


def test_data_docs_that_cannot_be_written_cost_no_verdict(
    suite: ModuleType, connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "data_docs").write_text("a file where the folder should be", encoding="utf-8")
    load_verdicts(connection, "R1", "exact")

    outcome = suite.run_suite(connection, [Rule("R1")], "night-1", tmp_path)

    assert states(outcome) == {"R1": "passed"}
    assert outcome.data_docs is None
    assert outcome.faults[0].startswith("Data Docs were not built: ")


def test_nothing_is_printed(
    suite: ModuleType,
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    load_verdicts(connection, "R1", "exact")

    suite.run_suite(connection, [Rule("R1")], "night-1", tmp_path)

    assert capfd.readouterr() == ("", "")
