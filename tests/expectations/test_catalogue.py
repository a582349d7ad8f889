"""A relation file loads only when its header is a full definition; every error names the file and the field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from expectations.catalogue import FOLDER, CatalogueError, Relation, read_catalogue, read_relation
from expectations.verdicts import Kind

DEFINITION = """-- R900 合计等于各部分
-- en: A total equals its parts
-- kind: sum
-- severity: warning
-- source: 公开03表
-- needs: 合计行
-- holds: T03 total basic_expenditure 1 | T03 201 basic_expenditure 1
-- holds: T03 total basic_expenditure 2 | T03 201 basic_expenditure 2
-- fires: T03 total basic_expenditure 9 | T03 201 basic_expenditure 1
SELECT document_id, form AS instance, fact_id, 1 AS coefficient
FROM cells
-- a comment inside the SELECT belongs to it
"""


def write(folder: Path, text: str, name: str = "r900_total.sql") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_definition_is_read_whole(tmp_path: Path) -> None:
    assert read_relation(write(tmp_path, DEFINITION)) == Relation(
        relation_id="R900",
        title_zh="合计等于各部分",
        title_en="A total equals its parts",
        kind=Kind.SUM,
        severity="warning",
        source="公开03表",
        needs="合计行",
        holds=(
            "T03 total basic_expenditure 1 | T03 201 basic_expenditure 1",
            "T03 total basic_expenditure 2 | T03 201 basic_expenditure 2",
        ),
        fires=("T03 total basic_expenditure 9 | T03 201 basic_expenditure 1",),
        sql=(
            "SELECT document_id, form AS instance, fact_id, 1 AS coefficient\nFROM cells\n"
            "-- a comment inside the SELECT belongs to it"
        ),
    )


def without(field: str) -> str:
    return "\n".join(line for line in DEFINITION.splitlines() if not line.startswith(f"-- {field}:"))


@pytest.mark.parametrize("field", ["en", "kind", "severity", "source", "needs", "holds", "fires"])
def test_a_missing_field_is_named(tmp_path: Path, field: str) -> None:
    path = write(tmp_path, without(field))
    with pytest.raises(CatalogueError) as error:
        read_relation(path)
    assert str(error.value) == f"{path}: the header lacks «-- {field}: …»"


BROKEN = {
    "no file content": ("", "the first line must read «-- R123 标题»"),
    "no title": (
        DEFINITION.replace("R900 合计等于各部分", "R900"),
        "the first line must read «-- R123 标题»",
    ),
    "a malformed identifier": (DEFINITION.replace("R900", "R9"), "the first line must read «-- R123 标题»"),
    "an unknown field": (
        DEFINITION.replace("-- needs:", "-- tolerance: 1\n-- needs:"),
        "unknown header field «tolerance»; allowed are en, kind, severity, source, needs, holds, fires, scope",
    ),
    "a field twice": (
        DEFINITION.replace("-- kind: sum", "-- kind: sum\n-- kind: order"),
        "«kind» stands twice",
    ),
    "an unknown kind": (
        DEFINITION.replace("kind: sum", "kind: product"),
        "kind «product» is none of sum, order, usual, usual_order, text, ratio",
    ),
    "an unknown severity": (
        DEFINITION.replace("severity: warning", "severity: fatal"),
        "severity «fatal» is none of error, warning, info",
    ),
    "an empty field": (DEFINITION.replace("公开03表", " "), "the header lacks «-- source: …»"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_header_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CatalogueError) as error:
        read_relation(path)
    assert str(error.value) == f"{path}: {message}"


def test_the_file_is_named_after_its_relation(tmp_path: Path) -> None:
    path = write(tmp_path, DEFINITION, "total.sql")
    with pytest.raises(CatalogueError) as error:
        read_relation(path)
    assert str(error.value) == f"{path}: the file name must begin with r900_"


def test_a_catalogue_is_every_file_below_its_folder_in_the_order_of_identifiers(tmp_path: Path) -> None:
    write(tmp_path, DEFINITION.replace("R900", "R902"), "a/r902_x.sql")
    write(tmp_path, DEFINITION.replace("R900", "R901"), "b/deep/r901_x.sql")
    assert [relation.relation_id for relation in read_catalogue(tmp_path)] == ["R901", "R902"]


def test_an_identifier_is_used_once(tmp_path: Path) -> None:
    write(tmp_path, DEFINITION, "a/r900_one.sql")
    write(tmp_path, DEFINITION, "b/r900_other.sql")
    with pytest.raises(CatalogueError) as error:
        read_catalogue(tmp_path)
    assert str(error.value) == f"R900 is defined by two files below {tmp_path}; rename one of them"


def test_one_broken_file_stops_the_catalogue_because_a_lost_rule_is_a_silent_pass(tmp_path: Path) -> None:
    write(tmp_path, DEFINITION)
    write(tmp_path, without("fires"), "r900_broken.sql")
    with pytest.raises(CatalogueError, match=re.escape("r900_broken.sql: the header lacks «-- fires: …»")):
        read_catalogue(tmp_path)


def test_the_shipped_catalogue_is_every_file_of_its_folder() -> None:
    assert len(read_catalogue()) == len(list(FOLDER.rglob("*.sql"))) > 50
