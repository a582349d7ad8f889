"""Reads the questions in `questions/`: each is one .sql file, whose first comment lines say what it answers.

    -- Q14 年初预算为零的支出
    -- en: Money spent on items without an original budget
    -- asks: 人大 · RD
    -- grain: 一个部门的一个科目 · one code of one department
    -- warning: 只有说明写明的科目 · only codes that the narrative tells of        (may stand more than once)
    SELECT … FROM report.items_budgeted WHERE report.asked(district, publisher, fiscal_year) …

A question is asked of one district, publisher or year by `SET VARIABLE district = '…'` (publisher, year) before its
SELECT; a variable that is not set asks for all. So a file also runs by itself in any DuckDB that has the release open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from transforms.errors import MingzhangError

FOLDER = Path(__file__).parent / "questions"
_HEADING = re.compile(r"-- (?P<id>Q\d{2}) (?P<title>\S.*)")
_FIELD = re.compile(r"-- (?P<name>en|asks|grain|warning): (?P<value>\S.*)")
_ONCE = ("en", "asks", "grain")


class QuestionFileError(MingzhangError):
    """A question file without a full header; names the file and what is missing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an oversight body: its words, who asks it, what a row is, what to beware of, its SELECT."""

    question_id: str
    title_zh: str
    title_en: str
    asks: str
    grain: str
    warnings: tuple[str, ...]
    sql: str


@cache
def read_questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """Return every question of a folder, ordered by its number.

    Raises: QuestionFileError for a broken header.
    """
    return tuple(_read_question(path) for path in sorted(folder.glob("*.sql")))


def find_question(name: str, questions: Sequence[Question]) -> Question:
    """Return the question called `name` («Q14», «q14» or «14»).

    Raises: QuestionFileError when there is none.
    """
    number = name.upper().removeprefix("Q").zfill(2)
    for question in questions:
        if question.question_id == f"Q{number}":
            return question
    raise QuestionFileError(f"there is no question {name}; `mingzhang ask` lists them")


def _read_question(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = _HEADING.fullmatch(lines[0]) if lines else None
    if heading is None or not path.name.startswith(heading["id"].lower() + "_"):
        raise QuestionFileError(
            f"{path}: the first line must read «-- Q14 标题», the file be named q14_….sql"
        )
    fields: dict[str, list[str]] = {}
    body = 1
    while body < len(lines) and lines[body].startswith("--"):
        field = _FIELD.fullmatch(lines[body])
        if field is None:
            raise QuestionFileError(f"{path}: «{lines[body]}» is no field of a question")
        fields.setdefault(field["name"], []).append(field["value"])
        body += 1
    for name in _ONCE:
        if len(fields.get(name, ())) != 1:
            raise QuestionFileError(f"{path}: the header needs one line «-- {name}: …»")
    return Question(
        question_id=heading["id"],
        title_zh=heading["title"],
        title_en=fields["en"][0],
        asks=fields["asks"][0],
        grain=fields["grain"][0],
        warnings=tuple(fields.get("warning", ())),
        sql="\n".join(lines[body:]).strip(),
    )
