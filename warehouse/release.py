"""The release: built beside, checked, put in place by rename. Readers never wait and never see half.

A release is a folder: `mingzhang.duckdb` (read-only, storage version v1.2.0, so that every DuckDB since 1.2 opens it),
the same tables as Parquet and CSV, `dictionary.html` and `manifest.json`. A link names the current one; it is replaced
in one step. One that fails a check stays aside under `<name>.held`, and the last good one stays current.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.checks import Check, run_checks
from warehouse.connect import WarehouseError, open_release
from warehouse.dictionary import write_dictionary
from warehouse.manifest import Manifest, describe_files, read_manifest, write_manifest
from warehouse.release_database import KEPT_HOME, Versions, write_database
from warehouse.release_tables import measure_tables, write_tables

DATABASE = "mingzhang.duckdb"
RELEASES = "releases"
READ_ONLY = 0o444
MOST_KEPT = 7


class ReleaseHeldError(WarehouseError):
    """A new release failed a check and stays aside; the last good one is still current."""


@dataclass(frozen=True, slots=True)
class Release:
    """A released database, with the number of rows of each table."""

    path: Path
    rows: dict[str, int]


def publish_release(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    versions: Versions | None = None,
    keep: int = MOST_KEPT,
    now: datetime | None = None,
) -> Release:
    """Return the release of the warehouse as it is now, its database in place at `path`.

    `path` lies in a folder that is a link to the current release; the releases stand beside that link. A crash
    before the link is replaced leaves the last release current, and the next call removes what was left.
    Raises: ReleaseHeldError when the new release fails a check; it stays aside, with the reasons in its manifest.
    """
    link = path.parent
    releases = link.parent / RELEASES
    releases.mkdir(parents=True, exist_ok=True)
    _clear_remains(link, releases)
    made_at = now or datetime.now(UTC)
    name = _new_name(releases, made_at)
    building = releases / f".{name}.building"
    building.mkdir()
    manifest = _build(connection, building, name, made_at, versions or Versions(), read_manifest(link))
    failed = [check for check in manifest.checks if check.offences]
    if failed:
        held = building.replace(releases / f"{name}.held")
        _drop_old(releases, keep, link)
        raise ReleaseHeldError(_reasons(held, failed, read_manifest(link)))
    done = building.replace(releases / name)
    _flush(releases)
    _point(link, done)
    _drop_old(releases, keep, link)
    return Release(path, {table.name: table.rows for table in manifest.tables})


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the number of rows of every table of the schema that is released."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal "
        "AND schema_name = 'main' AND NOT list_contains(?, table_name) ORDER BY 1",
        [list(KEPT_HOME)],
    ).fetchall()
    counted = {}
    for (name,) in tables:
        ((counted[name],),) = connection.execute(f"SELECT count(*) FROM main.{name}").fetchall()  # noqa: S608 - fixed names
    return counted


def _build(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    name: str,
    made_at: datetime,
    versions: Versions,
    last: Manifest | None,
) -> Manifest:
    """Fill a folder with a release and return its manifest, the outcome of its checks included."""
    expected = count_rows(connection)
    database = folder / DATABASE
    write_database(connection, database, name, made_at, versions)
    with open_release(database) as release:
        tables = measure_tables(release)
        checks = run_checks(release, expected, {table.name: table.rows for table in tables}, last)
        write_dictionary(release, folder / "dictionary.html")
        changes = _compare(connection, release, last)
    checks += write_tables(database, folder)
    database.chmod(READ_ONLY)
    manifest = Manifest.of(name, made_at, versions, tables, checks, last, changes, describe_files(folder))
    write_manifest(manifest, folder)
    for made in [*folder.rglob("*"), folder]:
        _flush(made)
    return manifest


def _compare(
    connection: duckdb.DuckDBPyConnection, release: duckdb.DuckDBPyConnection, last: Manifest | None
) -> dict[str, list[str]]:
    """Return what is new and what is gone since the last release: documents and open findings."""
    changes: dict[str, list[str]] = {}
    if last is None or last.database is None:
        return changes
    with open_release(last.database) as before:
        for what, query in (
            ("documents", "SELECT document_id FROM documents"),
            ("findings", "SELECT finding_id || ' ' || document_id FROM open_findings"),
        ):
            old, new = ({row[0] for row in reader.execute(query).fetchall()} for reader in (before, release))
            changes[f"{what}_new"], changes[f"{what}_gone"] = sorted(new - old), sorted(old - new)
    return changes


def _new_name(releases: Path, made_at: datetime) -> str:
    """Return a name for a release that sorts by time and is not taken."""
    name = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
    if (releases / name).exists():
        raise WarehouseError(f"there is a release {name} already; make the next one a moment later")
    return name


def _reasons(held: Path, failed: Sequence[Check], last: Manifest | None) -> str:
    reasons = "; ".join(f"{check.title_en}: {check.offences[0]}" for check in failed)
    current = (
        f"the release of {last.made_at:%Y-%m-%d %H:%M} stays current" if last else "there is no release yet"
    )
    return f"the new release was held back at {held} ({reasons}); {current}"


def _point(link: Path, release: Path) -> None:
    """Let the link name a release, in one step."""
    beside = link.with_name(f".{link.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(Path(RELEASES) / release.name, target_is_directory=True)
    beside.replace(link)
    _flush(link.parent)


def _clear_remains(link: Path, releases: Path) -> None:
    """Remove what a crash left, and make room for the link where an older version kept the release itself."""
    for left in releases.glob(".*.building"):
        shutil.rmtree(left)
    if link.is_dir() and not link.is_symlink():
        link.replace(releases / "00000000T000000000000Z")
        _point(link, releases / "00000000T000000000000Z")


def _drop_old(releases: Path, keep: int, link: Path) -> None:
    """Remove the oldest releases beyond those to be kept, and the same of those held back; never the current one."""
    current = link.resolve()
    folders = sorted((f for f in releases.iterdir() if not f.name.startswith(".")), reverse=True)
    held = [folder for folder in folders if folder.suffix == ".held"]
    good = [folder for folder in folders if folder.suffix != ".held"]
    for folder in (*good[keep:], *held[keep:]):
        if folder != current:
            shutil.rmtree(folder)


def _flush(path: Path) -> None:
    """Force a file or folder to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
