"""The manifest of a release: what it holds, what made it, which checks it passed, what changed since the last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.checks import Check
from warehouse.connect import WarehouseError
from warehouse.release_database import STORAGE_VERSION, Versions
from warehouse.release_tables import TableContents

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """One file of a release: path inside it, size, SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one release is; `changed` has the documents and findings that are new or gone since `previous`."""

    release: str
    made_at: datetime
    state: str
    duckdb: str
    storage_version: str
    code_version: str
    relations_version: str
    previous: str | None
    tables: tuple[TableContents, ...]
    rows_changed: Mapping[str, int]
    changed: Mapping[str, Sequence[str]]
    checks: tuple[Check, ...]
    files: tuple[ReleasedFile, ...]
    database: Path | None = None

    @classmethod
    def of(
        cls,
        name: str,
        made_at: datetime,
        versions: Versions,
        tables: Sequence[TableContents],
        checks: Sequence[Check],
        last: Manifest | None,
        changed: Mapping[str, Sequence[str]],
        files: Sequence[ReleasedFile],
    ) -> Manifest:
        """Return the manifest of a release just built; it is `held` when a check found an offence."""
        before = {table.name: table.rows for table in last.tables} if last else {}
        rows_changed = {
            t.name: t.rows - before.get(t.name, 0) for t in tables if t.rows != before.get(t.name, 0)
        }
        return cls(
            name,
            made_at,
            "held" if any(check.offences for check in checks) else "good",
            duckdb.__version__,
            STORAGE_VERSION,
            versions.code,
            versions.relations,
            last.release if last else None,
            tuple(tables),
            rows_changed,
            changed,
            tuple(checks),
            tuple(files),
        )


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest of a release into its folder, as JSON."""
    record = asdict(manifest)
    del record["database"]
    text = json.dumps(record, ensure_ascii=False, indent=1, default=str)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of the release in a folder; None where there is none, as before the first release.

    Raises: WarehouseError for a manifest that cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        record["made_at"] = datetime.fromisoformat(record["made_at"])
        for name, kind in (("tables", TableContents), ("files", ReleasedFile)):
            record[name] = tuple(kind(**entry) for entry in record[name])
        checks = ({**entry, "offences": tuple(entry["offences"])} for entry in record["checks"])
        record["checks"] = tuple(Check(**entry) for entry in checks)
        return Manifest(**record, database=folder / "mingzhang.duckdb")
    except (ValueError, TypeError, KeyError) as error:
        raise WarehouseError(f"cannot read {path}: {error}; restore it or remove that release") from error


def describe_files(folder: Path) -> list[ReleasedFile]:
    """Return every file below a folder with its size and SHA-256, by path."""
    described = []
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        with path.open("rb") as handle:
            digest = hashlib.file_digest(handle, "sha256").hexdigest()
        described.append(ReleasedFile(path.relative_to(folder).as_posix(), path.stat().st_size, digest))
    return described
