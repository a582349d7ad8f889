"""Records one run of all relations with Great Expectations: this is the only module that knows it.

The verdicts are judged set-based before this step; here Great Expectations asserts what they must be, one
expectation a relation, and keeps each run's validation result on disk with its Data Docs beside it.
It reads committed verdicts over a cursor of the caller's own connection, because a DuckDB file has one
writing process. It never writes to the warehouse, and never lets a crash of its own pass for a fault of
the data. Importing it costs seconds and 290 MB, so the flows import it only when they judge.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import duckdb
import great_expectations as gx
import sqlalchemy
from duckdb_engine import ConnectionWrapper
from great_expectations.core.run_identifier import RunIdentifier
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)
from great_expectations.data_context.types.resource_identifiers import (
    ExpectationSuiteIdentifier,
    ValidationResultIdentifier,
)
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine

State = Literal["passed", "failed", "errored", "no_data"]

DATA_FAULTS = ("inconsistent", "suspicious")
EVALUATED = ("exact", "rounding", "balanced", "improbable", *DATA_FAULTS)
NOT_EVALUATED = ("extraction_doubt", "not_applicable", "not_comparable", "errored")

_SUITE = "relations"
_ASSET = "verdicts"
_SEVERITIES = {"error": "critical", "warning": "warning", "info": "info"}


class Relation(Protocol):
    """What the suite must know of a relation: its identifier, its Chinese title and how grave a breach is."""

    @property
    def relation_id(self) -> str:
        """Identifier as it stands in `verdicts.relation`."""

    @property
    def title_zh(self) -> str:
        """What must hold, in Chinese."""

    @property
    def severity(self) -> str:
        """`error`, `warning` or `info`."""


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


class _DuckDBEngine(SqlAlchemyExecutionEngine):  # type: ignore[misc]
    """Great Expectations' SQL engine for DuckDB, whose results die with their connection unless frozen."""

    def execute_query(self, query: sqlalchemy.Executable) -> sqlalchemy.Result[Any]:
        """Return the whole result of `query`, readable after its connection is given back."""
        with self.get_connection() as connection:
            result: sqlalchemy.Result[Any] = connection.execute(query).freeze()()
        return result


class _DuckDBDatasource(SQLDatasource):  # type: ignore[misc]
    """A SQL data source that reads through `_DuckDBEngine`; Great Expectations makes `add_duckdb` of it."""

    type: Literal["duckdb"] = "duckdb"

    @property
    def execution_engine_type(self) -> type[_DuckDBEngine]:
        """The engine that freezes its results."""
        return _DuckDBEngine


def run_suite(
    connection: duckdb.DuckDBPyConnection, relations: Sequence[Relation], run_id: str, folder: Path
) -> SuiteOutcome:
    """Return how every relation ended over all committed verdicts, and record the run under `folder`.

    Each call adds a validation result `folder/validations/relations/<run_id>/<time>/….json` and its page in
    `folder/data_docs`. A crash never raises: the relations it hid are `errored` and `faults` says why.
    """
    started = datetime.now(UTC)
    run = RunIdentifier(run_name=run_id, run_time=started)
    with connection.cursor() as cursor:
        try:
            tallies = _read_tallies(cursor)
            context = _open_context(folder)
            validation = _validate(context, cursor, _comparable(relations, tallies), run)
        except ZeroDivisionError as error:  # whatever broke here is ours, and no relation may seem to have passed
            return _broken(relations, run_id, started, error)
        results = validation.results
        data_docs, docs_faults = _build_data_docs(context, validation, folder)
    return SuiteOutcome(
        run_id=run_id,
        started=started,
        relations=tuple(_relation_outcome(relation, tallies, results) for relation in relations),
        faults=tuple(fault for fault in map(_own_fault, results) if fault) + docs_faults,
        data_docs=data_docs,
        validation_json=_validation_json(folder, run),
    )


def _read_tallies(cursor: duckdb.DuckDBPyConnection) -> dict[str, _Tally]:
    """Return the tally of every relation that has verdicts."""
    rows = cursor.execute(
        "SELECT relation, count(*) FILTER (list_contains(?, verdict)), count(*) FILTER (verdict = 'errored')"
        " FROM verdicts GROUP BY relation",
        [list(EVALUATED)],
    ).fetchall()
    return {relation: _Tally(evaluated, errored) for relation, evaluated, errored in rows}


def _comparable(relations: Sequence[Relation], tallies: dict[str, _Tally]) -> list[Relation]:
    """Return the relations that compared something: over no rows an expectation would pass."""
    return [relation for relation in relations if tallies.get(relation.relation_id, _Tally()).evaluated]


def _open_context(folder: Path) -> Any:  # noqa: ANN401  Great Expectations is untyped here
    """Return a context that keeps validation results and Data Docs in `folder`, and all else in memory.

    Not a file context: its project file would name our data source, and no Great Expectations that has
    not imported this module could open it; it also compares suites rule by rule, 9 s for 500 rules.
    """
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        data_docs_sites={
            "local": {
                "class_name": "SiteBuilder",
                "show_how_to_buttons": False,
                "store_backend": _files(folder / "data_docs"),
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            }
        },
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False),
    )
    config.stores[config.validation_results_store_name] = {
        "class_name": "ValidationResultsStore",
        "store_backend": _files(folder / "validations"),
    }
    return gx.get_context(mode="ephemeral", project_config=config)


def _files(folder: Path) -> dict[str, str]:
    """Return the configuration of a store that keeps its records as files below `folder`."""
    return {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder.resolve())}


def _validate(context: Any, cursor: duckdb.DuckDBPyConnection, relations: Sequence[Relation], run: Any) -> Any:  # noqa: ANN401
    """Return the validation result of all expectations over the table `verdicts`, stored under `run`."""
    source = context.data_sources.add_duckdb(
        name="warehouse",
        connection_string="duckdb://",
        kwargs={"creator": lambda: ConnectionWrapper(cursor), "poolclass": sqlalchemy.StaticPool},
    )
    table = source.add_table_asset(name=_ASSET, table_name="verdicts")
    expectations = [_relation_expectation(relation) for relation in relations] + _table_expectations()
    definition = gx.ValidationDefinition(
        name=_SUITE,
        data=table.add_batch_definition_whole_table("all"),
        suite=context.suites.add(gx.ExpectationSuite(name=_SUITE, expectations=expectations)),
    )
    return context.validation_definitions.add(definition).run(run_id=run, result_format="COMPLETE")


def _relation_expectation(relation: Relation) -> Any:  # noqa: ANN401
    """Return the expectation that no verdict of `relation` is a fault of the data."""
    quoted_id = relation.relation_id.replace("'", "''")
    return gx.expectations.UnexpectedRowsExpectation(
        unexpected_rows_query=(
            "SELECT document_id, instance, verdict FROM {batch}"
            f" WHERE relation = '{quoted_id}' AND verdict IN {DATA_FAULTS}"  # noqa: S608  our own identifiers
        ),
        severity=_SEVERITIES[relation.severity],
        description=f"{relation.relation_id} {relation.title_zh}",
        meta={"relation": relation.relation_id},
    )


def _table_expectations() -> list[Any]:
    """Return what must hold for the whole table; a breach of these is our own fault."""
    required = ("document_id", "relation", "instance", "severity")
    return [
        gx.expectations.UnexpectedRowsExpectation(
            unexpected_rows_query=(
                "SELECT document_id, relation, instance, note FROM {batch} WHERE verdict = 'errored'"
            ),
            description="no verdict errored",
        ),
        gx.expectations.ExpectColumnValuesToBeInSet(
            column="verdict", value_set=[*EVALUATED, *NOT_EVALUATED], description="every verdict is a known one"
        ),
        *(
            gx.expectations.ExpectColumnValuesToNotBeNull(column=column, description=f"{column} is never NULL")
            for column in ("verdict", *required)
        ),
    ]


def _relation_outcome(relation: Relation, tallies: dict[str, _Tally], results: Sequence[Any]) -> RelationOutcome:
    """Return how `relation` ended, from its tally and its expectation."""
    tally = tallies.get(relation.relation_id, _Tally())
    result = next((r for r in results if r.expectation_config.meta.get("relation") == relation.relation_id), None)
    unexpected = None if result is None else result.result.get("observed_value")
    return RelationOutcome(
        relation_id=relation.relation_id,
        state=_state(tally, unexpected),
        unexpected_count=unexpected or 0,
        evaluated_count=tally.evaluated,
        severity=relation.severity,
    )


def _state(tally: _Tally, unexpected: int | None) -> State:
    """Return the state of a relation; `unexpected` is None where no expectation came to a result."""
    if tally.errored:
        return "errored"
    if not tally.evaluated:
        return "no_data"
    if unexpected is None:
        return "errored"
    return "failed" if unexpected else "passed"


def _own_fault(result: Any) -> str | None:  # noqa: ANN401
    """Return one line for an expectation that crashed, or for a breach of the whole table's; else None."""
    name = result.expectation_config.description
    crash = _crash(result.exception_info)
    if crash:
        return f"{name}: Great Expectations crashed: {crash}"
    if result.success or "relation" in result.expectation_config.meta:
        return None
    count = result.result.get("observed_value", result.result.get("unexpected_count"))
    return f"{name}: broken by {count} verdicts; see their rows in the validation result"


def _crash(exception_info: dict[str, Any]) -> str | None:
    """Return the first line of what was raised; the information is flat, or keyed by the metric that crashed."""
    flat = "raised_exception" in exception_info
    for info in [exception_info] if flat else exception_info.values():
        if info["raised_exception"]:
            return str(info["exception_message"]).partition("\n")[0]
    return None


def _build_data_docs(context: Any, validation: Any, folder: Path) -> tuple[Path | None, tuple[str, ...]]:  # noqa: ANN401
    """Return the index of Data Docs with this run's page added, or None and why it could not be written."""
    suite = ExpectationSuiteIdentifier(name=_SUITE)
    page = ValidationResultIdentifier(
        expectation_suite_identifier=suite,
        run_id=validation.meta["run_id"],
        batch_identifier=validation.batch_id,
    )
    try:
        context.build_data_docs(resource_identifiers=[suite, page])
    except Exception as error:  # Data Docs are an extra: the run is judged and recorded without them
        return None, (f"Data Docs were not built: {error}",)
    return folder / "data_docs" / "index.html", ()


def _validation_json(folder: Path, run: Any) -> Path | None:  # noqa: ANN401
    """Return the file that records `run`."""
    name, time = run.to_tuple()
    return next((folder / "validations" / _SUITE / name / time).glob("*.json"), None)


def _broken(relations: Sequence[Relation], run_id: str, started: datetime, error: Exception) -> SuiteOutcome:
    """Return the outcome of a run that broke before any relation was asserted: all errored."""
    outcomes = tuple(RelationOutcome(r.relation_id, "errored", 0, 0, r.severity) for r in relations)
    reason = str(error).partition("\n")[0]
    fault = f"the suite did not run: {type(error).__name__}: {reason}"
    return SuiteOutcome(run_id, started, outcomes, (fault,), None, None)
