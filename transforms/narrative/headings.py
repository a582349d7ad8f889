"""What stands before a paragraph: its ordinal and level, and whether the paragraph is a heading or a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

_ORDINALS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.:]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?"),
    re.compile(r"\d{1,2}(?:、|\.(?!\d)|\.(?=20\d\d年))"),
    re.compile(r"\(\d{1,2}\)[、.]?"),
)
_PART = re.compile(r"第[一二三四五六七八九十]{1,3}部分[:、]?")
_LEADER = re.compile(r"(?:[.·…]{2,}|…)\d*$")
_SENTENCE = re.compile(r"[,;。]")
_MONEY = re.compile(r"\d(?:万|亿|千)?元|\d%|\d[辆台个人]|X{2,}")
_SPOKEN = re.compile(r"(?:情况|说明|结构|规模|费用?|经费|使用|结果|支出|收入|方面)$")
# Titles without an ordinal: «2025年部门预算编制说明», «名词解释», and the lines that open a list of 科目.
_TITLE = re.compile(
    r"[^,;。:]{2,30}(?:情况说明|编制说明|公开说明|主要职能|机构设置|概况)(?:\([^)]*\))?"
    r"|名词解释|财政拨款支出主要内容如下:"
)
LONGEST = 60
PART_LEVEL, TITLE_LEVEL = -1, 0


class Heading(NamedTuple):
    """A level (parts −1, titles without ordinal 0, then 一、 （一） 1. （1）) and the length of the ordinal."""

    level: int
    ordinal: int


def leading_ordinal(folded: str) -> Heading | None:
    """Return the level and length of the ordinal that opens a folded text; None where none does."""
    part = _PART.match(folded)
    if part:
        return Heading(PART_LEVEL, part.end())
    for level, pattern in enumerate(_ORDINALS, 1):
        found = pattern.match(folded)
        if found:
            return Heading(level, found.end())
    return None


def is_title(folded: str) -> bool:
    """Whether a folded line is a heading without an ordinal."""
    return bool(_TITLE.fullmatch(folded))


def is_heading(folded: str, heading: Heading) -> bool:
    """Whether a paragraph that opens with an ordinal is a heading and no sentence."""
    body = without_leader(folded)[heading.ordinal :]
    if heading.level == PART_LEVEL:
        return not _SENTENCE.search(body)
    if len(body) > LONGEST or _MONEY.search(body) or body.endswith("(项)。"):
        return False
    bare = body.rstrip("。:")
    if _SENTENCE.search(bare) or ":" in bare:
        return False
    return not body.endswith("。") or bool(_SPOKEN.search(bare))


def without_leader(folded: str) -> str:
    """Return a line of a table of contents without its dots and its page number."""
    return _LEADER.sub("", folded)


def is_complete(folded: str) -> bool:
    """Whether a heading so far reads as a whole one, so that what follows is no rest of it."""
    return bool(re.search(r"(?:说明|解释|概况|职责|职能|设置|构成|(?<![类款项])\)|[。:])$", folded))
