"""Which classification codes changed in which year: read from code_changes.yml, put where relations map by them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import duckdb
import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from transforms.errors import MingzhangError
from warehouse.load import insert_rows, transaction

FILE = Path(__file__).with_name("code_changes.yml")
Row = tuple[str, int, str, str | None, str | None, str | None]


class CodeChangesError(MingzhangError):
    """A file of code changes that cannot be used; names the file and what is wrong."""


class _Change(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    becomes: str | None = ""  # empty: the code itself
    old: str | None = None
    new: str | None = None


_FILE_OF_CHANGES = TypeAdapter(dict[Literal["functional", "economic"], dict[int, dict[str, _Change]]])


def read_code_changes(path: Path = FILE) -> list[Row]:
    """Return (classification, first year, code, successor or None, old name, new name) of every change.

    Raises: CodeChangesError for a file that is none.
    """
    try:
        changes = _FILE_OF_CHANGES.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise CodeChangesError(
            f"{path} is no file of code changes: {' '.join(str(error).split())}"
        ) from error
    return [
        (classification, year, code, code if c.becomes == "" else c.becomes, c.old, c.new)
        for classification, by_year in changes.items()
        for year, by_code in by_year.items()
        for code, c in by_code.items()
    ]


def load_code_changes(connection: duckdb.DuckDBPyConnection, changes: Sequence[Row]) -> None:
    """Put the changes in place of those the warehouse holds, in one transaction."""
    with transaction(connection):
        connection.execute("DELETE FROM code_changes")
        insert_rows(connection, "code_changes", changes)
