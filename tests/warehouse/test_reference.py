"""The code lists stand in the warehouse as their files have them, and a file that is none is named with its line."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from warehouse.connect import apply_schema, open_memory, open_warehouse
from warehouse.reference import (
    FOLDER,
    CodeListError,
    load_reference_codes,
    read_codes,
    read_own_sections,
)

CODES = read_codes(FOLDER)
NAMES = {(system, code) for system, code, *_ in CODES}


def test_a_new_warehouse_holds_the_lists() -> None:
    with open_memory() as connection:
        assert set(connection.execute("FROM reference_codes").fetchall()) == set(CODES)
        assert set(connection.execute("FROM own_sections").fetchall()) == set(read_own_sections(FOLDER))


def test_a_row_changed_by_hand_or_left_of_an_older_list_is_put_right(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        connection.execute("UPDATE reference_codes SET name = '改名' WHERE code = '2010501'")
        connection.execute("INSERT INTO own_sections VALUES ('%旧单位', '20199')")
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        assert sorted(map(repr, connection.execute("FROM reference_codes").fetchall())) == sorted(
            map(repr, CODES)
        )
        assert set(connection.execute("FROM own_sections").fetchall()) == set(read_own_sections(FOLDER))


def test_lists_that_stand_already_are_not_written_again() -> None:
    with open_memory() as connection:
        before = connection.execute("SELECT rowid, * FROM reference_codes").fetchall()
        load_reference_codes(connection)
        apply_schema(connection)
        assert connection.execute("SELECT rowid, * FROM reference_codes").fetchall() == before


def test_every_code_stands_below_its_section_and_class() -> None:
    orphans = {(s, c) for s, c in NAMES if len(c) > 3 and (s, c[:-2]) not in NAMES}
    assert orphans == set()


def test_a_code_keeps_a_name_in_every_year_between_its_first_and_its_last() -> None:
    years: dict[tuple[str, str], list[range]] = defaultdict(list)
    for system, code, _, first, last, _ in CODES:
        years[system, code].append(range(first or 2000, (last or 2099) + 1))
    gaps = {
        key
        for key, spans in years.items()
        for year in range(min(s.start for s in spans), max(s.stop for s in spans))
        if not any(year in span for span in spans)
    }
    assert gaps == set()


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("207", "文化体育与传媒支出", "文化旅游体育与传媒支出"),
        ("210", "医疗卫生与计划生育支出", "卫生健康支出"),
        ("20805", "行政事业单位离退休", "行政事业单位养老支出"),
        ("21305", "扶贫", "巩固脱贫攻坚成果衔接乡村振兴"),
        ("220", "国土海洋气象等支出", "自然资源海洋气象等支出"),
    ],
)
def test_both_names_of_a_renamed_code_hold_around_the_change(code: str, before: str, after: str) -> None:
    (last,) = [row[4] for row in CODES if row[1:3] == (code, before)]
    (first,) = [row[3] for row in CODES if row[1:3] == (code, after)]
    assert last is not None
    assert first is not None
    assert last > first


def test_the_two_codes_of_basic_pensions_are_told_apart() -> None:
    names = {code: name for _, code, name, *_ in CODES}
    assert names["2080505"] == "机关事业单位基本养老保险缴费支出"
    assert names["2080507"] == "对机关事业单位基本养老保险基金的补助"


def test_the_sections_of_departments_are_known_codes() -> None:
    assert {section for _, section in read_own_sections(FOLDER)} <= {code for _, code in NAMES}


BROKEN = {
    "a code of another classification": ("function.csv", "30101,基本工资,,,0", "«30101» is no code of this"),
    "a code of four digits": ("department_economic.csv", "3010,基本工资,,,0", "«3010» is no code of this"),
    "a name with spaces": ("function.csv", "2010577,统计 会商,,,0", "write «统计 会商» without spaces"),
    "a name with half-width brackets": ("function.csv", "2010577,统计(会商),,,0", "brackets full width"),
    "a year in words": ("function.csv", "2010577,统计会商,今年,,0", "years are empty or 20xx"),
    "no number of books": ("government_economic.csv", "50198,其他,,,", "docs is a number"),
    "a column too few": ("function.csv", "2010577,统计会商,,0", "the columns are code, name"),
    "a row twice": ("function.csv", "2010501,行政运行,,,0", "«2010501 行政运行» stands twice; keep one"),
    "a section of seven digits": ("own_section.csv", "%会商局,2010577", "«2010577» is no section"),
}


@pytest.mark.parametrize(("file", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_a_line_that_is_none_is_named(tmp_path: Path, file: str, line: str, message: str) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "codes")
    with (folder / file).open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")
    number = len((folder / file).read_text(encoding="utf-8").splitlines())
    where = re.escape(f"{folder / file}, line {number}: ")
    with pytest.raises(CodeListError, match=f"^{where}.*{re.escape(message)}"):
        read_codes(folder) and read_own_sections(folder)
