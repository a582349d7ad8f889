"""Records one run of all relations with Great Expectations: this is the only module that knows it.

The verdicts are judged set-based before this step; here Great Expectations asserts what they must be, one
expectation a relation, and keeps each run's validation result on disk with its Data Docs beside it.
It reads committed verdicts over a cursor of the caller's own connection, because a DuckDB file has one
writing process. It never writes to the warehouse, and never lets a crash of its own pass for a fault of
the data. Importing it costs seconds and 290 MB, so the flows import it only when they judge.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import duckdb
import great_expectations as gx
import sqlalchemy
from duckdb_engine import ConnectionWrapper
from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context import AbstractDataContext
from great_expectations.data_context.types import base, resource_identifiers
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.expectation import Expectation

State = Literal["passed", "failed", "errored", "no_data"]

DATA_FAULTS = ("inconsistent", "suspicious")
EVALUATED = ("exact", "rounding", "balanced", "improbable", *DATA_FAULTS)
NOT_EVALUATED = ("extraction_doubt", "not_applicable", "not_comparable", "errored")

_SUITE = "relations"
_SEVERITIES = {"error": "critical", "warning": "warning", "info": "info"}


class Relation(Protocol):
    """What the suite must know of a relation."""

    @property
    def relation_id(self) -> str:
        """Identifier, as in `verdicts.relation`."""

    @property
    def title_zh(self) -> str:
        """What must hold, in Chinese."""

    @property
    def severity(self) -> Literal["error", "warning", "info"]:
        """How grave a breach is."""


@dataclass(frozen=True, slots=True)
class RelationOutcome:
    """How one relation ended a run.

    `errored` is our own fault (a verdict that crashed, or a crash of Great Expectations) and outranks
    `failed`; `no_data` means that no verdict compared anything, and is never a pass. `unexpected_count`
    counts inconsistent and suspicious verdicts, 0 where they could not be counted.
    """

    relation_id: str
    state: State
    unexpected_count: int
    evaluated_count: int
    severity: str


@dataclass(frozen=True, slots=True)
class SuiteOutcome:
    """How one run of all relations ended, and where its records lie.

    `faults` are our own, one line each, for the operator. The paths are None where nothing was written.
    """

    run_id: str
    started: datetime
    relations: tuple[RelationOutcome, ...]
    faults: tuple[str, ...]
    data_docs: Path | None
    validation_json: Path | None


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many verdicts of one relation compared something, and how many crashed."""

    evaluated: int = 0
    errored: int = 0


class DuckDBEngine(SqlAlchemyExecutionEngine):  # type: ignore[misc]  # great_expectations is untyped
    """Great Expectations' SQL engine for DuckDB, whose results die with their connection unless frozen."""

    def execute_query(self, query: sqlalchemy.Executable) -> sqlalchemy.Result[Any]:
        """Return the whole result of `query`, readable after its connection is given back."""
        with self.get_connection() as connection:
            result: sqlalchemy.Result[Any] = connection.execute(query).freeze()()
        return result


class DuckDBDatasource(SQLDatasource):  # type: ignore[misc]  # great_expectations is untyped
    """A SQL data source that reads through `DuckDBEngine`; Great Expectations makes `add_duckdb` of it."""

    type: Literal["duckdb"] = "duckdb"

    @property
    def execution_engine_type(self) -> Any:  # noqa: ANN401  the field `type` hides the builtin from mypy
        """The engine that freezes its results."""
        return DuckDBEngine


def run_suite(
    connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], run_id: str, folder: Path
) -> SuiteOutcome:
    """Return how every relation ended over all committed verdicts, and record the run under `folder`.

    Each call adds a validation result `folder/validations/relations/<run_id>/<time>/….json` and its page
    in `folder/data_docs`. A crash never raises: the relations it hid are `errored` and `faults` says why.
    """
    run = RunIdentifier(run_name=run_id, run_time=datetime.now(UTC))
    try:
        with connection.cursor() as cursor:
            return _record(cursor, relations, run, folder)
    except Exception as error:  # whatever broke is ours, and no relation may seem to have passed
        fault = f"the suite did not run: {type(error).__name__}: {_first_line(error)}"
        outcomes = tuple(RelationOutcome(r.relation_id, "errored", 0, 0, r.severity) for r in relations)
        return SuiteOutcome(run_id, run.run_time, outcomes, (fault,), None, None)


def _record(
    cursor: duckdb.DuckDBPyConnection, relations: Sequence[Relation], run: RunIdentifier, folder: Path
) -> SuiteOutcome:
    """Return the outcome of `run`, with its validation result and Data Docs written."""
    tallies = _read_tallies(cursor, relations)
    comparable = [relation for relation in relations if tallies[relation.relation_id].evaluated]
    context = _open_context(folder)
    validation = _validate(context, cursor, comparable, run)
    data_docs, docs_faults = _build_data_docs(context, validation, folder)
    unexpected = _unexpected_counts(validation.results)
    faults = tuple(fault for fault in map(_own_fault, validation.results) if fault)
    return SuiteOutcome(
        run_id=run.run_name,
        started=run.run_time,
        relations=tuple(
            _relation_outcome(r, tallies[r.relation_id], unexpected.get(r.relation_id)) for r in relations
        ),
        faults=faults + docs_faults,
        data_docs=data_docs,
        validation_json=next(folder.joinpath("validations", _SUITE, *run.to_tuple()).glob("*.json")),
    )


def _read_tallies(cursor: duckdb.DuckDBPyConnection, relations: Sequence[Relation]) -> dict[str, _Tally]:
    """Return the tally of every relation, one without verdicts included."""
    rows = cursor.execute(
        "SELECT relation, count(*) FILTER (list_contains(?, verdict)), count(*) FILTER (verdict = 'errored')"
        " FROM verdicts GROUP BY relation",
        [list(EVALUATED)],
    ).fetchall()
    none = {relation.relation_id: _Tally() for relation in relations}
    return none | {relation: _Tally(evaluated, errored) for relation, evaluated, errored in rows}


def _open_context(folder: Path) -> AbstractDataContext:
    """Return a context that keeps validation results and Data Docs in `folder`, and all else in memory.

    Not a file context: its project file would name our data source, which no Great Expectations without
    this module can open, and it compares suites rule by rule (9 s for 500 rules).
    """
    data_docs_site = {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": _files_below(folder / "data_docs"),
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }
    config = base.DataContextConfig(
        store_backend_defaults=base.InMemoryStoreBackendDefaults(),
        data_docs_sites={"local": data_docs_site},
        analytics_enabled=False,
        progress_bars=base.ProgressBarsConfig(globally=False),
    )
    config.stores[config.validation_results_store_name] = {
        "class_name": "ValidationResultsStore",
        "store_backend": _files_below(folder / "validations"),
    }
    return gx.get_context(mode="ephemeral", project_config=config)


def _files_below(folder: Path) -> dict[str, str]:
    """Return the configuration of a store that keeps its records as files below `folder`."""
    return {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}


def _validate(
    context: AbstractDataContext,
    cursor: duckdb.DuckDBPyConnection,
    relations: Sequence[Relation],
    run: RunIdentifier,
) -> ExpectationSuiteValidationResult:
    """Return the validation result of all expectations over the table `verdicts`, stored under `run`.

    `relations` are those that compared something: over no rows an expectation would pass.
    """
    source = context.data_sources.add_duckdb(
        name="warehouse",
        connection_string="duckdb://",
        kwargs={"creator": lambda: ConnectionWrapper(cursor), "poolclass": sqlalchemy.StaticPool},
    )
    verdicts = source.add_table_asset(name="verdicts", table_name="verdicts")
    expectations = [*map(_relation_expectation, relations), *_table_expectations()]
    definition = gx.ValidationDefinition(
        name=_SUITE,
        data=verdicts.add_batch_definition_whole_table("all"),
        suite=context.suites.add(gx.ExpectationSuite(name=_SUITE, expectations=expectations)),
    )
    return context.validation_definitions.add(definition).run(run_id=run, result_format="COMPLETE")


def _relation_expectation(relation: Relation) -> Expectation:
    """Return the expectation that no verdict of `relation` is a fault of the data."""
    quoted_id = relation.relation_id.replace("'", "''")
    faults = f"relation = '{quoted_id}' AND verdict IN {DATA_FAULTS}"
    return gx.expectations.UnexpectedRowsExpectation(
        unexpected_rows_query=f"SELECT document_id, instance, verdict FROM {{batch}} WHERE {faults}",  # noqa: S608 - the id is quoted
        severity=_SEVERITIES[relation.severity],
        description=f"{relation.relation_id} {relation.title_zh}",
        meta={"relation": relation.relation_id},
    )


def _table_expectations() -> list[Expectation]:
    """Return what must hold for the whole table; a breach of these is our own fault."""
    rules = gx.expectations
    errored = "SELECT document_id, relation, instance, note FROM {batch} WHERE verdict = 'errored'"
    known = [*EVALUATED, *NOT_EVALUATED]
    return [
        rules.UnexpectedRowsExpectation(unexpected_rows_query=errored, description="no verdict errored"),
        rules.ExpectColumnValuesToBeInSet(column="verdict", value_set=known, description="verdict is known"),
        rules.ExpectColumnValuesToNotBeNull(column="verdict", description="no verdict is NULL"),
        rules.ExpectColumnValuesToNotBeNull(column="relation", description="no relation is NULL"),
    ]


def _unexpected_counts(results: Sequence[ExpectationValidationResult]) -> dict[str, int]:
    """Return how many faults of the data each relation's expectation counted; one that crashed is absent."""
    counted = [(result.expectation_config.meta.get("relation"), result.result) for result in results]
    return {name: found["observed_value"] for name, found in counted if name and "observed_value" in found}


def _relation_outcome(relation: Relation, tally: _Tally, unexpected: int | None) -> RelationOutcome:
    """Return how `relation` ended; `unexpected` is None where no expectation came to a count."""
    if tally.errored or (tally.evaluated and unexpected is None):
        state: State = "errored"
    elif not tally.evaluated:
        state = "no_data"
    else:
        state = "failed" if unexpected else "passed"
    return RelationOutcome(relation.relation_id, state, unexpected or 0, tally.evaluated, relation.severity)


def _own_fault(result: ExpectationValidationResult) -> str | None:
    """Return one line for an expectation that crashed or a breach of the whole table's; None for neither."""
    name = result.expectation_config.description
    info = result.exception_info  # flat, or keyed by the metric that crashed
    for crash in [info] if "raised_exception" in info else info.values():
        if crash["raised_exception"]:
            return f"{name}: Great Expectations crashed: {_first_line(crash['exception_message'])}"
    if result.success or "relation" in result.expectation_config.meta:
        return None
    count = result.result.get("observed_value", result.result.get("unexpected_count"))
    return f"{name}: broken by {count} rows of verdicts; the validation result lists them"


def _build_data_docs(
    context: AbstractDataContext, validation: ExpectationSuiteValidationResult, folder: Path
) -> tuple[Path | None, tuple[str, ...]]:
    """Return the index of Data Docs with this run's page added, or None and why it could not be written."""
    suite = resource_identifiers.ExpectationSuiteIdentifier(name=_SUITE)
    page = resource_identifiers.ValidationResultIdentifier(
        suite, validation.meta["run_id"], validation.batch_id
    )
    try:
        context.build_data_docs(resource_identifiers=[suite, page])
    except Exception as error:  # Data Docs are an extra: the run is judged and recorded without them
        return None, (f"Data Docs were not built: {_first_line(error)}",)
    return folder / "data_docs" / "index.html", ()


def _first_line(message: object) -> str:
    """Return the first line of an error, cut to what fits a journal."""
    return textwrap.shorten(str(message).strip().partition("\n")[0], 300)
