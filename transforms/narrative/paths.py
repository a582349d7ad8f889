"""Items of a classification as prose names them: (类)(款)(项), «2010301-行政运行», «行政运行(2010301)».

A path is found before the other words are, because its names are those of anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARK = "\ue000"  # stands for every character of a path, so that positions stay
_NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff、A-Za-z]|\((?![类款项]\))[\u4e00-\u9fff]{1,6}\)){1,40}"
_LEVELS = {"类": 3, "款": 5, "项": 7}
_MARKS = {length: mark for mark, length in _LEVELS.items()}
_STEPS = re.compile(
    rf"(?<![\d\u4e00-\u9fff])(?P<quote>\"?)(?:{_NAME}?\([类款项]\)(?:支出)?-?)+(?P=quote)(?:科目)?"
)
_STEP = re.compile(rf"({_NAME}?)\(([类款项])\)(?:支出)?-?")
_DASHED = re.compile(r"\"(?P<names>[^\"\d]{4,120})\"科目")
_CODE_FIRST = re.compile(rf"(?<!\d)(?P<code>[2-5]\d{{2}}(?:\d{{2}}){{0,2}})-(?P<name>{_NAME})")
_CODE_LAST = re.compile(
    rf"(?<![\d\u4e00-\u9fff])(?P<name>{_NAME}?)\((?P<code>[2-5]\d{{2}}(?:\d{{2}}){{0,2}})\)"
)
_CODED = re.compile(r"\([2-5]\d{2,6}\)|[2-5]\d{2,6}-")
_BEFORE = ("其中", "主要用于以下方面", "分别是", "包括")


@dataclass(frozen=True, slots=True)
class Path:
    """An item of a classification: the names of its levels by length of code, its code where printed, its place."""

    names: tuple[tuple[int, str], ...]
    code: str
    label: str
    start: int
    end: int


def find_paths(folded: str) -> list[Path]:
    """Return the items of classifications that a folded sentence names, in order."""
    paths: list[Path] = []
    if "(类)" in folded or "(款)" in folded or "(项)" in folded:
        paths += [_path_of_steps(m) for m in _STEPS.finditer(folded)]
    if "科目" in folded:
        paths += [
            _dashed(m)
            for m in _DASHED.finditer(folded)
            if not any(p.start <= m.start() < p.end for p in paths)
        ]
    if _CODED.search(folded):
        paths += [_coded(m) for pattern in (_CODE_FIRST, _CODE_LAST) for m in pattern.finditer(folded)]
    return sorted(paths, key=lambda p: p.start)


def mark_paths(folded: str, paths: Sequence[Path]) -> str:
    """Return the sentence with every path blotted out by marks of the same length."""
    for path in paths:
        folded = folded[: path.start] + MARK * (path.end - path.start) + folded[path.end :]
    return folded


def _path_of_steps(match: re.Match[str]) -> Path:
    steps = [(_LEVELS[level], name) for name, level in _STEP.findall(match[0].strip('"'))]
    start = match.start()
    for word in _BEFORE:
        if steps[0][1].startswith(word):
            steps[0] = (steps[0][0], steps[0][1].removeprefix(word))
            start += len(word)
    return Path(
        tuple(steps), "", "".join(f"{name}({_MARKS[length]})" for length, name in steps), start, match.end()
    )


def _coded(match: re.Match[str]) -> Path:
    code, name = match["code"], match["name"]
    return Path(((len(code), name),), code, name, match.start(), match.end())


def _dashed(match: re.Match[str]) -> Path:
    names = match["names"].split("-")
    levels = (3, 5, 7)
    return Path(tuple(zip(levels, names, strict=False)), "", match["names"], match.start(), match.end())
