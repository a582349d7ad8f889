"""What numbers are about: a subject of the section, an item of a classification, a project, by label or heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.narrative.headings import leading_ordinal
from transforms.narrative.lexer import lexer_of
from transforms.narrative.names import CodeNames
from transforms.narrative.paths import Path, find_paths
from transforms.narrative.section import Section, Subject
from transforms.wording import fold_text

# A project stands by its own name before its amount: «乡村振兴工作经费3.00万元».
_PROJECT = re.compile(
    r"(?:包括|其中|和|及)?(?P<name>[\u4e00-\u9fffA-Za-z\"()]{3,36}(?:经费|资金|项目|专项|费|补助|奖励|补贴))"
)
LONGEST_NAME = 44
# What a heading may say beside its subject; «教育支出 普通教育» is not about 教育支出.
_IN_HEADINGS = re.compile(
    r"(?:情况|说明|总体|具体|结构|决算|预算|支出|收入|开展|工作|财政拨款|一般公共预算|会议费|培训费|经费|费用?|支付|表|关于|的|和|及|、|等"
    r"|(?:19|20)\d\d年度?|部门|单位|本级|安排|使用|各项|包括|如下|:|。|\([^)]*\))*+"
)
_GRADED = re.compile(r"(?P<name>.{2,40}?)(?:项目)?(?:支出)?(?:绩效)?自评(?:综述|结果|情况)?")
_BEGINS_WITH_BUDGET = re.compile(r"(?:项目)?(?:全年|年初|调整)?预算(?:数)?为?\d")


@dataclass(frozen=True, slots=True)
class Topic:
    """What numbers are about: the concept, its side and code, and how it is printed."""

    concept: str
    label: str
    side: str = ""
    code: str | None = None


def topic_of_subject(subject: Subject, label: str) -> Topic:
    """Return the topic of a subject of the section; a class of expenditure is its own code."""
    return Topic(subject.concept, label, subject.side, subject.concept if subject.concept.isdigit() else None)


class TopicFinder:
    """Finds the topics of one section, with the names that the book's tables print for codes."""

    def __init__(self, section: Section, names: CodeNames) -> None:
        self._section, self._names, self._lexer = section, names, lexer_of(section)
        self._of_headings: dict[str, Topic | None] = {}

    def of_path(self, path: Path, headings: tuple[str, ...]) -> Topic:
        """Return the item that a path names; its class may stand in the headings above («（一）教育支出（类）»)."""
        if path.code:
            code: str | None = path.code
        elif self._section.codes == "economic":
            code = self._names.economic_code(path.names[-1][1])
        else:
            code = self._names.function_code((*_class_above(path, headings), *path.names))
        return Topic(code or f"name:{path.label}", path.label, "", code)

    def of_project(self, words: str) -> Topic | None:
        """Return the project whose name is all of these words; None where the section names none, or they are none."""
        found = _PROJECT.fullmatch(words) if self._section.names and len(words) <= LONGEST_NAME else None
        return Topic(f"name:{found['name']}", found["name"]) if found else None

    def of_item(self, label: str, told: str, headings: tuple[str, ...]) -> Topic | None:
        """Return what an item is about before it says so: the project it grades, its label, or the heading above it.

        `told` is what follows the label.
        """
        if label and self._section.names:
            graded = _GRADED.fullmatch(label)
            if graded or _BEGINS_WITH_BUDGET.match(told):
                name = graded["name"] if graded else label
                return Topic(f"name:{name}", name)
        return self._of_heading(label or (headings[-1] if headings else ""), headings)

    def _of_heading(self, heading: str, headings: tuple[str, ...]) -> Topic | None:
        if heading not in self._of_headings:
            folded = fold_text(heading)
            paths = find_paths(folded)
            self._of_headings[heading] = (
                self.of_path(paths[-1], headings) if paths else self._only_subject(folded)
            )
        return self._of_headings[heading]

    def _only_subject(self, folded: str) -> Topic | None:
        """Return the subject that a heading names, where nothing else in it says what it is about."""
        ordinal = leading_ordinal(folded)
        begin = ordinal.ordinal if ordinal else 0
        for lexeme in self._lexer.read(folded, begin):
            if isinstance(lexeme.meaning, Subject):
                rest = folded[begin : lexeme.start] + folded[lexeme.end :]
                return topic_of_subject(lexeme.meaning, lexeme.text) if _IN_HEADINGS.fullmatch(rest) else None
        return None


def _class_above(path: Path, headings: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Return the class that a heading above names, for a path that begins with its section."""
    for heading in reversed(headings):
        for above in find_paths(fold_text(heading)):
            if above.names[0][0] < path.names[0][0]:
                return (above.names[0],)
    return ()
