"""Great Expectations over the released verdicts, in a process of its own."""

from __future__ import annotations

from pathlib import Path

from expectations.catalogue import read_catalogue
from warehouse.connect import open_release


def record_suite(release: Path, run_id: str, folder: Path) -> list[str]:
    """Return the faults that are our own, one line each; the run is recorded under `folder` with its Data Docs."""
    from expectations.suite import run_suite  # noqa: PLC0415 - its import costs 8 s and 290 MB

    with open_release(release) as connection:
        outcome = run_suite(connection, read_catalogue(), run_id, folder)
    errored = [r.relation_id for r in outcome.relations if r.state == "errored"]
    return [*outcome.faults, *(f"关系 {relation_id} 运行出错" for relation_id in errored)]
